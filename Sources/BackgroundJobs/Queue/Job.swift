public import Persistence
public import Vocabulary

/// Work that leaves the transaction which causes it: mail, calls of providers, what falls due later.
///
/// A job is a value that says what to do. It is enqueued in the transaction of its cause, and run **at least once** after
/// that transaction's commit, so running it twice must do no harm.
public protocol Job: Codable, Sendable {
    /// Its name in the queue. Stable: waiting jobs are found by it after the program was changed.
    static var kind: JobKind { get }
    static var policy: JobPolicy { get }
}

extension Job {
    public static var policy: JobPolicy { JobPolicy() }
}

/// The name of a sort of job, such as "sweep-holds".
public struct JobKind: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    public let description: String

    public init(stringLiteral value: String) {
        description = value
    }

    init(_ text: String) {
        description = text
    }

    /// The kind that somebody named; nil for what no kind is called: small letters, digits and hyphens.
    public init?(named text: String) {
        let isName = text.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                || $0 == UInt8(ascii: "-")
        }
        guard isName, (1...100).contains(text.utf8.count) else { return nil }
        description = text
    }
}

extension JobKind: SQLBindable, SQLDecodable {
    public var sqlValue: SQLValue { .text(description) }

    public static func decode(_ value: SQLValue) -> JobKind? {
        if case .text(let text) = value { JobKind(text) } else { nil }
    }
}

/// Marks the ids of jobs.
public enum JobScope {}

public typealias JobID = ID<JobScope>

/// Whose job it is: the platform's, or one shop's.
public enum JobPlace: Hashable, Sendable {
    case platform
    case shop(TenantID)
}

/// Which of the due jobs come first. A later class waits only while an earlier one has due jobs in the same place.
public enum JobPriority: Int64, Sendable, CaseIterable {
    /// Somebody is waiting for it.
    case urgent = 0
    case normal = 1
    /// Tidying up.
    case low = 2
}

/// How often a failing job is tried, and how long it rests between two tries.
public struct JobPolicy: Sendable {
    /// Tries in all, after which the job is dead and waits for a person.
    public var attempts: Int
    /// The rest after the first failure; each further one doubles it.
    public var firstDelay: Duration
    public var longestDelay: Duration
    /// Jobs of this kind that one process runs at once.
    public var concurrency: Int

    public init(
        attempts: Int = 20, firstDelay: Duration = .seconds(2), longestDelay: Duration = .seconds(3600),
        concurrency: Int = 8
    ) {
        self.attempts = max(1, attempts)
        self.firstDelay = firstDelay
        self.longestDelay = longestDelay
        self.concurrency = max(1, concurrency)
    }

    /// The rest after try number `attempt`, counted from 1.
    /// - Parameter jitter: 0 to 1; spreads jobs that failed together by a quarter in either direction.
    func delay(afterAttempt attempt: Int, jitter: Double) -> Duration {
        let doublings = min(max(attempt - 1, 0), 30)
        let rest = min(firstDelay * (1 << doublings), longestDelay)
        return rest * (0.75 + 0.5 * jitter)
    }
}

/// What became of a job so far.
public enum JobState: String, Sendable, CaseIterable, SQLBindable, SQLDecodable {
    /// Runs when it is due.
    case waiting
    /// A worker holds its lease. When the lease ends without a word, the job is due again.
    case running
    case done
    /// Failed for the last time; kept for a person to look at, retry or discard.
    case dead
    /// Called off by a person or by the program.
    case cancelled

    /// The states from which a job goes on by itself.
    static let unfinished: SQL = "state IN ('waiting', 'running')"
}
