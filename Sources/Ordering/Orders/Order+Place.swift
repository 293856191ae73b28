import Catalog
import Infrastructure
import Persistence
import Vocabulary

extension Order {
    /// Writes the order that a checkout becomes, under the shop's next number.
    static func place(
        _ id: OrderID, from checkout: Checkout, at instant: Instant, in transaction: Transaction
    ) throws -> Order {
        let token = AccessToken()
        let number = try nextNumber(in: transaction)
        // Amounts and addresses are copied by the database, so that the order says what the checkout said; whose cart it
        // is, is asked for at this very moment.
        try transaction.enqueue(
            """
            INSERT INTO orders (id, number, checkout_id, status, tracking_token, currency, subtotal, discount, shipping,
                tax, total, tax_rate, tax_inclusive, tax_rounding, shipping_name, email, phone, shipping_address,
                billing_address, placed_at, customer_id, email_key)
            SELECT \(id), \(number), id, 'placed', \(token.text), currency, subtotal, discount, shipping, tax, total,
                tax_rate, tax_inclusive, tax_rounding, shipping_name, email, phone, shipping_address, billing_address,
                \(instant), (SELECT cart.customer_id FROM cart WHERE cart.id = checkout.cart_id), lower(email)
            FROM checkout WHERE id = \(checkout.id)
            """)
        try transaction.enqueue(
            """
            INSERT INTO order_line (order_id, position, variant_id, product_slug, sku, title, variant_title, image, unit,
                quantity, unit_price, line_total, discount, tax, taxable, tracks_stock, vendor_id)
            SELECT \(id), position, variant_id, product_slug, sku, title, variant_title, image, unit, quantity,
                unit_price, line_total, discount, tax, taxable, tracks_stock,
                \(Products.vendor(ofVariantIn: "checkout_line.variant_id"))
            FROM checkout_line WHERE checkout_id = \(checkout.id)
            """)
        // Ids begin with the time, and order the events: a millisecond keeps these two apart.
        let events = [
            OrderEvent(kind: .placed, happenedAt: instant),
            OrderEvent(kind: .paid, happenedAt: instant.advanced(by: .milliseconds(1))),
        ]
        let rows: [SQL] = events.map {
            "(\(ID<OrderEvent>(at: $0.happenedAt)), \(id), \($0.kind), \($0.happenedAt))"
        }
        try transaction.enqueue(
            "INSERT INTO order_event (id, order_id, kind, happened_at) VALUES \(SQL.joined(rows))")
        return Order(
            id: id, number: number, checkout: checkout.id, status: .placed, trackingToken: token.text,
            totals: checkout.totals, contact: checkout.contact, placedAt: instant, lines: checkout.lines,
            events: events)
    }

    /// Taken in the transaction that places the order, so a failure burns no number.
    private static func nextNumber(in transaction: Transaction) throws -> Int {
        let number = try transaction.value(
            """
            INSERT INTO order_counter (id, last_number) VALUES (1, \(firstNumber))
            ON CONFLICT \(conflict: "id") DO UPDATE SET last_number = order_counter.last_number + 1
            RETURNING last_number
            """, as: Int.self)
        guard let number else { throw DatabaseError.failed(message: "no number", statement: "INSERT order_counter") }
        return number
    }
}
