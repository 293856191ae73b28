import Foundation
import Logging
import Testing

@testable import Infrastructure

@Suite("Limits in Redis", .enabled(if: RedisServer.isInstalled, "redis-server is not installed"))
struct RedisRateLimiterTests {
    let logger = {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return logger
    }()

    /// Patient, for machines that do much else.
    func limiter(
        _ server: RedisServer, url: String? = nil, timeout: Duration = .seconds(20)
    ) throws -> RedisRateLimiter {
        RedisRateLimiter(try RedisAddress(Secret(url ?? server.url)), timeout: timeout, logger: logger)
    }

    func take(_ name: String, _ quota: Int, _ window: Duration = .seconds(3_600)) -> RateLimitTake {
        RateLimitTake(name, RateLimit(quota, in: window), policy: name)
    }

    @Test("Two nodes count together: at once and from many tasks no more pass than the quota")
    func shared() async throws {
        try await RedisServer.with { server in
            let nodes = [try limiter(server), try limiter(server)]
            let passed = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<400 {
                    group.addTask { try await nodes[number % 2].take([take("a", 100)]).isAdmitted }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(passed == 100)
            let other = try await nodes[0].take([take("b", 100)])
            #expect(other.isAdmitted && other.tightest?.remaining == 99)
        }
    }

    @Test("It counts as the counter in memory does", arguments: 0..<10)
    func agreement(seed: UInt64) async throws {
        try await RedisServer.with { server in
            var random = SeededNumbers(seed: seed)
            let redis = try limiter(server)
            // Time goes on in Redis: a window so long that nothing is earned back within the test.
            let memory = MemoryRateLimiter(clock: { 1 })
            let all = [take("a", 3, .seconds(36_000)), take("b", 7, .seconds(36_000)), take("c", 5, .seconds(36_000))]
            for _ in 0..<60 {
                let takes = all.filter { _ in Bool.random(using: &random) }
                guard !takes.isEmpty else { continue }
                switch Int.random(in: 0..<8, using: &random) {
                case 0:
                    memory.giveBack(takes)
                    try await redis.giveBack(takes)
                case 1 where Int.random(in: 0..<4, using: &random) == 0:
                    memory.forgive(takes)
                    try await redis.forgive(takes)
                default:
                    let expected = memory.take(takes)
                    let verdict = try await redis.take(takes)
                    #expect(verdict.isAdmitted == expected.isAdmitted)
                    if expected.isAdmitted {
                        #expect(verdict.counts.map(\.remaining) == expected.counts.map(\.remaining))
                    }
                }
            }
        }
    }

    @Test("Who is refused is told how long, and Redis forgets a count when its debt is paid")
    func time() async throws {
        try await RedisServer.with { server in
            let redis = try limiter(server)
            let limit = take("a", 2, .seconds(6_000))
            #expect(try await redis.take([limit]).isAdmitted)
            #expect(try await redis.take([limit]).isAdmitted)
            let refused = try await redis.take([limit])
            #expect(!refused.isAdmitted)
            #expect(refused.retryAfter > .seconds(2_000) && refused.retryAfter <= .seconds(3_000))
            let connection = try RedisConnection(RedisAddress(Secret(server.url)), timeout: .seconds(10))
            guard case .list(let keys)? = try connection.ask([["KEYS", "*"]]).first, case .text(let key)? = keys.first,
                case .integer(let life)? = try connection.ask([["PTTL", key]]).first
            else {
                Issue.record("no count")
                return
            }
            #expect(life > 5_000_000 && life <= 6_000_000, "milliseconds until the whole debt is paid")
            // The clock is Redis's own: a debt in the past is none.
            _ = try connection.ask([["SET", key, "1"]])
            #expect(try await redis.take([limit]).tightest?.remaining == 1)
        }
    }

    @Test("Names of people are not in Redis")
    func names() async throws {
        try await RedisServer.with { server in
            _ = try await limiter(server).take([take("account/ada@example.com", 2)])
            let connection = try RedisConnection(RedisAddress(Secret(server.url)), timeout: .seconds(1))
            guard case .list(let keys)? = try connection.ask([["KEYS", "*"]]).first else {
                Issue.record("no keys")
                return
            }
            #expect(keys.count == 1 && !"\(keys)".contains("ada"))
        }
    }

    @Test("Killed in the middle, open classes go on and are still counted, closed ones are refused; then it is back")
    func killed() async throws {
        try await RedisServer.with { server in
            let limits = RateLimits(shared: try limiter(server), closed: [.mailing])
            let key = [RateLimitKey.address("192.0.2.1")]
            for _ in 0..<10 { #expect(await isAdmitted(limits, .signIn, key)) }
            #expect(await isAdmitted(limits, .mailing, key))
            try await server.kill()
            // Every request is answered, and none waits for long.
            var admitted = 0
            for _ in 0..<100 where await isAdmitted(limits, .signIn, key) { admitted += 1 }
            #expect(admitted == 30, "the node counts alone")
            #expect(await limits.take(.mailing, for: key) == .unknown)
            #expect(await isAdmitted(limits, .page, key))
            try await server.start()
            let deadline = ContinuousClock.now + .seconds(60)
            while await limits.take(.mailing, for: key) == .unknown, ContinuousClock.now < deadline {
                try await Task.sleep(for: .milliseconds(10))
            }
            #expect(await isAdmitted(limits, .mailing, key), "it is back without anybody's help")
            #expect(await isAdmitted(limits, .signIn, key))
        }
    }

    @Test("A Redis that hangs is waited for no longer than the time-out, and not by everybody")
    func hanging() async throws {
        try await RedisServer.with { server in
            let redis = try limiter(server, timeout: .milliseconds(200))
            server.send(SIGSTOP)
            for _ in 0..<100 {
                await #expect(throws: RateLimiterUnavailable.self) { _ = try await redis.take([take("a", 10)]) }
            }
            server.send(SIGCONT)
        }
    }

    @Test("Scripts that Redis forgot are sent again")
    func forgotten() async throws {
        try await RedisServer.with { server in
            let redis = try limiter(server)
            _ = try await redis.take([take("a", 10)])
            let connection = try RedisConnection(RedisAddress(Secret(server.url)), timeout: .seconds(1))
            _ = try connection.ask([["SCRIPT", "FLUSH"]])
            #expect(try await redis.take([take("a", 10)]).tightest?.remaining == 8)
        }
    }

    @Test("A password and a database are used; without the right one nothing is counted")
    func password() async throws {
        try await RedisServer.with(password: "open-sesame") { server in
            #expect(try await limiter(server, url: server.url + "?db=3").take([take("a", 10)]).isAdmitted)
            let connection = try RedisConnection(RedisAddress(Secret(server.url + "?db=3")), timeout: .seconds(1))
            #expect(try connection.ask([["DBSIZE"]]) == [.integer(1)])
            for url in ["unix://\(server.socket)", "unix://:wrong@\(server.socket)", server.url + "?db=99"] {
                let wrong = try limiter(server, url: url)
                await #expect(throws: RateLimiterUnavailable.self) { _ = try await wrong.take([take("a", 10)]) }
            }
        }
    }

    @Test("Addresses are read, or refused without being repeated")
    func addresses() throws {
        let whole = try RedisAddress(Secret("redis://app:se%40cret@cache.example:6380/2"))
        #expect(whole.place == .tcp(host: "cache.example", port: 6380))
        #expect(whole.user == "app" && whole.password?.revealed == "se@cret" && whole.database == 2)
        #expect(try RedisAddress(Secret("redis://[::1]")).place == .tcp(host: "::1", port: 6379))
        #expect(try RedisAddress(Secret("unix:///run/redis.sock?db=1")).database == 1)
        for text in [
            "", "redis://", "rediss://cache", "http://cache", "redis://cache/x", "redis://user@cache", "unix://",
            "redis://c/-1",
        ] {
            #expect(throws: RedisAddressInvalid.self) { _ = try RedisAddress(Secret(text)) }
        }
        let wrong = #expect(throws: SettingsError.self) {
            _ = try Settings.load(arguments: [], environment: ["STOA_REDIS_URL": "rediss://:secret@cache"])
        }
        #expect(wrong?.description.contains("secret") == false)
    }

    private func isAdmitted(_ limits: RateLimits, _ kind: RateLimitClass, _ keys: [RateLimitKey]) async -> Bool {
        if case .admitted = await limits.take(kind, for: keys) { return true }
        return false
    }
}
