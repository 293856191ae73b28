import Synchronization
import Testing

@testable import Infrastructure

@Suite("Rate limits")
struct RateLimitTests {
    /// Microseconds that stand still until they are told to go on.
    final class TestClock: Sendable {
        private let time = Atomic<Int64>(1_000_000_000)

        var now: Int64 { time.load(ordering: .sequentiallyConsistent) }

        func pass(_ duration: Duration) {
            time.wrappingAdd(duration.microseconds, ordering: .sequentiallyConsistent)
        }
    }

    func take(_ name: String, _ limit: RateLimit) -> [RateLimitTake] { [RateLimitTake(name, limit, policy: "test")] }

    @Test("The quota may be used at once, then one comes back at a time")
    func burst() {
        let clock = TestClock()
        let limiter = MemoryRateLimiter(clock: { clock.now })
        let limit = RateLimit(5, in: .seconds(10))
        for remaining in (0..<5).reversed() {
            let verdict = limiter.take(take("a", limit))
            #expect(verdict.isAdmitted)
            #expect(verdict.tightest?.remaining == remaining)
        }
        let refused = limiter.take(take("a", limit))
        #expect(!refused.isAdmitted && refused.retryAfter == .seconds(2))
        clock.pass(.milliseconds(1_999))
        #expect(!limiter.take(take("a", limit)).isAdmitted)
        clock.pass(.milliseconds(1))
        #expect(limiter.take(take("a", limit)).isAdmitted)
        #expect(!limiter.take(take("a", limit)).isAdmitted)
        #expect(limiter.take(take("b", limit)).isAdmitted, "another subject is another count")
    }

    @Test("Whatever the times, never more pass than the quota and what was earned since", arguments: 0..<200)
    func property(seed: UInt64) throws {
        var random = SeededNumbers(seed: seed)
        let limit = RateLimit(
            Int.random(in: 1...20, using: &random), in: .milliseconds(Int.random(in: 50...5_000, using: &random)))
        var until: Int64?
        var now: Int64 = 0
        var passed: [Int64] = []
        for _ in 0..<500 {
            now += Bool.random(using: &random) ? 0 : Int64.random(in: 0...(limit.window / 2), using: &random)
            let decision = limit.take(until, now: now)
            if decision.isAdmitted {
                passed.append(now)
                until = now + decision.debt
            }
        }
        // Between any two times, and so in any stretch of time.
        for (first, start) in passed.enumerated() {
            for (last, end) in passed.enumerated().dropFirst(first) {
                let earned = Double(end - start) / Double(limit.interval)
                #expect(Double(last - first + 1) <= Double(limit.quota) + earned)
            }
        }
        // And no less: who waits as long as told is let in.
        let refused = limit.take(until, now: now)
        if !refused.isAdmitted {
            let wait = refused.debt + limit.interval - limit.tolerance
            #expect(limit.take(until, now: now + wait).isAdmitted)
            #expect(!limit.take(until, now: now + wait - 1).isAdmitted)
        }
    }

    @Test("A clock that jumps back locks nobody out for longer than the window")
    func clockBack() {
        let limit = RateLimit(2, in: .seconds(10))
        let refused = limit.take(5_000_000_000, now: 0)
        #expect(!refused.isAdmitted && refused.debt == limit.tolerance)
    }

    @Test("Of several counts all are taken or none")
    func together() {
        let clock = TestClock()
        let limiter = MemoryRateLimiter(clock: { clock.now })
        let wide = RateLimitTake("wide", RateLimit(10, in: .seconds(10)), policy: "wide")
        let narrow = RateLimitTake("narrow", RateLimit(1, in: .seconds(10)), policy: "narrow")
        #expect(limiter.take([wide, narrow]).isAdmitted)
        for _ in 0..<50 {
            let refused = limiter.take([wide, narrow])
            #expect(!refused.isAdmitted && refused.tightest?.policy == "narrow")
        }
        #expect(limiter.take([wide]).tightest?.remaining == 8, "refusals took nothing from the other")
        limiter.forgive([narrow])
        #expect(limiter.take([wide, narrow]).isAdmitted)
    }

    @Test("However many come at once from many threads, no more than the quota pass")
    func threads() async {
        let limiter = MemoryRateLimiter(clock: { 1 })
        let limit = RateLimit(100, in: .seconds(3_600))
        let passed = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask { (0..<200).count { _ in limiter.take(take("a", limit)).isAdmitted } }
            }
            return await group.reduce(0, +)
        }
        #expect(passed == 100)
    }

    @Test("Memory stays within its bound, and who is forgotten first is who owes least")
    func bound() {
        let clock = TestClock()
        let limiter = MemoryRateLimiter(limit: 1_000, clock: { clock.now })
        let limit = RateLimit(100, in: .seconds(10))
        for _ in 0..<100 { _ = limiter.take(take("debtor", limit)) }
        for number in 0..<20_000 { _ = limiter.take(take("visitor \(number)", limit)) }
        #expect(limiter.count <= 1_000)
        #expect(!limiter.take(take("debtor", limit)).isAdmitted, "a flood does not wash old debts away")
        clock.pass(.seconds(60))
        for number in 0..<2_000 { _ = limiter.take(take("later \(number)", limit)) }
        #expect(limiter.take(take("debtor", limit)).isAdmitted)
    }

    @Test("A flood of pages does not push out who guesses passwords")
    func apart() {
        let limiter = MemoryRateLimiter(limit: 500, clock: { 1 })
        let lasting = RateLimit(1, in: .seconds(3_600))
        #expect(limiter.take(take("guesser", lasting)).isAdmitted)
        for number in 0..<5_000 { _ = limiter.take(take("page \(number)", RateLimit(300, in: .seconds(10)))) }
        #expect(!limiter.take(take("guesser", lasting)).isAdmitted)
    }

    @Test("Answers say the quota, what remains and when there is more")
    func fields() {
        let clock = TestClock()
        let limiter = MemoryRateLimiter(clock: { clock.now })
        let limit = RateLimit(3, in: .seconds(30))
        let first = limiter.take(take("a", limit))
        #expect(first.policyField == "\"test\";q=3;w=30")
        #expect(first.stateField == "\"test\";r=2;t=10")
        clock.pass(.milliseconds(9_500))
        #expect(limiter.take(take("a", limit)).stateField == "\"test\";r=1;t=1")
        #expect(limiter.take(take("a", limit)).isAdmitted)
        let refused = limiter.take(take("a", limit))
        #expect(refused.stateField == "\"test\";r=0;t=1" && refused.retryAfterSeconds == 1)
    }

    @Test("Every class is limited by address, whatever else it is limited by")
    func classes() async {
        for kind in RateLimitClass.allCases {
            #expect(kind.limit(by: .address) != nil)
        }
        let limits = RateLimits()
        for _ in 0..<10 {
            guard case .admitted = await limits.take(.mailing, for: [.address("192.0.2.1")]) else {
                Issue.record("refused within the quota")
                return
            }
        }
        guard case .refused(let verdict) = await limits.take(.mailing, for: [.address("192.0.2.1")]) else {
            Issue.record("not refused")
            return
        }
        #expect(verdict.retryAfterSeconds == 360)
        #expect(await limits.take(.mailing, for: [.address("192.0.2.2")]) != .unknown)
        #expect(await RateLimits.off.take(.mailing, for: [.address("192.0.2.1")]) == .admitted(nil))
    }

    @Test("A customer's whole network of version 6 is one visitor, and a mapped address is its version 4 one")
    func addresses() {
        #expect(RateLimitKey.address("2001:db8:1:2::1") == .address("2001:db8:1:2:ffff::9"))
        #expect(RateLimitKey.address("2001:db8:1:2::1") != .address("2001:db8:1:3::1"))
        #expect(RateLimitKey.address("::ffff:192.0.2.1") == .address("192.0.2.1"))
        #expect(RateLimitKey.address("192.0.2.1") != .address("192.0.2.2"))
        #expect(RateLimitKey("account:a").within("shop 1") != RateLimitKey("account:a").within("shop 2"))
    }

    /// A counter that nobody reaches.
    struct Unreachable: RateLimiter {
        func take(_ takes: [RateLimitTake]) async throws(RateLimiterUnavailable) -> RateLimitVerdict {
            throw RateLimiterUnavailable()
        }

        func giveBack(_ takes: [RateLimitTake]) async throws(RateLimiterUnavailable) {
            throw RateLimiterUnavailable()
        }

        func forgive(_ takes: [RateLimitTake]) async throws(RateLimiterUnavailable) {
            throw RateLimiterUnavailable()
        }
    }

    @Test("While nobody can count for all nodes, open classes are counted by this one, and closed ones refused")
    func openAndClosed() async {
        let limits = RateLimits(shared: Unreachable(), closed: [.mailing])
        let key = [RateLimitKey.address("192.0.2.1")]
        #expect(await limits.take(.mailing, for: key) == .unknown)
        for _ in 0..<30 {
            guard case .admitted = await limits.take(.signIn, for: key) else {
                Issue.record("refused within the quota")
                return
            }
        }
        guard case .refused = await limits.take(.signIn, for: key) else {
            Issue.record("nobody counts")
            return
        }
    }
}

/// The same numbers at every run (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
