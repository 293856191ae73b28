internal import Foundation
public import Persistence
public import Vocabulary

/// Puts jobs into the queue of the database that a transaction belongs to.
public enum JobQueue {
    /// Enqueues `job`: it runs after the commit of `transaction`, and never when that is rolled back.
    ///
    /// With a `key`, no more than one job of its kind and key is in line: enqueuing again gives the waiting one the newer
    /// payload and the earlier moment; while it is running, it will run once more afterwards, so that what changed
    /// during the run is not missed.
    /// - Parameter attempts: tries in all; the kind's policy without.
    public static func enqueue<Work: Job>(
        _ job: Work, key: String? = nil, at due: Instant = .now, priority: JobPriority = .normal,
        attempts: Int? = nil, in transaction: Transaction
    ) throws {
        let payload = try String(decoding: JSONEncoder().encode(job), as: UTF8.self)
        let limit = attempts ?? Work.policy.attempts
        transaction.announce(.jobs)
        // Without a key nothing can be in its way, so nobody waits to hear that it is in line.
        guard let key else {
            return try transaction.enqueue(insertion(Work.kind, nil, payload, at: due, priority, limit))
        }
        guard try !insert(Work.kind, key, payload, at: due, priority, limit, in: transaction) else { return }
        try transaction.execute(
            """
            UPDATE \(JobTable.name) SET payload = \(payload),
                due_at = CASE WHEN state = 'waiting' AND due_at > \(due) THEN \(due) ELSE due_at END,
                again_at = CASE WHEN state = 'running' THEN \(due) ELSE again_at END
            WHERE \(JobTable.isOfThisPlace) AND kind = \(Work.kind) AND job_key = \(key) AND \(JobState.unfinished)
            """)
    }

    /// Enqueues `job` unless one of its kind and key is in line already; that one stays as it is.
    public static func enqueueOnce<Work: Job>(
        _ job: Work, key: String, at due: Instant = .now, priority: JobPriority = .normal, in transaction: Transaction
    ) throws {
        let payload = try String(decoding: JSONEncoder().encode(job), as: UTF8.self)
        try transaction.enqueue(insertion(Work.kind, key, payload, at: due, priority, Work.policy.attempts)) { added in
            if added == 1 { transaction.announce(.jobs) }
        }
    }

    static func insert(
        _ kind: JobKind, _ key: String?, _ payload: String, at due: Instant, _ priority: JobPriority, _ limit: Int,
        in transaction: Transaction
    ) throws -> Bool {
        try transaction.execute(insertion(kind, key, payload, at: due, priority, limit)) == 1
    }

    private static func insertion(
        _ kind: JobKind, _ key: String?, _ payload: String, at due: Instant, _ priority: JobPriority, _ limit: Int
    ) -> SQL {
        """
        INSERT INTO \(JobTable.name) (id, kind, job_key, payload, state, priority, due_at, attempts, attempts_limit,
            created_at)
        VALUES (\(JobID()), \(kind), \(key), \(payload), 'waiting', \(priority.rawValue), \(due), 0, \(limit),
            \(Instant.now))
        ON CONFLICT DO NOTHING
        """
    }

    // MARK: - What people do with jobs

    /// Calls a job off. One that is running is told to stop, and what it reports afterwards is not heard.
    /// - Returns: false when it is finished already or not there.
    @discardableResult
    public static func cancel(_ id: JobID, at instant: Instant = .now, in transaction: Transaction) throws -> Bool {
        try transaction.execute(
            """
            UPDATE \(JobTable.name) SET state = 'cancelled', finished_at = \(instant), worker = NULL
            WHERE \(JobTable.isOfThisPlace) AND id = \(id) AND \(JobState.unfinished)
            """) == 1
    }

    /// Makes a waiting or dead job due at once, with all its tries before it.
    /// - Returns: false when it is running, done or not there, or when another of its key is in line.
    @discardableResult
    public static func retry(_ id: JobID, at instant: Instant = .now, in transaction: Transaction) throws -> Bool {
        do {
            let isDue = try transaction.savepoint {
                try transaction.execute(
                    """
                    UPDATE \(JobTable.name) SET state = 'waiting', due_at = \(instant), attempts = 0, finished_at = NULL
                    WHERE \(JobTable.isOfThisPlace) AND id = \(id) AND state IN ('waiting', 'dead', 'cancelled')
                    """) == 1
            }
            if isDue { transaction.announce(.jobs) }
            return isDue
        } catch DatabaseError.uniqueViolation {
            return false
        }
    }

    /// Removes a job that does not run.
    /// - Returns: false when it is running or not there.
    @discardableResult
    public static func discard(_ id: JobID, in transaction: Transaction) throws -> Bool {
        try transaction.execute(
            "DELETE FROM \(JobTable.name) WHERE \(JobTable.isOfThisPlace) AND id = \(id) AND state <> 'running'") == 1
    }

    /// Forgets up to `limit` jobs that were done or called off before `instant`. Dead ones stay for a person.
    /// - Returns: how many.
    @discardableResult
    public static func forgetFinished(
        before instant: Instant, limit: Int = 5_000, in transaction: Transaction
    ) throws -> Int {
        try transaction.execute(
            """
            DELETE FROM \(JobTable.name) WHERE \(JobTable.isOfThisPlace) AND id IN (
                SELECT id FROM \(JobTable.name) WHERE \(JobTable.isOfThisPlace)
                AND state IN ('done', 'cancelled') AND NOT (\(JobState.unfinished)) AND finished_at < \(instant)
                LIMIT \(limit))
            """)
    }
}
