import Synchronization

/// Limits that this process counts alone, in memory that does not grow beyond a bound.
public final class MemoryRateLimiter: RateLimiter {
    /// Microseconds on a clock that only runs forward.
    public typealias Clock = @Sendable () -> Int64

    private let clock: Clock
    /// What is soon forgotten, and apart from it what lasts: a flood of pages must not push out who guesses passwords.
    private let brief: [Shard]
    private let lasting: [Shard]
    private static let shardCount = 32
    /// Windows beyond this last, in microseconds.
    private static let briefWindow: Int64 = 60_000_000

    /// - Parameter limit: subjects remembered of each of both kinds; of more, those that are forgotten soonest go first.
    public init(limit: Int = 200_000, clock: @escaping Clock = MemoryRateLimiter.uptime) {
        self.clock = clock
        let room = max(limit / Self.shardCount, 4)
        brief = (0..<Self.shardCount).map { _ in Shard(room: room) }
        lasting = (0..<Self.shardCount).map { _ in Shard(room: room) }
    }

    private static let start = ContinuousClock.now

    /// Microseconds since about the start of the program.
    public static let uptime: Clock = { (ContinuousClock.now - start).microseconds }

    public func take(_ takes: [RateLimitTake]) -> RateLimitVerdict {
        let now = clock()
        var debts: [Int64] = []
        for (index, take) in takes.enumerated() {
            let (isAdmitted, debt) = shard(take) { $0.take($1, take.limit, now: now) }
            debts.append(debt)
            guard isAdmitted else {
                // None is taken: what the others gave goes back.
                for earlier in takes[..<index] { shard(earlier) { $0.giveBack($1, earlier.limit) } }
                for (place, earlier) in takes[..<index].enumerated() { debts[place] -= earlier.limit.interval }
                return RateLimitVerdict(Array(takes[...index]), debts: debts, isAdmitted: false)
            }
        }
        return RateLimitVerdict(takes, debts: debts, isAdmitted: true)
    }

    public func giveBack(_ takes: [RateLimitTake]) {
        for take in takes { shard(take) { $0.giveBack($1, take.limit) } }
    }

    public func forgive(_ takes: [RateLimitTake]) {
        for take in takes { shard(take) { $0.forget($1) } }
    }

    /// How many subjects are remembered.
    var count: Int { (brief + lasting).reduce(0) { $0 + $1.count } }

    private func shard<Result>(_ take: RateLimitTake, _ body: (Shard, UInt64) -> Result) -> Result {
        // Seeded anew for each process: nobody outside can find names that meet.
        let hash = UInt64(truncatingIfNeeded: take.name.hashValue)
        let shards = take.limit.window > Self.briefWindow ? lasting : brief
        return body(shards[Int(hash >> 59)], hash)
    }
}

/// A part of the subjects under a lock of its own, so that requests seldom wait for each other.
private final class Shard: Sendable {
    private struct State {
        /// Until when each subject's debt lasts.
        var until: [UInt64: Int64] = [:]
        var sweepsAt: Int64 = 0
    }

    private static let sweepInterval: Int64 = 30_000_000
    private let room: Int
    private let state = Mutex(State())

    init(room: Int) {
        self.room = room
    }

    var count: Int { state.withLock { $0.until.count } }

    func take(_ subject: UInt64, _ limit: RateLimit, now: Int64) -> (isAdmitted: Bool, debt: Int64) {
        state.withLock { state in
            let decision = limit.take(state.until[subject], now: now)
            guard decision.isAdmitted else { return decision }
            if now >= state.sweepsAt || state.until.count >= room { sweep(&state, now: now) }
            state.until[subject] = now + decision.debt
            return decision
        }
    }

    func giveBack(_ subject: UInt64, _ limit: RateLimit) {
        state.withLock { state in
            guard let until = state.until[subject] else { return }
            state.until[subject] = until - limit.interval
        }
    }

    func forget(_ subject: UInt64) {
        state.withLock { state in state.until[subject] = nil }
    }

    /// Forgets who has no debt, and where that makes no room, those whose debt ends first.
    private func sweep(_ state: inout State, now: Int64) {
        state.sweepsAt = now + Self.sweepInterval
        state.until = state.until.filter { $0.value > now }
        guard state.until.count >= room else { return }
        let soonest = state.until.sorted { $0.value < $1.value }.prefix(max(room / 4, 1))
        for entry in soonest { state.until[entry.key] = nil }
    }
}
