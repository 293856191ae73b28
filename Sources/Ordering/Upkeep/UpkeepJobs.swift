public import BackgroundJobs
internal import Inventory
internal import Payments
internal import Persistence
public import Tenancy
internal import Vocabulary

/// Frees the stock of checkouts that nobody came back for. Put in line by the hold that runs out first.
public struct SweepHolds: Job {
    public static let kind: JobKind = "sweep-holds"
    public static let policy = JobPolicy.upkeep
    static let key = "shop"
    /// A hold is worth nothing a little after its end, and several often end together.
    private static let leeway: Duration = .seconds(1)

    public init() {}

    static func enqueue(for expiry: Instant, in transaction: Transaction) throws {
        try JobQueue.enqueueOnce(
            SweepHolds(), key: key, at: expiry.advanced(by: leeway), priority: .low, in: transaction)
    }

    func run(in shop: Shop) async throws {
        try await HoldSweep.run(shop)
        try await shop.database.write { transaction in
            // This very job is still running, so its key brings it back.
            guard let next = try StockHold.nextExpiry(in: transaction) else { return }
            try JobQueue.enqueue(
                self, key: Self.key, at: next.advanced(by: Self.leeway), priority: .low, in: transaction)
        }
    }
}

/// Asks the providers what became of payments that were left open: a shopper who closed the page, a lost event, a crash
/// between the provider's answer and our commit.
public struct SettlePayments: Job {
    public static let kind: JobKind = "settle-payments"
    static let key = "shop"
    /// A payment that is under way is asked for this soon, and then ever less often.
    private static let firstRest: Duration = .seconds(2)
    /// A payment that nobody tried is asked for after this, in case somebody did.
    private static let longestRest: Duration = .seconds(10 * 60)
    public static let policy = JobPolicy.upkeep

    public init() {}

    static func enqueue(for status: PaymentStatus, at instant: Instant, in transaction: Transaction) throws {
        if status.mayHoldMoney {
            try JobQueue.enqueue(SettlePayments(), key: key, at: instant.advanced(by: firstRest), in: transaction)
        } else {
            // Every shopper who comes to pay passes here: one in line is left as it is, so that nobody contends.
            try JobQueue.enqueueOnce(
                SettlePayments(), key: key, at: instant.advanced(by: longestRest), in: transaction)
        }
    }

    func run(in shop: Shop, _ providers: PaymentProviders) async throws {
        let till = Till(shop: shop, providers: providers)
        try await till.lookAtUnsettled(olderThan: Self.firstRest, untriedAge: Self.longestRest)
        try await shop.database.write { transaction in
            let open =
                try Payment.unsettled(since: .distantFuture, in: transaction)
                + Payment.untried(since: .distantFuture, in: transaction)
            guard let next = open.map(Self.nextLook).min() else { return }
            try JobQueue.enqueue(self, key: Self.key, at: next, in: transaction)
        }
    }

    /// Half as long again as the payment has been in its state, within reason.
    private static func nextLook(at payment: Payment) -> Instant {
        let age = payment.lookedAt.duration(since: payment.updatedAt)
        let rest = payment.status.mayHoldMoney ? min(max(age / 2, firstRest), longestRest) : longestRest
        return payment.lookedAt.advanced(by: rest)
    }
}

/// Forgets what is kept only for a while: answers under old idempotency keys, and finished jobs.
public struct ForgetOldRecords: Job {
    public static let kind: JobKind = "forget-old-records"
    public static let policy = JobPolicy.upkeep
    /// How long a person may look at jobs that went well.
    private static let finishedJobsAge: Duration = .seconds(3 * 24 * 60 * 60)

    public init() {}

    func run(in shop: Shop) async throws {
        let oldest = Instant.now.advanced(by: .zero - Self.finishedJobsAge)
        try await shop.database.write { try IdempotencyRecord.sweep(at: .now, in: $0) }
        while try await shop.database.write({ try JobQueue.forgetFinished(before: oldest, in: $0) }) > 0 {
            try Task.checkCancellation()
        }
    }
}

extension JobPolicy {
    /// For what must go on whatever happens: it is never given up.
    fileprivate static let upkeep = JobPolicy(attempts: .max, longestDelay: .seconds(10 * 60))
}

extension JobHandlers {
    /// The upkeep of a shop's checkouts, payments and queue.
    /// - Parameter shop: opens the shop a job belongs to.
    public mutating func handleOrderingUpkeep(
        providers: PaymentProviders, shop: @escaping @Sendable (JobContext) async throws -> Shop
    ) throws {
        handle(SweepHolds.self) { try await $0.run(in: shop($1)) }
        handle(SettlePayments.self) { try await $0.run(in: shop($1), providers) }
        handle(ForgetOldRecords.self) { try await $0.run(in: shop($1)) }
        try recurInEveryShop(ForgetOldRecords(), .daily(hour: 3, minute: 20))
        handle(ForgetRegistrations.self) { try await $0.run(in: shop($1)) }
        try recurInEveryShop(ForgetRegistrations(), .daily(hour: 3, minute: 50))
    }
}
