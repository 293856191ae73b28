public import BackgroundJobs
public import Persistence
public import People
public import Vocabulary

/// Something about an account that its owner is told by mail. Put in line by the transaction that makes it true.
///
/// What depends on whether somebody has an account is found out by the job: so the request that asked takes as long, and
/// is answered the same, whoever is there.
public struct TellCustomer: Job {
    public enum News: Codable, Sendable, Equatable {
        /// Somebody registered with this address. Its owner proves it, or is told that there is an account already.
        /// - browser: the digest of what the browser holds that registered; "" for an app.
        case registered(email: EmailAddress, browser: String)
        /// Somebody asked for a new password.
        case forgotPassword(email: EmailAddress)
        case welcome(CustomerID)
        /// The customer wants to have this address.
        case wantsEmail(CustomerID, email: EmailAddress)
        case emailChanged(CustomerID, from: EmailAddress, to: EmailAddress)
        case newSignIn(CustomerID, device: String, address: String, at: Instant)
        case passkey(CustomerID, PasskeyNews)
        /// A guest wants to keep an order in an account.
        case wantsOrder(OrderID)
        /// Strangers tried so many passwords that only browsers that are known may try now.
        case locked(email: EmailAddress, until: Instant)
    }

    public static let kind: JobKind = "tell-customer"
    public static let policy = JobPolicy(attempts: 12, longestDelay: .seconds(3600), concurrency: 4)

    public let news: News
    /// What the mail is an effect of: run again, the job writes no second one.
    public let cause: String

    public init(_ news: News, cause: String? = nil) {
        self.news = news
        self.cause = cause ?? "customer-news/\(ID<TellCustomer>())"
    }

    public func enqueue(in transaction: Transaction) throws {
        try JobQueue.enqueue(self, key: cause, in: transaction)
    }
}
