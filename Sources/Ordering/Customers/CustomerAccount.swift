import Foundation
public import Infrastructure
public import People
public import Persistence
public import Vocabulary

/// What shoppers do with their accounts, where it touches more than the account: carts, orders, mail.
///
/// An account opens only once its address was proved. Until then nobody signs in to it, so nobody can keep an account at
/// somebody else's address and wait for its owner.
public enum CustomerAccount {
    /// Takes a registration in; a mail to the address says what comes next.
    /// - Parameters:
    ///   - browser: what the browser holds that registers; nil for an app.
    ///   - locale: BCP 47.
    public static func register(
        email: EmailAddress, name: String, password: PasswordHash, locale: String, browser: AccessToken?,
        at instant: Instant = .now, in transaction: Transaction
    ) throws {
        try Customer.takeRegistration(
            email: email, name: name, password: password, locale: locale, at: instant, in: transaction)
        try TellCustomer(.registered(email: email, browser: browser.map(mark) ?? "")).enqueue(in: transaction)
    }

    /// What is kept of the token of a browser that registered.
    public static func mark(_ browser: AccessToken) -> String {
        Data(browser.digest).base64EncodedString()
    }

    /// Opens the account of a proved address, and gives it the orders that were placed with that address.
    /// - Returns: nil when the link is of no use any more.
    public static func verify(
        _ token: AccessToken, at instant: Instant = .now, in transaction: Transaction
    ) throws -> CustomerID? {
        guard let used = try OneTimeToken.redeem(token, .verifyCustomer, at: instant, in: transaction),
            let id = CustomerID(used.subject), let customer = try Customer.find(id, in: transaction),
            let email = customer.emailAddress
        else { return nil }
        try prove(id, email, at: instant, in: transaction)
        if !customer.isVerified { try TellCustomer(.welcome(id), cause: "welcome/\(id)").enqueue(in: transaction) }
        return id
    }

    /// Writes down that the customer reads the mail of their address, and gives them what was ordered with it.
    public static func prove(
        _ id: CustomerID, _ email: EmailAddress, at instant: Instant = .now, in transaction: Transaction
    ) throws {
        guard try Customer.markVerified(id, email, at: instant, in: transaction) else { return }
        try Order.claimAll(orderedBy: email, for: id, in: transaction)
    }

    /// Asks for the mail that lets somebody choose a new password, if they are a customer.
    public static func forgotPassword(_ email: EmailAddress, in transaction: Transaction) throws {
        try TellCustomer(.forgotPassword(email: email)).enqueue(in: transaction)
    }

    /// Tells the owner, if there is one, that only browsers that are known may sign in for a while.
    public static func tellLocked(_ email: EmailAddress, until: Instant, in transaction: Transaction) throws {
        try TellCustomer(.locked(email: email, until: until)).enqueue(in: transaction)
    }

    /// Gives the account of a mailed link another password. All its sessions end.
    /// - Returns: nil when the link is of no use any more.
    public static func resetPassword(
        _ token: AccessToken, to password: PasswordHash, at instant: Instant = .now, in transaction: Transaction
    ) throws -> CustomerID? {
        guard let used = try OneTimeToken.redeem(token, .resetCustomerPassword, at: instant, in: transaction),
            let id = CustomerID(used.subject), let customer = try Customer.find(id, in: transaction)
        else { return nil }
        try Customer.setPassword(id, password, in: transaction)
        // The link went to this address, unless it has changed since.
        if used.detail == customer.email, let email = customer.emailAddress {
            try prove(id, email, at: instant, in: transaction)
        }
        return id
    }

    /// Removes the account with everything that is in it. Orders stay, as the law wants of a merchant, without a name
    /// of an account on them.
    public static func delete(
        _ id: CustomerID, at instant: Instant = .now, in transaction: Transaction
    ) throws {
        try Cart.giveUp(of: id, at: instant, in: transaction)
        try Order.release(of: id, in: transaction)
        try Customer.delete(id, in: transaction)
    }
}
