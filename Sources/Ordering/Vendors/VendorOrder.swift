public import People
public import Persistence
public import Vocabulary

/// An order as a vendor sees it who has a part in it: their lines, and where the goods go. Nothing of it tells who else
/// sold what, what the whole order came to, or how it was paid.
public struct VendorOrder: Sendable, Equatable {
    public let id: OrderID
    public let number: Int
    public let status: Order.Status
    public let placedAt: Instant
    /// Where the vendor sends the goods; without a phone number.
    public let shipTo: Address?
    /// The vendor's own.
    public let lines: [OfferLine]
    /// What the lines come to after discounts; their tax is on top or within, as ``taxIsInclusive`` says.
    public let total: Money
    /// The tax of the lines.
    public let tax: Money
    public let taxIsInclusive: Bool
}

extension VendorOrder {
    /// Orders with lines of the vendor, newest first. Three statements.
    /// - Parameter cursor: the last order of the page before; nil for the first page.
    public static func page(
        of scope: VendorScope, before cursor: OrderID? = nil, limit: Int, in transaction: ReadTransaction
    ) throws -> [VendorOrder] {
        let before: SQL = cursor.map { "AND order_id < \($0)" } ?? ""
        let ids: [OrderID] = try transaction.values(
            """
            SELECT DISTINCT order_id FROM order_line WHERE vendor_id = \(scope.vendor) \(before)
            ORDER BY order_id DESC LIMIT \(min(max(limit, 1), 200))
            """)
        return try load(ids, of: scope, in: transaction)
    }

    /// One order with lines of the vendor.
    /// - Throws: ``NoSuchOrder`` for one in which they have no part.
    public static func find(
        _ id: OrderID, of scope: VendorScope, in transaction: ReadTransaction
    ) throws -> VendorOrder {
        guard let order = try load([id], of: scope, in: transaction).first else { throw NoSuchOrder() }
        return order
    }

    /// How many orders with lines of the vendor were placed in each of the last `weeks` times seven days, the oldest
    /// first.
    public static func perWeek(
        of scope: VendorScope, weeks: Int, until instant: Instant = .now, in transaction: ReadTransaction
    ) throws -> [Int] {
        let week: Int64 = 7 * 24 * 60 * 60 * 1000
        var counts = [Int](repeating: 0, count: weeks)
        let begin = instant.milliseconds - week * Int64(weeks)
        let rows = try transaction.rows(
            """
            SELECT (\(instant) - placed_at) / \(week) AS age, count(*) AS number
            FROM (SELECT DISTINCT order_id FROM order_line
                WHERE vendor_id = \(scope.vendor) AND order_id >= \(OrderID.first(at: begin))) AS own
            JOIN orders ON orders.id = own.order_id WHERE placed_at > \(begin) AND placed_at <= \(instant) GROUP BY 1
            """)
        for row in rows {
            let age: Int = try row["age"]
            if (0..<weeks).contains(age) { counts[weeks - 1 - age] = try row["number"] }
        }
        return counts
    }

    /// The lines are asked for by their vendor, so an order without any is not there.
    private static func load(
        _ ids: [OrderID], of scope: VendorScope, in transaction: ReadTransaction
    ) throws -> [VendorOrder] {
        guard !ids.isEmpty else { return [] }
        var lines: [OrderID: [Row]] = [:]
        for row in try transaction.rows(
            """
            SELECT * FROM order_line WHERE vendor_id = \(scope.vendor) AND order_id IN \(list: ids)
            ORDER BY order_id, position
            """)
        {
            lines[try row["order_id"], default: []].append(row)
        }
        let orders = try transaction.rows(
            """
            SELECT id, number, status, currency, tax_inclusive, shipping_address, placed_at FROM orders
            WHERE id IN \(list: ids) ORDER BY id DESC
            """)
        return try orders.compactMap { row in
            try lines[try row["id"]].map { try VendorOrder(row: row, lines: $0) }
        }
    }

    private init(row: Row, lines rows: [Row]) throws {
        let currency: Currency = try row["currency"]
        let lines = try rows.map { try OfferLine(row: $0, currency: currency) }
        id = try row["id"]
        number = try row["number"]
        status = try row["status"]
        placedAt = try row["placed_at"]
        shipTo = try AddressSnapshot.decode(try row["shipping_address"])?.withoutPhone
        self.lines = lines
        total = Money(lines.reduce(0) { $0 + $1.lineTotal.amount - $1.discount.amount }, currency)
        tax = Money(lines.reduce(0) { $0 + $1.tax.amount }, currency)
        taxIsInclusive = try row["tax_inclusive"]
    }
}

extension OrderID {
    /// What sorts before every id of that moment or later.
    fileprivate static func first(at milliseconds: Int64) -> OrderID {
        OrderID(high: UInt64(max(0, milliseconds)) << 16, low: 0)
    }
}
