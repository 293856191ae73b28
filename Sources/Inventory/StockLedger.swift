public import Persistence
public import Vocabulary

/// The ledger against the sums that are kept of it.
public enum StockLedger {
    /// A variant whose kept sums differ from the fold of its movements, or whose holds differ from what is held.
    public struct Difference: Sendable, Equatable, RowDecodable {
        public let variant: VariantID

        public init(row: Row) throws {
            variant = try row["variant_id"]
        }
    }

    /// Every variant for which the books do not agree; none, always.
    public static func differences(in transaction: ReadTransaction) throws -> [Difference] {
        try transaction.all(
            """
            SELECT level.variant_id
            FROM stock_level AS level
            LEFT JOIN (SELECT variant_id, sum(on_hand_delta) AS on_hand, sum(held_delta) AS held,
                              sum(allocated_delta) AS allocated
                       FROM stock_movement GROUP BY variant_id) AS ledger
                ON ledger.variant_id = level.variant_id
            LEFT JOIN (SELECT variant_id, sum(quantity) AS quantity FROM stock_hold GROUP BY variant_id) AS hold
                ON hold.variant_id = level.variant_id
            WHERE level.on_hand <> coalesce(ledger.on_hand, 0) OR level.held <> coalesce(ledger.held, 0)
               OR level.allocated <> coalesce(ledger.allocated, 0) OR level.held <> coalesce(hold.quantity, 0)
            ORDER BY level.variant_id
            """)
    }
}
