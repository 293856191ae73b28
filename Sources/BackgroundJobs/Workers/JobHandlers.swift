internal import Foundation
public import Logging
public import Persistence
public import Vocabulary

/// What this program does for each kind of job.
public struct JobHandlers: Sendable {
    struct Entry: Sendable {
        let policy: JobPolicy
        let run: @Sendable (_ payload: String, JobContext) async throws -> Void
    }

    /// A job that comes again and again.
    struct Recurrence: Sendable {
        let kind: JobKind
        let payload: String
        let schedule: JobSchedule
        let isForPlatform: Bool
        let attempts: Int
    }

    private(set) var entries: [JobKind: Entry] = [:]
    private(set) var recurrences: [Recurrence] = []

    public init() {}

    /// The names of everything that is done.
    public var kinds: [String] { entries.keys.map(\.description).sorted() }

    /// Says how jobs of type `Work` are done. A payload that this program cannot read any more is dead at once.
    public mutating func handle<Work: Job>(
        _: Work.Type, _ body: @escaping @Sendable (Work, JobContext) async throws -> Void
    ) {
        precondition(entries[Work.kind] == nil, "two handlers for \(Work.kind)")
        entries[Work.kind] = Entry(policy: Work.policy) { payload, context in
            let work: Work
            do {
                work = try JSONDecoder().decode(Work.self, from: Data(payload.utf8))
            } catch {
                throw JobFailure.hopeless("the payload cannot be read: \(error)")
            }
            try await body(work, context)
        }
    }

    /// Lets `job` come again in every shop, by the shop's own clock.
    public mutating func recurInEveryShop<Work: Job>(_ job: Work, _ schedule: JobSchedule) throws {
        recurrences.append(try recurrence(of: job, schedule, isForPlatform: false))
    }

    /// Lets `job` come again for the platform, by UTC.
    public mutating func recurOnPlatform<Work: Job>(_ job: Work, _ schedule: JobSchedule) throws {
        recurrences.append(try recurrence(of: job, schedule, isForPlatform: true))
    }

    private func recurrence<Work: Job>(
        of job: Work, _ schedule: JobSchedule, isForPlatform: Bool
    ) throws -> Recurrence {
        Recurrence(
            kind: Work.kind, payload: try String(decoding: JSONEncoder().encode(job), as: UTF8.self),
            schedule: schedule, isForPlatform: isForPlatform, attempts: Work.policy.attempts)
    }

    // MARK: - What comes again

    /// The key of a recurring job: there is one in line at a time, whoever enqueues it.
    static let recurrenceKey = "recurring"

    /// Puts every recurring job of a place in line that is not in line yet. For a new shop, in the transaction that
    /// makes it; doing it again changes nothing.
    /// - Parameter timeZone: the place's own, an IANA name.
    public func enqueueRecurring(
        for place: JobPlace, timeZone: String, at instant: Instant = .now, in transaction: Transaction
    ) throws {
        for recurrence in recurrences where recurrence.isForPlatform == (place == .platform) {
            try enqueue(recurrence, timeZone: timeZone, at: instant, in: transaction)
        }
    }

    /// The same for the shop whose database the transaction belongs to.
    public func enqueueRecurringInShop(
        timeZone: String, at instant: Instant = .now, in transaction: Transaction
    ) throws {
        for recurrence in recurrences where !recurrence.isForPlatform {
            try enqueue(recurrence, timeZone: timeZone, at: instant, in: transaction)
        }
    }

    func enqueueNext(
        of kind: JobKind, for place: JobPlace, timeZone: String, at instant: Instant, in transaction: Transaction
    ) throws {
        let next = recurrences.first { $0.kind == kind && $0.isForPlatform == (place == .platform) }
        if let next { try enqueue(next, timeZone: timeZone, at: instant, in: transaction) }
    }

    private func enqueue(
        _ recurrence: Recurrence, timeZone: String, at instant: Instant, in transaction: Transaction
    ) throws {
        let isNew = try JobQueue.insert(
            recurrence.kind, Self.recurrenceKey, recurrence.payload,
            at: recurrence.schedule.next(after: instant, timeZone: timeZone), .low, recurrence.attempts,
            in: transaction)
        if isNew { transaction.announce(.jobs) }
    }
}

/// What a running job knows of itself.
public struct JobContext: Sendable {
    public let id: JobID
    public let place: JobPlace
    /// The database that the job was enqueued in.
    public let database: any Database
    /// Counted from 1.
    public let attempt: Int
    public let attemptsLimit: Int
    /// Carries the job's id and kind.
    public let logger: Logger

    /// Whether the job is dead when this try fails.
    public var isLastAttempt: Bool { attempt >= attemptsLimit }
}

/// What a handler throws when it knows more than that it failed.
public enum JobFailure: Error, Sendable {
    /// No further try can help: the job is dead at once. The text says why and what a person may do.
    case hopeless(String)
    /// Not now: the next try comes after this rest instead of the policy's. It counts as a try.
    case later(Duration, String)
}
