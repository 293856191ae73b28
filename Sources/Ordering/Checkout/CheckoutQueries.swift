public import Persistence
public import Vocabulary

extension Checkout {
    /// The checkout of this id, when the token of its cart opens it.
    /// - Throws: ``CheckoutError/noCheckout``.
    public static func find(
        _ id: CheckoutID, token: any CartKey, in transaction: ReadTransaction
    ) throws -> Checkout {
        guard let checkout = try first("id = \(id) AND token_hash = \(token.digest)", in: transaction) else {
            throw CheckoutError.noCheckout
        }
        return checkout
    }

    /// Whether `key` opens this checkout.
    public static func opens(
        _ id: CheckoutID, _ key: any CartKey, in transaction: ReadTransaction
    ) throws -> Bool {
        try transaction.value(
            "SELECT 1 FROM checkout WHERE id = \(id) AND token_hash = \(key.digest)", as: Int.self) != nil
    }

    /// The checkout of this id, for work that no caller asked for: webhooks and reconciliation.
    static func load(_ id: CheckoutID, in transaction: ReadTransaction) throws -> Checkout {
        guard let checkout = try first("id = \(id)", in: transaction) else { throw CheckoutError.noCheckout }
        return checkout
    }

    static func open(of cart: CartID, in transaction: ReadTransaction) throws -> Checkout? {
        try first("cart_id = \(cart) AND status = 'open'", in: transaction)
    }

    private static func first(_ condition: SQL, in transaction: ReadTransaction) throws -> Checkout? {
        guard let row = try transaction.rows("SELECT * FROM checkout WHERE \(condition)").first else { return nil }
        let id: CheckoutID = try row["id"]
        let totals = try OfferTotals(row: row)
        let lines = try transaction.rows(
            "SELECT * FROM checkout_line WHERE checkout_id = \(id) ORDER BY position"
        ).map { try OfferLine(row: $0, currency: totals.total.currency) }
        return Checkout(
            id: id, cart: try row["cart_id"], cartVersion: try row["cart_version"], status: try row["status"],
            version: try row["version"], lines: lines, totals: totals, contact: try Contact(row: row),
            shippingMethod: try row["shipping_method_id"], expiresAt: try row["expires_at"],
            order: try row["order_id"])
    }

    /// Whether the checkout can still be paid, and with the same amount, since it was read.
    /// - Throws: ``CheckoutError/notOpen``, ``CheckoutError/staleVersion(current:)``.
    func checkStillOpen(at amount: Money, in transaction: ReadTransaction) throws {
        let row = try transaction.rows("SELECT status, version, total FROM checkout WHERE id = \(id)").first
        guard let row, try row["status"] == Status.open else { throw CheckoutError.notOpen }
        guard try row["total"] == amount.amount else { throw CheckoutError.staleVersion(current: try row["version"]) }
    }

    /// Changes columns of a checkout that is still as the caller saw it.
    /// - Throws: ``CheckoutError/staleVersion(current:)``.
    func write(_ assignments: SQL, in transaction: Transaction) throws {
        try enqueue(assignments, in: transaction) { isDone in
            guard isDone else { throw CheckoutError.staleVersion(current: version) }
        }
    }

    /// The same, with what to do about a checkout that somebody has changed since it was read, or that is not open.
    func enqueue(_ assignments: SQL, in transaction: Transaction, check: @escaping (Bool) throws -> Void) throws {
        try transaction.enqueue(
            """
            UPDATE checkout SET \(assignments), version = version + 1
            WHERE id = \(id) AND version = \(version) AND status = 'open'
            """
        ) { changed in
            try check(changed == 1)
        }
    }
}
