import Infrastructure
public import People
public import Persistence
public import Vocabulary

extension Cart {
    /// The key of a customer's cart, which is made when there is none.
    public static func key(
        of customer: CustomerID, at instant: Instant = .now, in transaction: Transaction
    ) throws -> CustomerCartKey {
        if let key = try CustomerCartKey.find(of: customer, in: transaction) { return key }
        // Nobody learns this token: being the customer opens the cart.
        let token = AccessToken()
        try transaction.execute(
            """
            INSERT INTO cart (id, token_hash, customer_id, created_at, updated_at)
            VALUES (\(CartID(at: instant)), \(token.digest), \(customer), \(instant), \(instant))
            ON CONFLICT DO NOTHING
            """)
        guard let key = try CustomerCartKey.find(of: customer, in: transaction) else { throw CartError.noCart }
        return key
    }

    /// Takes the customer's name off their cart and throws it away, unless it is being paid for: then it ends with its
    /// checkout, and is nobody's.
    static func giveUp(of customer: CustomerID, at instant: Instant, in transaction: Transaction) throws {
        let cart: CartID? = try transaction.value("SELECT id FROM cart WHERE customer_id = \(customer)")
        guard let cart else { return }
        do {
            try Checkout.open(of: cart, in: transaction)?.supersede(at: instant, in: transaction)
            try transaction.execute("DELETE FROM cart WHERE id = \(cart)")
        } catch CheckoutError.paymentUnderWay {
            try transaction.execute("UPDATE cart SET customer_id = NULL WHERE id = \(cart)")
        }
    }
}
