/// How long to wait before the next try: doubling up to a ceiling, never all at the same moment.
struct Backoff: Sendable {
    var first: Duration = .milliseconds(100)
    var ceiling: Duration = .seconds(5)

    /// - Parameter jitter: between 0 and 1; the delay lies between half and the whole of its step.
    func delay(afterFailures failures: Int, jitter: Double) -> Duration {
        let step = min(first * (1 << min(max(failures - 1, 0), 16)), ceiling)
        return step * (0.5 + 0.5 * jitter)
    }
}
