/// One step of the schema, written once for both engines. Forward only: a step that has run is never changed.
public struct Migration: Sendable {
    /// Stable and unique: "catalog-001-products". The order is the order of the list it is in.
    public let id: String
    let build: @Sendable (inout Schema) -> Void

    public init(_ id: String, _ build: @escaping @Sendable (inout Schema) -> Void) {
        self.id = id
        self.build = build
    }

    /// The statements of this step. `scope` decides whether tables carry the hidden tenant on PostgreSQL.
    public func statements(for dialect: Dialect, scope: SchemaScope) -> [String] {
        var schema = Schema(dialect: dialect, scope: scope)
        build(&schema)
        return schema.statements
    }
}

/// Whose tables a migration makes.
public enum SchemaScope: Sendable {
    /// The platform's: no tenant in them.
    case platform
    /// A tenant's: on PostgreSQL every table is bound to the tenant of the transaction.
    case shop
}

/// The migrations an engine runs, in order.
public struct Migrations: Sendable {
    public let platform: [Migration]
    public let shop: [Migration]

    public init(platform: [Migration], shop: [Migration]) {
        self.platform = platform
        self.shop = shop
    }

    /// Every table of a shop as the migrations leave it, except search indexes, which are made from the others.
    public var shopTables: [TableShape] {
        var schema = Schema(dialect: .sqlite, scope: .shop)
        for migration in shop { migration.build(&schema) }
        return schema.shapes
    }
}
