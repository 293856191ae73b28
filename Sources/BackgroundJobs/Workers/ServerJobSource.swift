internal import Persistence
internal import Vocabulary

/// Due jobs of all places in one PostgreSQL, shared with other processes: `FOR UPDATE SKIP LOCKED` lets each find its
/// own without waiting for the others.
actor ServerJobSource: JobSource {
    /// How long a job that another process enqueued may lie unseen when no notice of it comes.
    private static let pollInterval: Duration = .milliseconds(500)

    private let platform: any Database
    /// Where the last claim of a kind ended: the next begins after it, so that every place gets its turn.
    private var cursors: [JobKind: TenantID] = [:]
    private var mayHaveMore = false

    init(engine: any DatabaseEngine) {
        platform = engine.platform
    }

    func look(at place: JobPlace?) {
        mayHaveMore = true
    }

    func rest(at instant: Instant) -> Duration {
        mayHaveMore ? .zero : Self.pollInterval
    }

    func claim(
        _ free: [JobKind: Int], limit: Int, for worker: String, until lease: Instant
    ) async throws -> [LeasedJob] {
        mayHaveMore = false
        var claimed: [LeasedJob] = []
        let now = Instant.now
        for kind in try await dueKinds(of: free.filter { $0.value > 0 }.map(\.key), at: now) {
            let wanted = min(free[kind] ?? 0, limit - claimed.count)
            guard wanted > 0 else { break }
            var jobs = try await claim(wanted, kind, after: cursors[kind], for: worker, until: lease, at: now)
            if jobs.isEmpty, cursors[kind] != nil {
                jobs = try await claim(wanted, kind, after: nil, for: worker, until: lease, at: now)
            }
            cursors[kind] = jobs.compactMap(\.tenant).max()
            claimed += jobs.map(\.job)
        }
        if claimed.count == limit { mayHaveMore = true }
        return claimed
    }

    private func dueKinds(of kinds: [JobKind], at now: Instant) async throws -> [JobKind] {
        guard !kinds.isEmpty else { return [] }
        let wanted = SQL.joined(kinds.map { "(\($0)::text)" })
        return try await platform.read { transaction in
            try transaction.values(
                """
                SELECT wanted.kind FROM (VALUES \(wanted)) AS wanted (kind) WHERE EXISTS (
                    SELECT 1 FROM shop.job WHERE job.kind = wanted.kind AND \(JobState.unfinished)
                    AND due_at <= \(now))
                """)
        }
    }

    private struct Claimed: RowDecodable {
        /// Nil for the platform.
        let tenant: TenantID?
        var job: LeasedJob

        init(row: Row) throws {
            let tenant: TenantID = try row["tenant_id"]
            self.tenant = tenant == TenantID(high: 0, low: 0) ? nil : tenant
            job = try LeasedJob(row: row)
            job.place = self.tenant.map(JobPlace.shop) ?? .platform
        }
    }

    /// Hops from one tenant with a due job to the next in the index, takes an equal share of each, and leases them.
    private func claim(
        _ wanted: Int, _ kind: JobKind, after cursor: TenantID?, for worker: String, until lease: Instant,
        at now: Instant
    ) async throws -> [Claimed] {
        let isDue: SQL = "kind = \(kind) AND \(JobState.unfinished) AND due_at <= \(now)"
        let isAfterCursor: SQL = cursor.map { "AND tenant_id > \($0)" } ?? ""
        return try await platform.write { transaction in
            // A serializable snapshot would fail on every row that another process has just leased.
            try transaction.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
            return try transaction.all(
                """
                WITH RECURSIVE due (tenant_id) AS (
                    (SELECT tenant_id FROM shop.job WHERE \(isDue) \(isAfterCursor) ORDER BY tenant_id LIMIT 1)
                    UNION ALL
                    SELECT (SELECT tenant_id FROM shop.job WHERE \(isDue) AND tenant_id > due.tenant_id
                            ORDER BY tenant_id LIMIT 1)
                    FROM due WHERE due.tenant_id IS NOT NULL
                ), turn AS MATERIALIZED (
                    SELECT tenant_id FROM due WHERE tenant_id IS NOT NULL LIMIT \(wanted)
                ), picked AS MATERIALIZED (
                    SELECT line.tenant_id, line.id FROM turn
                    CROSS JOIN (VALUES (0), (1), (2)) AS class (priority)
                    CROSS JOIN LATERAL (
                        SELECT tenant_id, id FROM shop.job
                        WHERE \(isDue) AND job.tenant_id = turn.tenant_id AND job.priority = class.priority
                        ORDER BY due_at LIMIT (SELECT greatest(1, \(wanted)::bigint / count(*)) FROM turn)
                        FOR UPDATE SKIP LOCKED
                    ) AS line
                    LIMIT \(wanted)
                )
                UPDATE shop.job SET state = 'running', due_at = \(lease), attempts = attempts + 1, worker = \(worker)
                FROM picked WHERE job.tenant_id = picked.tenant_id AND job.id = picked.id
                RETURNING job.*
                """)
        }
    }
}
