public import Persistence
public import Vocabulary

/// The jobs of all places, for people: lists, counts, and what a person may do with a job.
///
/// On PostgreSQL one statement sees every job. With a file for each place, the ``JobBoard`` says which files to open, and
/// a page opens no more than ``placesPerPage`` of them; ``JobPage/coverage`` says what was looked at.
public struct JobOverview: Sendable {
    /// Files that one page opens at most.
    static let placesPerPage = 20
    /// Jobs that one page shows of each file, and in all on PostgreSQL.
    static let jobsPerPage = 50

    let engine: any DatabaseEngine
    let board: JobBoard
    /// Every shop there is, oldest first.
    let shops: @Sendable () async throws -> [TenantID]

    public init(
        engine: any DatabaseEngine, board: JobBoard, shops: @escaping @Sendable () async throws -> [TenantID]
    ) {
        self.engine = engine
        self.board = board
        self.shops = shops
    }

    /// Jobs that fit `filter`: waiting ones by when they are due, others the newest first.
    /// - Parameter cursor: ``JobPage/next`` of the page before.
    public func page(_ filter: JobFilter, after cursor: String? = nil) async throws -> JobPage {
        if let place = filter.place { return try await page(of: place, filter, after: cursor) }
        if engine.dialect == .postgres {
            return try await ServerJobList(platform: engine.platform).page(filter, after: cursor)
        }
        return try await FileJobList(overview: self).page(filter, after: cursor.flatMap { Int($0) } ?? 0)
    }

    /// How many jobs there are.
    public func tally(at instant: Instant = .now) async throws -> JobTally {
        if engine.dialect == .postgres {
            return try await ServerJobList(platform: engine.platform).tally(at: instant)
        }
        return try await FileJobList(overview: self).tally(at: instant)
    }

    private func page(of place: JobPlace, _ filter: JobFilter, after cursor: String?) async throws -> JobPage {
        let before = cursor.flatMap { JobID($0) }
        let jobs = try await engine.database(of: place).read { transaction in
            try JobRecord.list(
                state: filter.state, kind: filter.kind, before: before, limit: Self.jobsPerPage + 1, in: transaction)
        }
        return JobPage(jobs.map { PlacedJob(place: place, job: $0) }, limit: Self.jobsPerPage)
    }

    // MARK: - What people do

    /// Writes down, in the transaction of a change of a job, that it was made.
    public typealias Noting = @Sendable (JobID, Transaction) throws -> Void

    /// Makes a waiting, dead or cancelled job due at once.
    /// - Returns: false when it is running, done or not there, or when another of its key is in line.
    public func retry(_ id: JobID, in place: JobPlace, noting: @escaping Noting = { _, _ in }) async throws -> Bool {
        try await change(place) { try Self.noted(noting, id, $0, try JobQueue.retry(id, in: $0)) }
    }

    /// Removes a job that does not run.
    /// - Returns: false when it is running or not there.
    public func discard(_ id: JobID, in place: JobPlace, noting: @escaping Noting = { _, _ in }) async throws -> Bool {
        try await change(place) { try Self.noted(noting, id, $0, try JobQueue.discard(id, in: $0)) }
    }

    /// Calls a job off.
    /// - Returns: false when it is finished already or not there.
    public func cancel(_ id: JobID, in place: JobPlace, noting: @escaping Noting = { _, _ in }) async throws -> Bool {
        try await change(place) { try Self.noted(noting, id, $0, try JobQueue.cancel(id, in: $0)) }
    }

    /// Makes the dead jobs of a kind due at once, as many as a page shows at a time.
    /// - Returns: how many.
    public func retryDead(
        _ kind: JobKind?, in place: JobPlace? = nil, noting: @escaping Noting = { _, _ in }
    ) async throws -> Int {
        let page = try await page(JobFilter(state: .dead, kind: kind, place: place))
        var retried = 0
        for (place, jobs) in Dictionary(grouping: page.jobs, by: \.place) {
            let ids = jobs.map(\.job.id)
            retried += try await change(place) { transaction in
                try ids.reduce(0) { count, id in
                    try Self.noted(noting, id, transaction, try JobQueue.retry(id, in: transaction)) ? count + 1 : count
                }
            }
        }
        return retried
    }

    private static func noted(
        _ noting: Noting, _ id: JobID, _ transaction: Transaction, _ isDone: Bool
    ) throws -> Bool {
        if isDone { try noting(id, transaction) }
        return isDone
    }

    /// Changes a place's jobs and notes how many of them are dead then.
    private func change<Result: Sendable>(
        _ place: JobPlace, _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        let (result, dead) = try await engine.database(of: place).write { transaction in
            (try body(transaction), try JobRecord.deadCount(in: transaction))
        }
        board.surveyed(place, dead: dead)
        return result
    }
}

/// Which jobs are wanted.
public struct JobFilter: Sendable, Equatable {
    public var state: JobState?
    public var kind: JobKind?
    public var place: JobPlace?

    public init(state: JobState? = nil, kind: JobKind? = nil, place: JobPlace? = nil) {
        self.state = state
        self.kind = kind
        self.place = place
    }
}

/// A job, and whose it is.
public struct PlacedJob: Sendable {
    public let place: JobPlace
    public let job: JobRecord
}

/// A part of a list of jobs.
public struct JobPage: Sendable {
    public let jobs: [PlacedJob]
    /// Where the next page begins; nil on the last.
    public let next: String?
    /// How many places were looked into, and how many may have such jobs; nil where all were.
    public let coverage: Coverage?

    public struct Coverage: Sendable, Equatable {
        public let places: Int
        public let outOf: Int
    }

    /// - Parameter limit: `jobs` may hold one more, which says that there is a next page.
    init(_ jobs: [PlacedJob], limit: Int) {
        self.jobs = Array(jobs.prefix(limit))
        next = jobs.count > limit ? self.jobs.last?.job.id.description : nil
        coverage = nil
    }

    init(_ jobs: [PlacedJob], next: String?, coverage: Coverage?) {
        self.jobs = jobs
        self.next = next
        self.coverage = coverage
    }
}

/// How many jobs there are.
public struct JobTally: Sendable, Equatable {
    /// Failed for the last time, and waiting for a person.
    public let dead: Int
    public let running: Int
    /// Due, and not begun.
    public let due: Int
    /// Since when the oldest of ``due`` is due.
    public let oldestDueAt: Instant?
    /// Places that were looked at since the start, and places there are; nil where the database knows them all.
    public let coverage: JobPage.Coverage?
}
