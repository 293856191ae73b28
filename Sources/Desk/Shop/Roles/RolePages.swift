import HTTPTypes
import Hummingbird
import Operations
import People
import Persistence
import Vocabulary
import Web

/// Roles: what those who hold them may do.
enum RolePages {
    static let routes = [
        DeskRoute.page(.roles, for: .manageStaff) { try await $0.roleList() },
        DeskRoute.page(.newRole, for: .manageStaff) { try await $0.newRolePage() },
        DeskRoute.form(.newRole, for: .manageStaff) { try await $0.makeRole() }.proved,
        DeskRoute.page(.role, for: .manageStaff) { try await $0.rolePage() },
        DeskRoute.form(.role, for: .manageStaff) { try await $0.saveRole() }.proved,
        DeskRoute.form(.deleteRole, for: .manageStaff) { try await $0.deleteRole() }.proved,
    ]
}

enum RoleWords {
    /// "Everything", or the first of what it may do.
    static func summary(_ role: Role) -> String {
        let all = Permission.allCases.filter(role.permissions.contains)
        if all.count == Permission.allCases.count { return "Everything" }
        guard !all.isEmpty else { return "Nothing yet" }
        let shown = all.prefix(4).map(\.title).joined(separator: ", ")
        return all.count > 4 ? "\(shown) and \(all.count - 4) more" : shown
    }

    /// The role of somebody, with the vendor whom they sell for.
    static func title(_ overview: StaffOverview, _ call: DeskCall) -> HTML {
        guard let vendor = overview.vendor else { return "\(overview.role.title)" }
        guard call.may(.readVendors) else {
            return "\(overview.role.title)<span class=\"row-detail\">\(vendor.name)</span>"
        }
        return """
            \(overview.role.title)<a class="row-detail" href="\(SiteURL.desk(.vendor, "\(vendor.id)"))">\(vendor.name)</a>
            """
    }

    static func choice(_ role: Role) -> FormField.Choice {
        .init(role.name, role.title, detail: summary(role))
    }
}

extension DeskCall {
    fileprivate func roleList() async throws -> Response {
        let (roles, people) = try await database.read { (try Role.all(in: $0), try Staff.all(in: $0)) }
        let holders = Dictionary(grouping: people.filter { !$0.hasLeft }, by: \.role)
        let table = ConsoleTable(
            caption: "Roles",
            columns: [.init("Role"), .init("People", isNumber: true), .init("Second factor"), .init("Kind")],
            rows: roles.map { role in
                [
                    """
                    <a class="row-title" href="\(SiteURL.desk(.role, role.name))">\(role.title)</a>\
                    <span class="row-detail">\(RoleWords.summary(role))</span>
                    """,
                    "\(formats.number(holders[role.name]?.count ?? 0))",
                    role.needsSecondFactor || rules.needsSecondFactor
                        ? Badge("Asked for", .good).html : "<span class=\"muted\">As they like</span>",
                    role.isBuiltIn ? "<span class=\"muted\">Ours</span>" : "Your own",
                ]
            })
        return answer(
            DeskPage(
                "Roles", .roles, notice: news,
                actions: ButtonView("New role", icon: .plus).link(to: .desk(.newRole)), main: table.html))
    }

    // MARK: - One role

    private func found() async throws -> Role {
        let name = try context.part("role")
        guard let role = try await database.read({ try Role.find(name, in: $0) }) else { throw Problem.notFound }
        return role
    }

    fileprivate func rolePage() async throws -> Response {
        editor(try await found(), FormState())
    }

    fileprivate func newRolePage() async throws -> Response {
        editor(nil, FormState())
    }

    private func editor(_ role: Role?, _ state: FormState, status: HTTPResponse.Status = .ok) -> Response {
        let view = RoleEditor(role: role, state: state, call: self)
        return answer(
            DeskPage(
                role?.title ?? "New role", .roles, parent: ("Roles", .desk(.roles)), notice: news,
                actions: view.actions, main: view.html),
            status: status)
    }

    private var permissions: Set<Permission> {
        Set(form.values("permission").compactMap { Permission(rawValue: $0) })
    }

    /// The title, checked; what is wrong is noted in `state`.
    private func title(_ state: inout FormState) -> String? {
        guard let title = state.required("title", message: "Give the role a name.") else { return nil }
        guard Role.titleLength.contains(title.count), !Slug(transliterating: title).text.isEmpty else {
            state.refuse("title", "Use up to \(Role.titleLength.upperBound) letters.", code: "too_long")
            return nil
        }
        return title
    }

    fileprivate func makeRole() async throws -> Response {
        var state = FormState(form.without("csrf"))
        guard let title = title(&state) else { return editor(nil, state, status: .unprocessableContent) }
        let (permissions, needs) = (permissions, form["second"] != nil)
        do {
            _ = try await database.write { [author] in
                try Role.create(title, permissions: permissions, needsSecondFactor: needs, by: author, in: $0)
            }
        } catch let refusal as DeskRefusal {
            state.notice = refusal.explanation
            return editor(nil, state, status: .unprocessableContent)
        }
        return done(.roleMade, at: .desk(.roles))
    }

    fileprivate func saveRole() async throws -> Response {
        var role = try await found()
        let shown = role
        var state = FormState(form.without("csrf"))
        if role.name != Role.owner {
            guard let title = title(&state) else { return editor(shown, state, status: .unprocessableContent) }
            role.title = title
            if role.name != Role.vendor { role.permissions = permissions }
        }
        role.needsSecondFactor = form["second"] != nil
        do {
            let changed = role
            try await database.write { [author] in try changed.save(by: author, in: $0) }
        } catch let refusal as DeskRefusal {
            state.notice = refusal.explanation
            return editor(shown, state, status: .unprocessableContent)
        }
        return done(.roleSaved, at: .desk(.role, role.name))
    }

    fileprivate func deleteRole() async throws -> Response {
        let role = try await found()
        return try await doing(.roleDeleted, at: .desk(.roles)) {
            try await database.write { [author] in try Role.delete(role.name, by: author, in: $0) }
        }
    }
}
