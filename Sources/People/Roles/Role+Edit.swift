public import Persistence
import Vocabulary

extension Role {
    /// Letters that a title may have.
    public static let titleLength = 1...60

    /// Makes a role of the shop's own.
    /// - Parameter title: what people read; its name is made of it.
    /// - Throws: ``DeskRefusal``.
    public static func create(
        _ title: String, permissions: Set<Permission>, needsSecondFactor: Bool, by author: DeskAuthor,
        in transaction: Transaction
    ) throws -> Role {
        let role = Role(
            name: Slug(transliterating: title).text, title: title, permissions: permissions,
            needsSecondFactor: needsSecondFactor)
        try author.checkMayGive(role)
        guard try find(role.name, in: transaction) == nil else { throw DeskRefusal.roleNameTaken }
        try transaction.execute(
            """
            INSERT INTO role (name, title, is_built_in, needs_second_factor)
            VALUES (\(role.name), \(title), FALSE, \(needsSecondFactor))
            """)
        try role.writePermissions(in: transaction)
        try role.note("role.created", from: nil, to: role, by: author, in: transaction)
        return role
    }

    /// Writes what was changed of a role. Who holds it may do so from their next request on.
    /// - Throws: ``DeskRefusal``.
    public func save(by author: DeskAuthor, in transaction: Transaction) throws {
        guard let before = try Role.find(name, in: transaction) else { throw DeskRefusal.noSuchRole }
        try author.checkMayGive(before)
        try author.checkMayGive(self)
        guard name != Role.owner || (permissions == before.permissions && title == before.title) else {
            throw DeskRefusal.ownerIsFixed
        }
        guard name != Role.vendor || permissions == before.permissions else { throw DeskRefusal.vendorRoleIsFixed }
        guard before != self else { return }
        try transaction.execute(
            "UPDATE role SET title = \(title), needs_second_factor = \(needsSecondFactor) WHERE name = \(name)")
        try writePermissions(in: transaction)
        try note("role.changed", from: before, to: self, by: author, in: transaction)
    }

    /// Removes a role of the shop's own that nobody has.
    /// - Throws: ``DeskRefusal``.
    public static func delete(_ name: String, by author: DeskAuthor, in transaction: Transaction) throws {
        guard let role = try find(name, in: transaction) else { throw DeskRefusal.noSuchRole }
        guard !role.isBuiltIn else { throw DeskRefusal.roleIsBuiltIn }
        try author.checkMayGive(role)
        let users: Int? = try transaction.value(
            """
            SELECT (SELECT count(*) FROM staff WHERE role = \(name))
                + (SELECT count(*) FROM staff_invitation WHERE role = \(name))
            """)
        guard users == 0 else { throw DeskRefusal.roleInUse }
        try transaction.execute("DELETE FROM role_permission WHERE role = \(name)")
        try transaction.execute("DELETE FROM role WHERE name = \(name)")
        try role.note("role.deleted", from: role, to: nil, by: author, in: transaction)
    }

    private func writePermissions(in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM role_permission WHERE role = \(name)")
        for permission in permissions.map(\.rawValue).sorted() {
            try transaction.enqueue("INSERT INTO role_permission (role, permission) VALUES (\(name), \(permission))")
        }
    }

    private func note(
        _ action: String, from before: Role?, to after: Role?, by author: DeskAuthor, in transaction: Transaction
    ) throws {
        var change = AuditChange()
        change.note("title", from: before?.title, to: after?.title)
        change.note("permissions", from: before?.permissionList, to: after?.permissionList)
        change.note(
            "needs second factor", from: before.map { "\($0.needsSecondFactor)" },
            to: after.map { "\($0.needsSecondFactor)" })
        try AuditTrail.record(action, AuditEvent.Subject("role", name), change, by: author.origin, in: transaction)
    }

    private var permissionList: String {
        permissions.map(\.rawValue).sorted().joined(separator: " ")
    }
}
