import NIOCore

/// A clock that only runs forward, for ages and durations.
enum RequestClock {
    /// Milliseconds.
    static var now: Int64 { microseconds / 1_000 }

    static var microseconds: Int64 { Int64(NIODeadline.now().uptimeNanoseconds / 1_000) }
}
