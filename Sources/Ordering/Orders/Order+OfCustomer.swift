public import People
public import Persistence
public import Vocabulary

/// An order in a customer's list.
public struct OrderSummary: Sendable, Equatable {
    public let id: OrderID
    public let number: Int
    public let status: Order.Status
    public let total: Money
    public let placedAt: Instant
    /// How many different things were bought.
    public let lineCount: Int
    /// The first of them, with its picture below the shop's media folder.
    public let firstTitle: String
    public let firstImage: String?
}

extension Order {
    /// A customer's orders, newest first.
    /// - Parameter cursor: the number of the last order of the page before; nil for the first page.
    public static func all(
        of customer: CustomerID, before cursor: Int? = nil, limit: Int = 20, in transaction: ReadTransaction
    ) throws -> [OrderSummary] {
        let after: SQL = cursor.map { "AND number < \($0)" } ?? ""
        return try transaction.rows(
            """
            SELECT id, number, status, currency, total, placed_at,
                (SELECT count(*) FROM order_line WHERE order_id = orders.id) AS line_count, first.title, first.image
            FROM orders JOIN order_line AS first ON first.order_id = orders.id AND first.position = 0
            WHERE customer_id = \(customer) \(after) ORDER BY number DESC LIMIT \(limit)
            """
        ).map { row in
            OrderSummary(
                id: try row["id"], number: try row["number"], status: try row["status"],
                total: Money(try row["total"], try row["currency"]), placedAt: try row["placed_at"],
                lineCount: try row["line_count"], firstTitle: try row["title"], firstImage: try row["image"])
        }
    }

    /// A customer's order, whole.
    /// - Throws: ``NoSuchOrder`` for anybody else's.
    public static func find(
        _ id: OrderID, of customer: CustomerID, in transaction: ReadTransaction
    ) throws -> Order {
        try load("id = \(id) AND customer_id = \(customer)", in: transaction)
    }

    /// Whose order it is; nil for a guest's.
    /// - Throws: ``NoSuchOrder``.
    public static func customer(of id: OrderID, in transaction: ReadTransaction) throws -> CustomerID? {
        let row = try transaction.rows("SELECT customer_id FROM orders WHERE id = \(id)").first
        guard let row else { throw NoSuchOrder() }
        return try row["customer_id"]
    }

    /// Gives the orders that guests placed with this very address to who has shown that they read its mail.
    /// - Returns: how many.
    @discardableResult
    public static func claimAll(
        orderedBy email: EmailAddress, for customer: CustomerID, in transaction: Transaction
    ) throws -> Int {
        try transaction.execute(
            """
            UPDATE orders SET customer_id = \(customer)
            WHERE customer_id IS NULL AND email_key = lower(\(email.text))
            """)
    }

    /// Gives one guest's order to a customer who has shown that they read the mail of its address.
    /// - Returns: false when it is somebody's already.
    public static func claim(
        _ id: OrderID, for customer: CustomerID, in transaction: Transaction
    ) throws -> Bool {
        try transaction.execute(
            "UPDATE orders SET customer_id = \(customer) WHERE id = \(id) AND customer_id IS NULL") == 1
    }

    /// Takes the customer's name off their orders, which the law keeps.
    static func release(of customer: CustomerID, in transaction: Transaction) throws {
        try transaction.execute("UPDATE orders SET customer_id = NULL WHERE customer_id = \(customer)")
    }
}
