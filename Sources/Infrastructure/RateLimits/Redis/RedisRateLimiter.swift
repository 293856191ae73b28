import Crypto
public import Logging
import Synchronization

/// Limits that several nodes count together, in Redis.
///
/// Each take is one script, which Redis runs alone: it looks at all counts and takes from all or from none, by Redis's
/// own clock. Names are stored as digests, so that no address of a person is in Redis, and expire with the debt.
public final class RedisRateLimiter: RateLimiter {
    private let threads: RedisThreads

    /// - Parameter timeout: how long a request may be held up by Redis.
    public init(
        _ address: RedisAddress, threads: Int = 2, timeout: Duration = .milliseconds(250), logger: Logger
    ) {
        self.threads = RedisThreads(address, threads: threads, timeout: timeout, logger: logger)
    }

    deinit {
        threads.close()
    }

    public func take(_ takes: [RateLimitTake]) async throws(RateLimiterUnavailable) -> RateLimitVerdict {
        let limits = takes.flatMap { [String($0.limit.interval), String($0.limit.tolerance)] }
        guard case .list(let numbers) = try await run(.take, takes, limits) else { throw RateLimiterUnavailable() }
        let values = numbers.compactMap { if case .integer(let value) = $0 { value } else { nil } }
        guard values.count == takes.count + 1 else { throw RateLimiterUnavailable() }
        return RateLimitVerdict(takes, debts: Array(values.dropFirst()), isAdmitted: values[0] == 1)
    }

    public func giveBack(_ takes: [RateLimitTake]) async throws(RateLimiterUnavailable) {
        guard !takes.isEmpty else { return }
        _ = try await run(.giveBack, takes, takes.map { String($0.limit.interval) })
    }

    public func forgive(_ takes: [RateLimitTake]) async throws(RateLimiterUnavailable) {
        guard !takes.isEmpty else { return }
        _ = try await ask(["DEL"] + takes.map(Self.key))
    }

    private func run(
        _ script: RedisScript, _ takes: [RateLimitTake], _ arguments: [String]
    ) async throws(RateLimiterUnavailable) -> RedisReply {
        let rest = [String(takes.count)] + takes.map(Self.key) + arguments
        let reply = try await ask(["EVALSHA", script.digest] + rest)
        guard case .failure(let reason) = reply, reason.hasPrefix("NOSCRIPT") else { return reply }
        // Redis was started anew since.
        return try await ask(["EVAL", script.text] + rest)
    }

    private func ask(_ command: [String]) async throws(RateLimiterUnavailable) -> RedisReply {
        do {
            guard let reply = try await threads.ask([command]).first else { throw RateLimiterUnavailable() }
            return reply
        } catch {
            throw RateLimiterUnavailable()
        }
    }

    private static func key(_ take: RateLimitTake) -> String {
        let digest = SHA256.hash(data: Array(take.name.utf8)).prefix(16)
        return "stoa:limit:" + digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}

/// What Redis runs, and what it calls it.
struct RedisScript: Sendable {
    let text: String
    let digest: String

    private init(_ text: String) {
        self.text = text
        digest = Insecure.SHA1.hash(data: Array(text.utf8))
            .map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// ``RateLimit/take(_:now:)`` for all keys. Arguments: interval and tolerance of each. Answers 1 or 0 and the debts.
    static let take = RedisScript(
        """
        local time = redis.call('TIME')
        local now = time[1] * 1000000 + time[2]
        local answer, admitted = {1}, true
        for index, key in ipairs(KEYS) do
            local interval, tolerance = tonumber(ARGV[2 * index - 1]), tonumber(ARGV[2 * index])
            local debt = math.min(math.max((tonumber(redis.call('GET', key)) or now) - now, 0), tolerance)
            answer[index + 1] = debt
            if debt + interval > tolerance then admitted = false end
        end
        if not admitted then
            answer[1] = 0
            return answer
        end
        for index, key in ipairs(KEYS) do
            local debt = answer[index + 1] + tonumber(ARGV[2 * index - 1])
            answer[index + 1] = debt
            redis.call('SET', key, string.format('%.0f', now + debt), 'PX', math.ceil(debt / 1000))
        end
        return answer
        """)

    /// Takes one back from each key. Arguments: the interval of each.
    static let giveBack = RedisScript(
        """
        for index, key in ipairs(KEYS) do
            local limit = tonumber(redis.call('GET', key))
            if limit then
                redis.call('SET', key, string.format('%.0f', limit - tonumber(ARGV[index])), 'KEEPTTL')
            end
        end
        return 1
        """)
}
