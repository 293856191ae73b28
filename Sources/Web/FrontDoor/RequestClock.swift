#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A clock that only runs forward, for ages and durations.
enum RequestClock {
    /// Milliseconds.
    static var now: Int64 { microseconds / 1_000 }

    static var microseconds: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
    }
}
