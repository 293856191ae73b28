public import Infrastructure
public import Persistence
public import Vocabulary

/// What a shopper bought: a contract that never changes. What happens to it is added as events.
public struct Order: Sendable, Equatable {
    public enum Status: String, Sendable, SQLBindable, SQLDecodable {
        case placed, fulfilled, canceled
    }

    public let id: OrderID
    /// Without gaps, per shop, from ``firstNumber``.
    public let number: Int
    public let checkout: CheckoutID
    public let status: Status
    /// Opens the tracking page: nobody guesses it, and the number alone opens nothing.
    public let trackingToken: String
    public let totals: OfferTotals
    public let contact: Contact
    public let placedAt: Instant
    public let lines: [OfferLine]
    public let events: [OrderEvent]

    public static let firstNumber = 1001
}

/// Something that happened to an order.
public struct OrderEvent: Sendable, Equatable, RowDecodable {
    public enum Kind: String, Sendable, SQLBindable, SQLDecodable {
        case placed, paid
    }

    public let kind: Kind
    public let happenedAt: Instant

    public init(kind: Kind, happenedAt: Instant) {
        self.kind = kind
        self.happenedAt = happenedAt
    }

    public init(row: Row) throws {
        kind = try row["kind"]
        happenedAt = try row["happened_at"]
    }
}

/// There is no such order for the caller.
public struct NoSuchOrder: Error, Equatable, Sendable {
    public init() {}
}

extension Order {
    /// The order that this token tracks.
    /// - Throws: ``NoSuchOrder``.
    public static func track(_ token: AccessToken, in transaction: ReadTransaction) throws -> Order {
        try load("tracking_token = \(token.text)", in: transaction)
    }

    /// - Throws: ``NoSuchOrder``.
    public static func find(_ id: OrderID, in transaction: ReadTransaction) throws -> Order {
        try load("id = \(id)", in: transaction)
    }

    static func load(_ condition: SQL, in transaction: ReadTransaction) throws -> Order {
        guard let row = try transaction.rows("SELECT * FROM orders WHERE \(condition)").first else {
            throw NoSuchOrder()
        }
        let id: OrderID = try row["id"]
        let totals = try OfferTotals(row: row)
        return Order(
            id: id, number: try row["number"], checkout: try row["checkout_id"], status: try row["status"],
            trackingToken: try row["tracking_token"], totals: totals, contact: try Contact(row: row),
            placedAt: try row["placed_at"],
            lines: try transaction.rows("SELECT * FROM order_line WHERE order_id = \(id) ORDER BY position")
                .map { try OfferLine(row: $0, currency: totals.total.currency) },
            events: try transaction.all(
                "SELECT kind, happened_at FROM order_event WHERE order_id = \(id) ORDER BY id"))
    }
}
