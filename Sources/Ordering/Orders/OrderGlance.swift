public import Persistence
public import Vocabulary

/// An order as one line of a list at the desk.
public struct OrderGlance: Sendable, Equatable, RowDecodable {
    public let number: Int
    public let status: Order.Status
    public let total: Money
    public let placedAt: Instant
    /// Who ordered.
    public let email: EmailAddress?
    /// Opens the page that the customer follows the order on.
    public let trackingToken: String

    public init(row: Row) throws {
        number = try row["number"]
        status = try row["status"]
        total = Money(try row["total"], try row["currency"])
        placedAt = try row["placed_at"]
        email = try row["email"]
        trackingToken = try row["tracking_token"]
    }

    private static let columns: SQL = "number, status, currency, total, placed_at, email, tracking_token"

    /// The latest, newest first.
    public static func latest(_ limit: Int, in transaction: ReadTransaction) throws -> [OrderGlance] {
        try transaction.all("SELECT \(columns) FROM orders ORDER BY number DESC LIMIT \(limit)")
    }

    public static func find(number: Int, in transaction: ReadTransaction) throws -> OrderGlance? {
        try transaction.first("SELECT \(columns) FROM orders WHERE number = \(number)")
    }
}
