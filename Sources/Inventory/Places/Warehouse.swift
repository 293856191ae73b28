public import Persistence
public import Vocabulary

/// A building with places for goods.
public struct Warehouse: Sendable, Equatable, RowDecodable {
    public let id: ID<Warehouse>
    public let name: String
    /// Where goods come from and go to unless something else is said.
    public let isDefault: Bool

    public init(row: Row) throws {
        id = try row["id"]
        name = try row["name"]
        isDefault = try row["is_default"]
    }

    /// Every warehouse, the default one first.
    public static func all(in transaction: ReadTransaction) throws -> [Warehouse] {
        try transaction.all("SELECT id, name, is_default FROM warehouse ORDER BY is_default DESC, name")
    }
}

/// A place in a warehouse: all of it (`ROOT`), or a part.
public struct StockLocation: Sendable, Equatable, RowDecodable {
    public let id: ID<StockLocation>
    public let warehouse: ID<Warehouse>
    /// Unique within the warehouse: "PICKING".
    public let code: String
    public let kind: LocationKind
    /// Nil for the root.
    public let parent: ID<StockLocation>?

    public init(row: Row) throws {
        id = try row["id"]
        warehouse = try row["warehouse_id"]
        code = try row["code"]
        kind = try row["kind"]
        parent = try row["parent_id"]
    }

    /// The places of a warehouse, by code.
    public static func all(of warehouse: ID<Warehouse>, in transaction: ReadTransaction) throws -> [StockLocation] {
        try transaction.all(
            """
            SELECT id, warehouse_id, code, kind, parent_id FROM stock_location WHERE warehouse_id = \(warehouse)
            ORDER BY code
            """)
    }
}

/// What a place is for.
public enum LocationKind: String, Sendable, CaseIterable, SQLBindable, SQLDecodable {
    /// The whole warehouse.
    case root
    /// Goods that arrived and are not put away yet.
    case receiving
    /// Goods that orders are picked from.
    case picking
    /// Picked goods that wait to be handed to a carrier.
    case staging
}
