internal import Persistence
internal import Vocabulary

/// Finds due jobs and leases them to this process.
protocol JobSource: Sendable {
    /// Leases due jobs, a fair part from each place that has some.
    /// - Parameters:
    ///   - free: the kinds that may be run now, each with how many.
    ///   - limit: how many in all.
    ///   - lease: until when they belong to `worker`; after that they are due again.
    func claim(_ free: [JobKind: Int], limit: Int, for worker: String, until lease: Instant) async throws -> [LeasedJob]

    /// Somebody enqueued jobs in `place`, or a kind has room again (nil: anywhere).
    func look(at place: JobPlace?) async

    /// How long nothing falls due here, as far as this process knows.
    func rest(at instant: Instant) async -> Duration

    /// Where jobs wait, for people; nil where the database itself knows.
    func prospect() async -> JobProspect?
}

extension JobSource {
    func prospect() -> JobProspect? { nil }
}

/// A job that this process may run until its lease ends.
struct LeasedJob: Sendable, RowDecodable {
    let id: JobID
    var place: JobPlace
    let kind: JobKind
    let payload: String
    /// Counted from 1. Together with the worker it says whose lease it is.
    let attempt: Int
    let attemptsLimit: Int

    /// - Note: The place is the platform's until the source that knows better says so.
    init(row: Row) throws {
        id = try row["id"]
        place = .platform
        kind = try row["kind"]
        payload = try row["payload"]
        attempt = try row["attempts"]
        attemptsLimit = try row["attempts_limit"]
    }
}
