public import Persistence
public import Vocabulary

/// A job as it stands in the queue, for people to look at.
public struct JobRecord: Sendable, RowDecodable {
    public let id: JobID
    public let kind: JobKind
    public let key: String?
    /// The job's value as JSON.
    public let payload: String
    public let state: JobState
    /// When it is due; while it is running, when its lease ends.
    public let dueAt: Instant
    /// Tries that were begun.
    public let attempts: Int
    public let attemptsLimit: Int
    /// What the last failing try threw.
    public let lastError: String?
    /// The process that runs it.
    public let worker: String?
    public let createdAt: Instant
    public let finishedAt: Instant?

    public init(row: Row) throws {
        id = try row["id"]
        kind = try row["kind"]
        key = try row["job_key"]
        payload = try row["payload"]
        state = try row["state"]
        dueAt = try row["due_at"]
        attempts = try row["attempts"]
        attemptsLimit = try row["attempts_limit"]
        lastError = try row["last_error"]
        worker = try row["worker"]
        createdAt = try row["created_at"]
        finishedAt = try row["finished_at"]
    }

    /// The newest jobs of a place, at most `limit`.
    public static func list(
        state: JobState? = nil, kind: JobKind? = nil, before: JobID? = nil, limit: Int = 50,
        in transaction: ReadTransaction
    ) throws -> [JobRecord] {
        var conditions = [JobTable.isOfThisPlace]
        if let state { conditions.append("state = \(state)") }
        if let kind { conditions.append("kind = \(kind)") }
        if let before { conditions.append("id < \(before)") }
        return try transaction.all(
            """
            SELECT * FROM \(JobTable.name) WHERE \(SQL.joined(conditions, by: " AND ")) ORDER BY id DESC LIMIT \(limit)
            """)
    }

    public static func find(_ id: JobID, in transaction: ReadTransaction) throws -> JobRecord? {
        try transaction.first("SELECT * FROM \(JobTable.name) WHERE \(JobTable.isOfThisPlace) AND id = \(id)")
    }

    /// How many jobs of a place are in each state.
    public static func counts(in transaction: ReadTransaction) throws -> [JobState: Int] {
        let rows = try transaction.rows(
            "SELECT state, count(*) AS number FROM \(JobTable.name) WHERE \(JobTable.isOfThisPlace) GROUP BY state")
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0["state"], try $0["number"]) })
    }
}
