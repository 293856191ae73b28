internal import DequeModule
internal import HeapModule
internal import Persistence
internal import Vocabulary

/// Due jobs of an installation that has a file for each place: this one process knows when each file's next job is due,
/// and opens no file before that.
actor FileJobSource: JobSource {
    private let engine: any DatabaseEngine
    /// Places with jobs that may be due, in the order they get their turn.
    private var line = PlaceLine()
    private var later = DueHeap()
    /// Places whose due jobs are all of kinds that have no room.
    private var blocked: Set<JobPlace> = []

    /// How long a place is left alone whose file could not be read.
    private static let restAfterFailure: Duration = .seconds(5)
    /// Told of a place whose file could not be read.
    private let failed: @Sendable (JobPlace, any Error) -> Void

    init(engine: any DatabaseEngine, failed: @escaping @Sendable (JobPlace, any Error) -> Void = { _, _ in }) {
        self.engine = engine
        self.failed = failed
    }

    func look(at place: JobPlace?) {
        if let place {
            blocked.remove(place)
            line.append(place)
        } else {
            // They had their turn and could not use it: they come before those that did.
            for place in blocked { line.prepend(place) }
            blocked.removeAll()
        }
    }

    func rest(at instant: Instant) -> Duration {
        if !line.isEmpty { return .zero }
        return later.first.map { max(.zero, $0.duration(since: instant)) } ?? .seconds(60)
    }

    func prospect() -> JobProspect? {
        JobProspect(due: Array(blocked) + line.all, later: later.soonest)
    }

    func claim(
        _ free: [JobKind: Int], limit: Int, for worker: String, until lease: Instant
    ) async throws -> [LeasedJob] {
        let now = Instant.now
        for place in later.removeDue(at: now) { line.append(place) }
        var claimed: [LeasedJob] = []
        var free = free
        // Each place gets one turn in a claim, so a busy one waits behind all the others.
        for _ in 0..<line.count {
            guard claimed.count < limit, free.values.contains(where: { $0 > 0 }), let place = line.popFirst() else {
                break
            }
            let share = max(1, (limit - claimed.count) / (line.count + 1))
            let wanted = free
            let (jobs, next): ([LeasedJob], Instant?)
            do {
                (jobs, next) = try await claim(in: place, wanted, limit: share, for: worker, until: lease, at: now)
            } catch is CancellationError {
                line.prepend(place)
                throw CancellationError()
            } catch {
                // One shop's file must not keep what was leased in the others from being done.
                later.insert(place, at: now.advanced(by: Self.restAfterFailure))
                failed(place, error)
                continue
            }
            for job in jobs {
                free[job.kind, default: 0] -= 1
                claimed.append(job)
            }
            guard let next else { continue }
            if next > now {
                later.insert(place, at: next)
            } else if jobs.isEmpty {
                blocked.insert(place)
            } else {
                line.append(place)
            }
        }
        return claimed
    }

    /// - Returns: what was leased, and when the next job of the place is due.
    private func claim(
        in place: JobPlace, _ free: [JobKind: Int], limit: Int, for worker: String, until lease: Instant,
        at now: Instant
    ) async throws -> ([LeasedJob], Instant?) {
        let database: any Database
        do {
            database = try await engine.database(of: place)
        } catch DatabaseError.misconfigured {
            // The shop was deleted with all that waited in it.
            return ([], nil)
        }
        let next = try await database.read { try Self.nextDue(in: $0) }
        guard let next, next <= now else { return ([], next) }
        return try await database.write { transaction in
            var jobs: [LeasedJob] = []
            for (kind, room) in free where room > 0 {
                for priority in JobPriority.allCases where jobs.count < limit {
                    let wanted = min(limit - jobs.count, room - jobs.count { $0.kind == kind })
                    guard wanted > 0 else { break }
                    jobs += try Self.lease(
                        wanted, kind, priority, at: now, to: worker, until: lease, in: transaction)
                }
            }
            for index in jobs.indices { jobs[index].place = place }
            return (jobs, try Self.nextDue(in: transaction))
        }
    }

    private static func lease(
        _ wanted: Int, _ kind: JobKind, _ priority: JobPriority, at now: Instant, to worker: String,
        until lease: Instant, in transaction: Transaction
    ) throws -> [LeasedJob] {
        try transaction.all(
            """
            UPDATE job SET state = 'running', due_at = \(lease), attempts = attempts + 1, worker = \(worker)
            WHERE id IN (
                SELECT id FROM job WHERE kind = \(kind) AND priority = \(priority.rawValue)
                AND \(JobState.unfinished) AND due_at <= \(now) ORDER BY due_at LIMIT \(wanted))
            RETURNING *
            """)
    }

    private static func nextDue(in transaction: ReadTransaction) throws -> Instant? {
        try transaction.value("SELECT due_at FROM job WHERE \(JobState.unfinished) ORDER BY due_at LIMIT 1")
    }
}

/// Places waiting for their turn, each once.
struct PlaceLine {
    private var places: Deque<JobPlace> = []
    private var members: Set<JobPlace> = []

    var all: [JobPlace] { Array(places) }
    var count: Int { members.count }
    var isEmpty: Bool { members.isEmpty }

    mutating func append(_ place: JobPlace) {
        if members.insert(place).inserted { places.append(place) }
    }

    /// Puts `place` before all others.
    mutating func prepend(_ place: JobPlace) {
        if members.insert(place).inserted { places.prepend(place) }
    }

    mutating func popFirst() -> JobPlace? {
        guard let place = places.popFirst() else { return nil }
        members.remove(place)
        return place
    }
}

/// When each place's next job is due; the earliest is found at once, however many there are.
struct DueHeap {
    private struct Item: Comparable {
        let due: Instant
        let place: JobPlace

        static func < (left: Item, right: Item) -> Bool { left.due < right.due }
    }

    private var items = Heap<Item>()
    /// What counts of a place that stands in the heap more than once.
    private var due: [JobPlace: Instant] = [:]

    var first: Instant? { items.min?.due }

    /// Every place, the one that is due first at the beginning.
    var soonest: [JobPlace] { due.sorted { $0.value < $1.value }.map(\.key) }

    /// Notes when the next job of `place` is due, in place of what was noted before.
    mutating func insert(_ place: JobPlace, at instant: Instant) {
        guard due.updateValue(instant, forKey: place) != instant else { return }
        items.insert(Item(due: instant, place: place))
    }

    /// Takes out every place that has a due job.
    mutating func removeDue(at instant: Instant) -> [JobPlace] {
        var places: [JobPlace] = []
        while let first = items.min, first.due <= instant {
            items.removeMin()
            guard due[first.place] == first.due else { continue }
            due[first.place] = nil
            places.append(first.place)
        }
        return places
    }
}

extension DatabaseEngine {
    func database(of place: JobPlace) async throws -> any Database {
        switch place {
        case .platform: platform
        case .shop(let tenant): try await shop(tenant)
        }
    }
}
