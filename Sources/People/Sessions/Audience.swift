public import Persistence
public import Vocabulary

/// Which surface a credential opens. One of an audience is never taken for one of another.
public enum Audience: String, Sendable, CaseIterable, SQLBindable, SQLDecodable {
    /// The storefront, and the API as a shopper.
    case customer
    /// The desk, and the API as somebody who works in the shop.
    case staff
}

/// Marks ids of persons of either audience.
public enum PersonScope {}

/// A customer's or a staff member's id, where either may stand. Always read together with an ``Audience``.
public typealias PersonID = ID<PersonScope>

/// Where somebody acts from, as it is remembered and shown to them.
public struct Device: Sendable, Equatable {
    /// The address of the network, without a port.
    public let address: String
    /// What the browser says it is; cut to 300 characters.
    public let userAgent: String

    public init(address: String, userAgent: String) {
        self.address = String(address.prefix(64))
        self.userAgent = String(userAgent.prefix(300))
    }
}
