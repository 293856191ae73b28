public import Infrastructure
public import People
public import Persistence

/// What opens a cart and its checkouts: a guest's token, or being its customer.
public protocol CartKey: Sendable {
    /// What the cart is found by.
    var digest: [UInt8] { get }
}

extension AccessToken: CartKey {}

/// Opens the cart of a customer who is signed in. Their browsers hold no token of it: it follows them to each device,
/// and signing out leaves nothing of it behind.
public struct CustomerCartKey: CartKey, Equatable {
    public let digest: [UInt8]

    /// Nil while the customer has no cart.
    public static func find(
        of customer: CustomerID, in transaction: ReadTransaction
    ) throws -> CustomerCartKey? {
        let digest: [UInt8]? = try transaction.value("SELECT token_hash FROM cart WHERE customer_id = \(customer)")
        return digest.map(CustomerCartKey.init)
    }
}
