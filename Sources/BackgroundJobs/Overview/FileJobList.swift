internal import Persistence
internal import Vocabulary

/// Lists the jobs of an installation that has a file for each place, opening few files.
struct FileJobList {
    let overview: JobOverview

    /// - Parameter skipped: candidates that earlier pages have shown.
    func page(_ filter: JobFilter, after skipped: Int) async throws -> JobPage {
        let candidates = try await candidates(filter.state)
        let places = Array(candidates.dropFirst(max(0, skipped)).prefix(JobOverview.placesPerPage))
        var jobs: [PlacedJob] = []
        for place in places { jobs += try await self.jobs(of: place, filter) }
        let seen = max(0, skipped) + places.count
        return JobPage(
            filter.state == .waiting
                ? jobs.sorted { $0.job.dueAt < $1.job.dueAt } : jobs.sorted { $0.job.id > $1.job.id },
            next: seen < candidates.count ? String(seen) : nil,
            coverage: candidates.count > places.count
                ? JobPage.Coverage(places: places.count, outOf: candidates.count) : nil)
    }

    func tally(at instant: Instant) async throws -> JobTally {
        let board = overview.board
        let known = await board.prospect()
        var due = 0
        var oldest: Instant?
        for place in (known?.due ?? []).prefix(JobOverview.placesPerPage) {
            let (count, first) = try await read(place) { try JobRecord.due(at: instant, in: $0) } ?? (0, nil)
            due += count
            oldest = [oldest, first].compactMap { $0 }.min()
        }
        let places = try await overview.shops().count + 1
        return JobTally(
            dead: board.deadJobs, running: board.runningJobs, due: due, oldestDueAt: oldest,
            coverage: board.surveyedPlaces < places
                ? JobPage.Coverage(places: board.surveyedPlaces, outOf: places) : nil)
    }

    /// The places that may have such jobs. Of what is over nothing is kept in memory, so that is looked for everywhere.
    private func candidates(_ state: JobState?) async throws -> [JobPlace] {
        switch state {
        case .dead: return overview.board.placesWithDeadJobs
        case .running: return overview.board.runningPlaces
        case .waiting:
            if let known = await overview.board.prospect() { return known.due + known.later }
        case .done, .cancelled, nil: break
        }
        return [.platform] + (try await overview.shops().map(JobPlace.shop))
    }

    private func jobs(of place: JobPlace, _ filter: JobFilter) async throws -> [PlacedJob] {
        let jobs = try await read(place) { transaction in
            try JobRecord.list(
                state: filter.state, kind: filter.kind, limit: JobOverview.jobsPerPage, in: transaction)
        }
        return (jobs ?? []).map { PlacedJob(place: place, job: $0) }
    }

    /// Nil for a shop that was deleted meanwhile.
    private func read<Result: Sendable>(
        _ place: JobPlace, _ body: @escaping @Sendable (ReadTransaction) throws -> Result
    ) async throws -> Result? {
        do {
            return try await overview.engine.database(of: place).read(body)
        } catch DatabaseError.misconfigured {
            overview.board.forget(place)
            return nil
        }
    }
}

extension JobRecord {
    /// How many jobs of the place are dead.
    static func deadCount(in transaction: ReadTransaction) throws -> Int {
        try transaction.value(
            """
            SELECT count(*) FROM \(JobTable.name)
            WHERE \(JobTable.isOfThisPlace) AND state = 'dead' AND NOT (\(JobState.unfinished))
            """) ?? 0
    }

    /// How many jobs of the place are due and not begun, and since when the oldest.
    fileprivate static func due(at instant: Instant, in transaction: ReadTransaction) throws -> (Int, Instant?) {
        let row = try transaction.rows(
            """
            SELECT count(*) AS number, min(due_at) AS oldest FROM \(JobTable.name)
            WHERE \(JobTable.isOfThisPlace) AND \(JobState.unfinished) AND state = 'waiting' AND due_at <= \(instant)
            """
        ).first
        return (try row?["number"] ?? 0, try row?["oldest"])
    }
}
