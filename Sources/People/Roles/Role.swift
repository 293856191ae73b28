public import Persistence

/// A named set of permissions that staff hold. Roles are rows of the shop: it may change them and add its own.
public struct Role: Sendable, Equatable {
    /// Stable, small letters: "fulfilment".
    public let name: String
    /// What people read.
    public var title: String
    public var permissions: Set<Permission>
    /// One of ``seeded``; such a role cannot be deleted.
    public let isBuiltIn: Bool
    /// Whether nobody works in it without a second factor.
    public var needsSecondFactor: Bool

    /// Everything may be done by the owner, and one cannot take it away from oneself.
    public static let owner = "owner"
    /// Whoever sells in the shop for a ``Vendor`` holds this role, and nobody else does.
    public static let vendor = "vendor"

    public init(
        name: String, title: String, permissions: Set<Permission>, isBuiltIn: Bool = false,
        needsSecondFactor: Bool = false
    ) {
        self.name = name
        self.title = title
        self.permissions = permissions
        self.isBuiltIn = isBuiltIn
        self.needsSecondFactor = needsSecondFactor
    }

    /// What the holders of the role `name` may do; nothing when there is no such role.
    public static func permissions(of name: String, in transaction: ReadTransaction) throws -> Set<Permission> {
        if name == owner { return ownerPermissions }
        let names: [String] = try transaction.values(
            "SELECT permission FROM role_permission WHERE role = \(name)")
        return Set(names.compactMap { Permission(rawValue: $0) })
    }

    /// Owners may do everything, also what this version of the program has added: no row says so.
    static let ownerPermissions = Set(Permission.allCases)

    /// Every role of the shop with its permissions, by name.
    public static func all(in transaction: ReadTransaction) throws -> [Role] {
        var granted: [String: Set<Permission>] = [:]
        for row in try transaction.rows("SELECT role, permission FROM role_permission") {
            guard let permission = Permission(rawValue: try row["permission"]) else { continue }
            granted[try row["role"], default: []].insert(permission)
        }
        return try transaction.rows("SELECT name, title, is_built_in, needs_second_factor FROM role ORDER BY name").map
        { row in
            let name: String = try row["name"]
            return Role(
                name: name, title: try row["title"],
                permissions: name == owner ? ownerPermissions : granted[name] ?? [],
                isBuiltIn: try row["is_built_in"], needsSecondFactor: try row["needs_second_factor"])
        }
    }

    /// The role called `name`; nil when there is none.
    public static func find(_ name: String, in transaction: ReadTransaction) throws -> Role? {
        let row = try transaction.rows(
            "SELECT title, is_built_in, needs_second_factor FROM role WHERE name = \(name)"
        ).first
        return try row.map { row in
            Role(
                name: name, title: try row["title"], permissions: try permissions(of: name, in: transaction),
                isBuiltIn: try row["is_built_in"], needsSecondFactor: try row["needs_second_factor"])
        }
    }
}
