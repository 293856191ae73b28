/// Counts what happens against limits, in this process or in one that several share.
public protocol RateLimiter: Sendable {
    /// Takes one from each, or from none where one of them is used up.
    /// - Throws: ``RateLimiterUnavailable`` when nobody can say.
    func take(_ takes: [RateLimitTake]) async throws(RateLimiterUnavailable) -> RateLimitVerdict

    /// Gives one back to each, as if the last had not happened.
    /// - Throws: ``RateLimiterUnavailable``.
    func giveBack(_ takes: [RateLimitTake]) async throws(RateLimiterUnavailable)

    /// Forgets what was taken: as if nothing had ever happened.
    /// - Throws: ``RateLimiterUnavailable``.
    func forgive(_ takes: [RateLimitTake]) async throws(RateLimiterUnavailable)
}

/// The place where limits are counted cannot be reached.
public struct RateLimiterUnavailable: Error, Equatable, Sendable {
    public init() {}
}

/// One count and its limit.
public struct RateLimitTake: Hashable, Sendable {
    /// What is counted; equal names are one count: "signIn/address/192.0.2.1/32".
    public let name: String
    public let limit: RateLimit
    /// What clients read of the limit: "signIn".
    public let policy: String

    public init(_ name: String, _ limit: RateLimit, policy: String) {
        self.name = name
        self.limit = limit
        self.policy = policy
    }
}

/// What came of a ``RateLimiter/take(_:)``.
public struct RateLimitVerdict: Sendable, Equatable {
    /// How one of the counts stands.
    public struct Count: Sendable, Equatable {
        public let policy: String
        public let limit: RateLimit
        /// In microseconds.
        let debt: Int64

        /// How many more may follow at once.
        public var remaining: Int { Int((limit.tolerance - debt) / limit.interval) }
        /// Until one more may follow than now, in microseconds; 0 with nothing taken.
        var untilMore: Int64 {
            let started = debt % limit.interval
            return debt <= 0 ? 0 : started == 0 ? limit.interval : started
        }
    }

    /// As they were asked for.
    public let counts: [Count]
    public let isAdmitted: Bool

    init(_ takes: [RateLimitTake], debts: [Int64], isAdmitted: Bool) {
        counts = zip(takes, debts).map { Count(policy: $0.policy, limit: $0.limit, debt: $1) }
        self.isAdmitted = isAdmitted
    }

    /// The count of which the least is left.
    public var tightest: Count? {
        counts.min { ($0.remaining, -$0.untilMore) < ($1.remaining, -$1.untilMore) }
    }

    /// How long to wait until the same may happen; zero for what may happen now.
    public var retryAfter: Duration {
        let wait = counts.map { $0.debt + $0.limit.interval - $0.limit.tolerance }.max() ?? 0
        return isAdmitted ? .zero : .microseconds(max(wait, 1))
    }
}
