public import BackgroundJobs
internal import Persistence
public import Vocabulary

/// Tells the shopper by mail that the order was placed. Put in line by the transaction that places it.
public struct ConfirmOrderByMail: Job {
    public static let kind: JobKind = "confirm-order-by-mail"
    public static let policy = JobPolicy(attempts: 12, longestDelay: .seconds(3600), concurrency: 4)

    public let order: OrderID

    public init(order: OrderID) {
        self.order = order
    }
}
