import Inventory
public import Persistence
import Vocabulary

/// Checks that what a shop's tables say together is true: the promises of money, stock and orders, in numbers.
public struct BooksAudit: Sendable, Equatable {
    /// One promise, and how many rows break it.
    public struct Finding: Sendable, Equatable {
        public let promise: String
        public let broken: Int
    }

    public let findings: [Finding]
    /// How many orders were looked at.
    public let orders: Int

    public var isClean: Bool { findings.allSatisfy { $0.broken == 0 } }

    /// Reads all of a shop's books.
    public init(in transaction: ReadTransaction) throws {
        orders = try transaction.value("SELECT count(*) FROM orders") ?? 0
        let ledger = Finding(
            promise: "on hand, held and allocated equal the stock ledger",
            broken: try StockLedger.differences(in: transaction).count)
        findings =
            [ledger]
            + (try Self.queries.map { promise, query in
                Finding(promise: promise, broken: try transaction.value(query) ?? 0)
            })
    }

    private static let queries: [(String, SQL)] = [
        (
            "what is allocated is what orders were promised",
            """
            SELECT count(*) FROM stock_level WHERE allocated <> coalesce(
                (SELECT sum(quantity) FROM order_line WHERE variant_id = stock_level.variant_id), 0)
            """
        ),
        (
            "order numbers have no gaps",
            "SELECT coalesce(max(number) - min(number) + 1, 0) - count(*) FROM orders"
        ),
        (
            "the lines of an order add up to its subtotal",
            """
            SELECT count(*) FROM orders WHERE subtotal <> coalesce(
                (SELECT sum(line_total) FROM order_line WHERE order_id = orders.id), 0)
            """
        ),
        (
            "every order was paid exactly what it costs",
            """
            SELECT count(*) FROM orders WHERE total <> coalesce(
                (SELECT sum(amount) FROM payment
                 WHERE payment.checkout_id = orders.checkout_id AND status = 'succeeded'), 0)
            """
        ),
        (
            "every completed checkout has its order, and every order its completed checkout",
            """
            SELECT (SELECT count(*) FROM checkout WHERE status = 'completed' AND order_id NOT IN
                       (SELECT id FROM orders))
                 + (SELECT count(*) FROM orders WHERE checkout_id NOT IN
                       (SELECT id FROM checkout WHERE status = 'completed'))
            """
        ),
        (
            "no money was kept without an order",
            """
            SELECT count(*) FROM payment WHERE status = 'succeeded' AND checkout_id NOT IN
                (SELECT checkout_id FROM orders)
            """
        ),
        (
            "no stock is held for a checkout that is completed",
            """
            SELECT count(*) FROM stock_hold WHERE reference IN (SELECT id FROM checkout WHERE status = 'completed')
            """
        ),
    ]
}
