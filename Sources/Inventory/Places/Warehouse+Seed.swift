public import Persistence
internal import Vocabulary

extension Warehouse {
    /// Adds "Main Warehouse" with its places when the shop has no warehouse yet.
    public static func seed(in transaction: Transaction) throws {
        guard try transaction.value("SELECT count(*) FROM warehouse", as: Int.self) == 0 else { return }
        let warehouse = ID<Warehouse>()
        let root = ID<StockLocation>()
        try transaction.execute(
            "INSERT INTO warehouse (id, name, is_default) VALUES (\(warehouse), 'Main Warehouse', TRUE)")
        for kind in LocationKind.allCases {
            let id = kind == .root ? root : ID<StockLocation>()
            let parent = kind == .root ? nil : root
            try transaction.execute(
                """
                INSERT INTO stock_location (id, warehouse_id, code, kind, parent_id)
                VALUES (\(id), \(warehouse), \(kind.rawValue.uppercased()), \(kind), \(parent))
                """)
        }
    }
}
