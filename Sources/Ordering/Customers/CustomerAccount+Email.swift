public import Infrastructure
public import People
public import Persistence
public import Vocabulary

extension CustomerAccount {
    /// Why an address was not changed.
    public enum EmailRefusal: Error, Equatable, Sendable {
        /// The link is of no use any more.
        case link
        /// Somebody else has an account with this address.
        case taken
    }

    /// Asks for the mail to the new address that proves it.
    public static func wantEmail(
        _ email: EmailAddress, for id: CustomerID, in transaction: Transaction
    ) throws {
        try TellCustomer(.wantsEmail(id, email: email)).enqueue(in: transaction)
    }

    /// Moves the account to the address that the link was sent to, and tells the old one, which can take it back.
    /// - Parameter id: who is signed in. A link alone moves nobody's account: it may have been asked for by somebody who
    ///   means to have the orders of its reader.
    /// - Throws: ``EmailRefusal``.
    public static func changeEmail(
        of id: CustomerID, by token: AccessToken, at instant: Instant = .now, in transaction: Transaction
    ) throws {
        guard let known = try OneTimeToken.look(token, .changeCustomerEmail, at: instant, in: transaction),
            known.subject == "\(id)", let customer = try Customer.find(id, in: transaction),
            let email = address(known.detail),
            try OneTimeToken.redeem(token, .changeCustomerEmail, at: instant, in: transaction) != nil
        else { throw EmailRefusal.link }
        try move(id, to: email, at: instant, in: transaction)
        try Order.claimAll(orderedBy: email, for: id, in: transaction)
        guard let former = customer.emailAddress else { return }
        try TellCustomer(.emailChanged(id, from: former, to: email)).enqueue(in: transaction)
    }

    /// Gives the account its former address back. Everybody is signed out of it and its passkeys are taken, since whoever
    /// made the change may have made one, and the former address gets the mail that lets its owner choose a new password.
    /// - Throws: ``EmailRefusal``.
    public static func undoEmailChange(
        _ token: AccessToken, at instant: Instant = .now, in transaction: Transaction
    ) throws {
        guard let used = try OneTimeToken.redeem(token, .undoCustomerEmail, at: instant, in: transaction),
            let id = CustomerID(used.subject), let former = address(used.detail)
        else { throw EmailRefusal.link }
        try move(id, to: former, at: instant, in: transaction)
        try OneTimeToken.void(.changeCustomerEmail, "\(id)", in: transaction)
        try Session.endAll(of: id.of(PersonScope.self), .customer, in: transaction)
        try Passkey.removeAll(of: .customer(id), in: transaction)
        try forgotPassword(former, in: transaction)
    }

    private static func move(
        _ id: CustomerID, to email: EmailAddress, at instant: Instant, in transaction: Transaction
    ) throws {
        do {
            try Customer.changeEmail(id, to: email, at: instant, in: transaction)
        } catch is CustomerEmailTaken {
            throw EmailRefusal.taken
        }
    }

    private static func address(_ text: String) -> EmailAddress? {
        do {
            return try EmailAddress(text)
        } catch {
            return nil
        }
    }
}
