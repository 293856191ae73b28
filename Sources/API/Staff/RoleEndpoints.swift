import HTTPTypes
import Hummingbird
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// What people and keys may do.
enum RoleEndpoints {
    static let all = [list, create.proved, change.proved, delete.proved]

    private static let tag = "Roles"
    private static let name = Parameter.path("name", .text(1...50, "The role's name."))
    private static let title = Schema.text(1...60)

    private static let list = Endpoint(
        method: .get, path: "/roles", operation: "listRoles", tag: tag, summary: "List the roles",
        caller: .staff(.manageStaff), answers: [DeclaredAnswer(200, "All.", .list("RoleList", of: RoleView.schema))]
    ) { call in
        let roles = try await call.shop.database.read { try Role.all(in: $0) }
        return Answer(200, ListView(items: roles.map { RoleView(role: $0) })).response(in: call.context)
    }

    private static let create = Endpoint(
        method: .post, path: "/roles", operation: "createRole", tag: tag, summary: "Make a role",
        caller: .staff(.manageStaff),
        body: .json(
            .object([
                .required("title", title), .required("permissions", .permissions),
                .optional("needsSecondFactor", .boolean()),
            ])),
        answers: [DeclaredAnswer(201, "The role.", RoleView.schema)],
        problems: DeclaredProblem.refusals + [DeclaredProblem(409, "role_exists")]
    ) { call in
        var body = BodyReader(call)
        let title = call.roleTitle(&body) ?? ""
        try body.finish()
        let (permissions, needs) = (call.permissions("permissions") ?? [], body.boolean("needsSecondFactor") ?? false)
        let author = try call.author
        return try await call.write { transaction in
            let role = try Role.create(
                title, permissions: permissions, needsSecondFactor: needs, by: author, in: transaction)
            return Answer(201, RoleView(role: role))
        }.response(in: call.context)
    }

    private static let change = Endpoint(
        method: .put, path: "/roles/{name}", operation: "changeRole", tag: tag, summary: "Change a role",
        caller: .staff(.manageStaff), parameters: [name],
        body: .json(
            .object([
                .optional("title", title), .optional("permissions", .permissions),
                .optional("needsSecondFactor", .boolean()),
            ])),
        answers: [DeclaredAnswer(200, "As it is now.", RoleView.schema)],
        problems: DeclaredProblem.refusals + [
            DeclaredProblem(409, "owner_is_fixed"), DeclaredProblem(409, "vendor_role_is_fixed"),
        ]
    ) { call in
        var body = BodyReader(call)
        let title = body.has("title") ? call.roleTitle(&body) : nil
        try body.finish()
        let (name, author) = (try call.context.part("name"), try call.author)
        let (permissions, needs) = (call.permissions("permissions"), body.boolean("needsSecondFactor"))
        return try await call.write { transaction in
            guard var role = try Role.find(name, in: transaction) else { throw Problem.notFound }
            role.title = title ?? role.title
            role.permissions = permissions ?? role.permissions
            role.needsSecondFactor = needs ?? role.needsSecondFactor
            try role.save(by: author, in: transaction)
            return Answer(200, RoleView(role: role))
        }.response(in: call.context)
    }

    private static let delete = Endpoint(
        method: .delete, path: "/roles/{name}", operation: "deleteRole", tag: tag,
        summary: "Remove a role of the shop's own that nobody has", caller: .staff(.manageStaff), parameters: [name],
        answers: [DeclaredAnswer(200, "Gone.", DoneView.schema)],
        problems: DeclaredProblem.refusals + [
            DeclaredProblem(409, "role_in_use"), DeclaredProblem(409, "role_is_built_in"),
        ]
    ) { call in
        let (name, author) = (try call.context.part("name"), try call.author)
        try await call.shop.database.write { transaction in
            guard try Role.find(name, in: transaction) != nil else { throw Problem.notFound }
            try Role.delete(name, by: author, in: transaction)
        }
        return Answer(200, DoneView(word: .done)).response(in: call.context)
    }
}

extension Call {
    /// A title that a name can be made of.
    fileprivate func roleTitle(_ body: inout BodyReader) -> String? {
        guard let title = body.text("title") else { return nil }
        let isReadable = title.contains { $0.isLetter || $0.isNumber }
        guard isReadable, Slug(transliterating: title).text.utf8.count <= 50 else {
            body.refuse("title", "invalid", "Use letters.")
            return nil
        }
        return title
    }

    /// Nil when the body does not speak of them.
    func permissions(_ member: String) -> Set<Permission>? {
        guard case .array(let items) = body[member] else { return nil }
        return Set(items.compactMap { $0.text.flatMap { Permission(rawValue: $0) } })
    }
}
