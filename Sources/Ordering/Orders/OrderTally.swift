public import Persistence
public import Vocabulary

/// How much a shop has sold, in orders.
public struct OrderTally: Sendable, Equatable {
    public let count: Int
    /// When the latest order was placed; nil without orders.
    public let lastPlacedAt: Instant?

    public init(in transaction: ReadTransaction) throws {
        count = try transaction.value("SELECT count(*) FROM orders") ?? 0
        // Numbers are given in the order of placing, and are indexed.
        lastPlacedAt = try transaction.value("SELECT placed_at FROM orders ORDER BY number DESC LIMIT 1")
    }
}
