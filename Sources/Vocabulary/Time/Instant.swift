#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A moment in time, in Unix milliseconds. Stored as `BIGINT` in columns named `…_at`.
public struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    public let milliseconds: Int64

    @inlinable
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// After everything else.
    public static let distantFuture = Instant(milliseconds: .max)

    /// The wall clock's present moment.
    public static var now: Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    /// The moment `duration` later; sub-millisecond parts are dropped.
    public func advanced(by duration: Duration) -> Instant {
        let parts = duration.components
        return Instant(milliseconds: milliseconds + parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000)
    }

    /// How long after `earlier` this is; negative when it is before.
    public func duration(since earlier: Instant) -> Duration {
        .milliseconds(milliseconds - earlier.milliseconds)
    }

    @inlinable
    public static func < (left: Instant, right: Instant) -> Bool {
        left.milliseconds < right.milliseconds
    }
}
