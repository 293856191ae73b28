/// How often something may happen: so many times at once, earned back evenly over a time.
///
/// GCRA, the generic cell rate algorithm (ITU-T I.371), as a pure value. All that is remembered of a subject is until
/// when its debt lasts; who has none is forgotten.
public struct RateLimit: Hashable, Sendable {
    /// How many at once.
    public let quota: Int
    /// In this time the whole quota is earned back, in microseconds.
    let window: Int64

    /// - Parameters:
    ///   - quota: at least 1.
    ///   - window: at least as many microseconds as the quota.
    public init(_ quota: Int, in window: Duration) {
        self.quota = max(quota, 1)
        self.window = max(window.microseconds, Int64(self.quota))
    }

    /// One is earned back in this many microseconds.
    var interval: Int64 { window / Int64(quota) }

    /// The most debt there may be.
    var tolerance: Int64 { interval * Int64(quota) }

    /// Takes one.
    /// - Parameters:
    ///   - until: when the debt so far ends; nil for a subject that nothing is known of.
    ///   - now: on the same clock, in microseconds.
    /// - Returns: whether it may happen, and the debt that is left: with it when it may, without it when not.
    func take(_ until: Int64?, now: Int64) -> (isAdmitted: Bool, debt: Int64) {
        let debt = max((until ?? now) - now, 0)
        // A clock that jumped back must not lock anybody out for longer than the limit itself would.
        let bounded = min(debt, tolerance)
        return bounded + interval <= tolerance ? (true, bounded + interval) : (false, bounded)
    }
}

extension Duration {
    /// Whole microseconds; what does not fit is as long as can be said.
    var microseconds: Int64 {
        let (seconds, fraction) = components
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
        return overflow ? .max : product + fraction / 1_000_000_000_000
    }
}
