public import Persistence
public import Vocabulary

extension Transfer {
    public static func find(_ id: TransferID, in transaction: ReadTransaction) throws -> Transfer? {
        try transaction.first("SELECT * FROM transfer WHERE id = \(id)")
    }

    /// The newest first, at most `limit`: of one tenant, as source or target, or of all.
    public static func list(
        of tenant: TenantID? = nil, limit: Int = 50, in transaction: ReadTransaction
    ) throws -> [Transfer] {
        let condition: SQL = tenant.map { "WHERE source_id = \($0) OR target_id = \($0)" } ?? ""
        return try transaction.all(
            "SELECT * FROM transfer \(condition) ORDER BY created_at DESC, id DESC LIMIT \(limit)")
    }

    /// Says how far it is, and that somebody works on it.
    public static func note(
        _ progress: TransferProgress?, of id: TransferID, at instant: Instant = .now, in transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            UPDATE transfer SET state = 'running', beat_at = \(instant), step = \(progress?.step.rawValue),
                done = \(progress?.done ?? 0), total = \(progress?.total ?? 0)
            WHERE id = \(id) AND state IN ('waiting', 'running')
            """)
    }

    /// Ends it well. For an import or a clone in the transaction that enters the new shop in the registry.
    /// - Returns: false when somebody ended it before.
    public static func finish(
        _ id: TransferID, fileBytes: Int64? = nil, at instant: Instant = .now, in transaction: Transaction
    ) throws -> Bool {
        try transaction.execute(
            """
            UPDATE transfer SET state = 'done', finished_at = \(instant), file_bytes = \(fileBytes)
            WHERE id = \(id) AND state IN ('waiting', 'running')
            """) == 1
    }

    /// Ends it badly.
    public static func fail(
        _ id: TransferID, _ reason: String, at instant: Instant = .now, in transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            UPDATE transfer SET state = 'failed', finished_at = \(instant), error = \(String(reason.prefix(1_000)))
            WHERE id = \(id) AND state IN ('waiting', 'running')
            """)
    }

    /// Transfers of commands that were not heard of since `instant`.
    public static func abandoned(since instant: Instant, in transaction: ReadTransaction) throws -> [Transfer] {
        try transaction.all(
            """
            SELECT * FROM transfer WHERE state IN ('waiting', 'running') AND NOT is_job AND beat_at < \(instant)
            ORDER BY id
            """)
    }

    /// Removes what ended before `instant` from the list.
    /// - Returns: what was removed; files of theirs are the caller's to remove.
    public static func forget(endedBefore instant: Instant, in transaction: Transaction) throws -> [TransferID] {
        try transaction.rows("DELETE FROM transfer WHERE finished_at < \(instant) RETURNING id").map { try $0["id"] }
    }
}
