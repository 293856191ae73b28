public import Infrastructure
public import People
public import Persistence
public import Vocabulary

extension CustomerAccount {
    /// A guest's order that its buyer may keep in an account.
    public struct Claim: Sendable, Equatable {
        public let order: OrderID
        public let number: Int
        /// The mailbox that was proved.
        public let email: EmailAddress
    }

    /// Asks for the mail that proves whose order it is.
    /// - Returns: false when it is in an account already.
    @discardableResult
    public static func wantOrder(_ order: OrderID, in transaction: Transaction) throws -> Bool {
        guard try Order.customer(of: order, in: transaction) == nil else { return false }
        try TellCustomer(.wantsOrder(order)).enqueue(in: transaction)
        return true
    }

    /// What a mailed link would bring; nil when it is of no use any more.
    public static func claim(
        _ token: AccessToken, at instant: Instant = .now, in transaction: ReadTransaction
    ) throws -> Claim? {
        guard let known = try OneTimeToken.look(token, .claimOrder, at: instant, in: transaction),
            let id = OrderID(known.subject), try Order.customer(of: id, in: transaction) == nil
        else { return nil }
        let order = try Order.find(id, in: transaction)
        return order.contact.email.map { Claim(order: id, number: order.number, email: $0) }
    }

    /// Puts the order of a mailed link into an account, and all others that were placed with that very address when it
    /// is the account's own.
    /// - Returns: nil when the link is of no use any more.
    public static func claim(
        _ token: AccessToken, for id: CustomerID, at instant: Instant = .now, in transaction: Transaction
    ) throws -> Claim? {
        guard let claim = try claim(token, at: instant, in: transaction),
            try OneTimeToken.redeem(token, .claimOrder, at: instant, in: transaction) != nil,
            try Order.claim(claim.order, for: id, in: transaction)
        else { return nil }
        if let customer = try Customer.find(id, in: transaction), let own = customer.emailAddress,
            own.text.lowercased() == claim.email.text.lowercased()
        {
            try prove(id, own, at: instant, in: transaction)
        }
        return claim
    }

    /// Makes an account of the proved mailbox, with the order in it.
    /// - Returns: nil when the link is of no use any more.
    /// - Throws: `CustomerEmailTaken`: who follows the link reads that mailbox, so they may be told.
    public static func register(
        claiming token: AccessToken, name: String, password: PasswordHash, locale: String, at instant: Instant = .now,
        in transaction: Transaction
    ) throws -> CustomerID? {
        guard let claim = try claim(token, at: instant, in: transaction) else { return nil }
        if let earlier = try Customer.find(claim.email, in: transaction), earlier.isVerified {
            throw CustomerEmailTaken()
        }
        try Customer.takeRegistration(
            email: claim.email, name: name, password: password, locale: locale, at: instant, in: transaction)
        guard let id = try Customer.find(claim.email, in: transaction)?.id,
            try self.claim(token, for: id, at: instant, in: transaction) != nil
        else { return nil }
        try TellCustomer(.welcome(id), cause: "welcome/\(id)").enqueue(in: transaction)
        return id
    }
}
