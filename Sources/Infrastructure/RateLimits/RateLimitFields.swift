/// What answers say of limits: draft-ietf-httpapi-ratelimit-headers-10 of September 2025, whose names are structured
/// strings (RFC 9651).
extension RateLimitVerdict {
    /// The value of `RateLimit-Policy`: `"api";q=300;w=10`, the quota and the seconds in which it is earned back.
    public var policyField: String? {
        tightest.map { "\"\($0.policy)\";q=\($0.limit.quota);w=\(Self.seconds($0.limit.window))" }
    }

    /// The value of `RateLimit`: `"api";r=42;t=1`, what remains and the seconds until there is more.
    public var stateField: String? {
        tightest.map { "\"\($0.policy)\";r=\($0.remaining);t=\(Self.seconds($0.untilMore))" }
    }

    /// The value of `Retry-After`: whole seconds, at least 1.
    public var retryAfterSeconds: Int64 {
        max(Self.seconds(retryAfter.microseconds), 1)
    }

    private static func seconds(_ microseconds: Int64) -> Int64 {
        (microseconds + 999_999) / 1_000_000
    }
}
