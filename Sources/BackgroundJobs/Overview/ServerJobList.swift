internal import Persistence
internal import Vocabulary

/// Lists the jobs of all places in one PostgreSQL.
struct ServerJobList {
    let platform: any Database

    func page(_ filter: JobFilter, after cursor: String?) async throws -> JobPage {
        filter.state == .waiting
            ? try await waiting(filter, after: cursor.flatMap { WaitingCursor($0) })
            : try await newest(filter, after: cursor.flatMap { JobID($0) })
    }

    /// What is due first comes first.
    private func waiting(_ filter: JobFilter, after cursor: WaitingCursor?) async throws -> JobPage {
        let isKind: SQL = filter.kind.map { "AND kind = \($0)" } ?? ""
        let isAfter: SQL = cursor.map { "AND (due_at, id) > (\($0.dueAt), \($0.id))" } ?? ""
        let limit = JobOverview.jobsPerPage
        let jobs = try await platform.read { transaction in
            try transaction.all(
                """
                SELECT * FROM shop.job WHERE \(JobState.unfinished) AND state = 'waiting' \(isKind) \(isAfter)
                ORDER BY due_at, id LIMIT \(limit + 1)
                """, as: PlacedRow.self)
        }.map(\.placed)
        let next = jobs.count > limit ? jobs.prefix(limit).last.map { WaitingCursor($0.job).text } : nil
        return JobPage(Array(jobs.prefix(limit)), next: next, coverage: nil)
    }

    private func newest(_ filter: JobFilter, after cursor: JobID?) async throws -> JobPage {
        var conditions: [SQL] = ["TRUE"]
        if let state = filter.state { conditions.append("state = \(state)") }
        if let kind = filter.kind { conditions.append("kind = \(kind)") }
        if let cursor { conditions.append("id < \(cursor)") }
        let wanted = SQL.joined(conditions, by: " AND ")
        let jobs = try await platform.read { transaction in
            try transaction.all(
                "SELECT * FROM shop.job WHERE \(wanted) ORDER BY id DESC LIMIT \(JobOverview.jobsPerPage + 1)",
                as: PlacedRow.self)
        }
        return JobPage(jobs.map(\.placed), limit: JobOverview.jobsPerPage)
    }

    func tally(at instant: Instant) async throws -> JobTally {
        try await platform.read { transaction in
            let row = try transaction.rows(
                """
                SELECT (SELECT count(*) FROM shop.job WHERE state = 'dead') AS dead,
                    count(*) FILTER (WHERE state = 'running') AS running,
                    count(*) FILTER (WHERE state = 'waiting' AND due_at <= \(instant)) AS due,
                    min(due_at) FILTER (WHERE state = 'waiting' AND due_at <= \(instant)) AS oldest
                FROM shop.job WHERE \(JobState.unfinished)
                """
            ).first
            return JobTally(
                dead: try row?["dead"] ?? 0, running: try row?["running"] ?? 0, due: try row?["due"] ?? 0,
                oldestDueAt: try row?["oldest"], coverage: nil)
        }
    }
}

/// Where a page of waiting jobs ended.
private struct WaitingCursor {
    let dueAt: Instant
    let id: JobID

    init(_ job: JobRecord) {
        dueAt = job.dueAt
        id = job.id
    }

    init?(_ text: String) {
        guard let (due, id) = text.splitOnce(at: "."), let due = Int64(due), let id = JobID(id) else { return nil }
        dueAt = Instant(milliseconds: due)
        self.id = id
    }

    var text: String { "\(dueAt.milliseconds).\(id)" }
}

extension String {
    fileprivate func splitOnce(at mark: Character) -> (String, String)? {
        guard let place = firstIndex(of: mark) else { return nil }
        return (String(self[..<place]), String(self[index(after: place)...]))
    }
}

private struct PlacedRow: RowDecodable {
    let placed: PlacedJob

    init(row: Row) throws {
        let tenant: TenantID = try row["tenant_id"]
        // The platform's jobs have the nil UUID.
        let place: JobPlace = tenant == TenantID(high: 0, low: 0) ? .platform : .shop(tenant)
        placed = PlacedJob(place: place, job: try JobRecord(row: row))
    }
}
