internal import Synchronization
public import Vocabulary

/// Makes guessing of passwords slow: after a few tries in vain for an address, or from one, further ones are refused for
/// a while. Kept in memory only, and never more than ``limit`` entries.
public final class SignInGuard: Sendable {
    /// Tries in vain that are forgiven.
    static let forgiven = 5
    /// For how long a try counts.
    static let window: Duration = .seconds(15 * 60)
    static let limit = 10_000

    private struct Tries {
        var count = 0
        var until: Instant
    }

    private let tries = Mutex<[String: Tries]>([:])

    public init() {}

    /// Counts a try before it is made, so that many at once count too.
    /// - Parameters:
    ///   - subjects: whom the try is for, and where it comes from.
    /// - Returns: nil when it may be made; else how long to wait.
    public func admit(_ subjects: [String], at instant: Instant = .now) -> Duration? {
        tries.withLock { tries in
            let blocked = subjects.compactMap { subject in
                tries[subject].flatMap { $0.count >= Self.forgiven && $0.until > instant ? $0.until : nil }
            }
            if let until = blocked.max() { return until.duration(since: instant) }
            makeRoom(for: subjects.count, in: &tries, at: instant)
            for subject in subjects {
                let earlier = tries[subject].flatMap { $0.until > instant ? $0.count : nil } ?? 0
                tries[subject] = Tries(count: earlier + 1, until: instant.advanced(by: Self.window))
            }
            return nil
        }
    }

    /// Forgets the tries of who got in.
    public func forgive(_ subjects: [String]) {
        tries.withLock { tries in
            for subject in subjects { tries[subject] = nil }
        }
    }

    /// Room for new entries: those that do not count any more go, then those that end first.
    private func makeRoom(for count: Int, in tries: inout [String: Tries], at instant: Instant) {
        guard tries.count + count > Self.limit else { return }
        tries = tries.filter { $0.value.until > instant }
        guard tries.count + count > Self.limit else { return }
        let oldest = tries.sorted { $0.value.until < $1.value.until }.prefix(Self.limit / 10)
        for entry in oldest { tries[entry.key] = nil }
    }
}
