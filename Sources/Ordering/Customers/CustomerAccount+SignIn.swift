public import Infrastructure
public import People
public import Persistence
public import Vocabulary

extension CustomerAccount {
    /// What somebody gets who comes in.
    public struct Entrance: Sendable {
        /// Of the new session, for the browser.
        public let session: AccessToken
        /// What became of the cart that they had as a guest.
        public let merge: CartMerge
    }

    /// Begins a session of somebody who has just proved who they are, and brings their guest's cart along. The session
    /// that the browser had ends: nobody's token is taken over.
    /// - Parameters:
    ///   - former: the token of the session that the browser had.
    ///   - guest: the token of the cart that the browser holds.
    ///   - isNewDevice: whether the owner is told of it by mail.
    public static func signIn(
        _ id: CustomerID, on device: Device, ending former: AccessToken? = nil, bringing guest: AccessToken? = nil,
        isNewDevice: Bool = false, at instant: Instant = .now, in transaction: Transaction
    ) throws -> Entrance {
        if let former { try Session.end(former, in: transaction) }
        let session = try Session.begin(.customer, id.of(PersonScope.self), on: device, at: instant, in: transaction)
        if isNewDevice { try tellOfSignIn(id, device, at: instant, in: transaction) }
        let merge = try guest.map { try Cart.merge($0, into: id, at: instant, in: transaction) }
        return Entrance(session: session, merge: merge ?? CartMerge())
    }

    /// The same for an app, which gets tokens instead of a cookie.
    public static func signInApp(
        _ id: CustomerID, on device: Device, bringing guest: AccessToken? = nil, isNewDevice: Bool = false,
        at instant: Instant = .now, in transaction: Transaction
    ) throws -> (tokens: RefreshToken.Rotation, merge: CartMerge) {
        let tokens = try RefreshToken.begin(
            .customer, id.of(PersonScope.self), on: device, at: instant, in: transaction)
        if isNewDevice { try tellOfSignIn(id, device, at: instant, in: transaction) }
        let merge = try guest.map { try Cart.merge($0, into: id, at: instant, in: transaction) }
        return (tokens, merge ?? CartMerge())
    }

    private static func tellOfSignIn(
        _ id: CustomerID, _ device: Device, at instant: Instant, in transaction: Transaction
    ) throws {
        try TellCustomer(.newSignIn(id, device: device.name ?? "?", address: device.address, at: instant))
            .enqueue(in: transaction)
    }
}
