internal import Logging
internal import Persistence
internal import Synchronization
internal import Vocabulary

/// The jobs that run in this process at the moment.
final class JobCrew: Sendable {
    private struct Running {
        let job: LeasedJob
        var task: Task<Void, any Error>?
        /// Somebody called the job off, or it ran elsewhere meanwhile: what it reports is not heard.
        var isLost = false
    }

    private struct State {
        var running: [JobID: Running] = [:]
        var counts: [JobKind: Int] = [:]
        var isStopping = false
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    private let workers: JobWorkers
    private let state = Mutex(State())

    init(_ workers: JobWorkers) {
        self.workers = workers
    }

    var freeSlots: Int { state.withLock { max(0, workers.limits.slots - $0.running.count) } }

    /// How many more of each kind may run.
    var room: [JobKind: Int] {
        state.withLock { state in
            workers.handlers.entries.reduce(into: [:]) { room, entry in
                let free = entry.value.policy.concurrency - state.counts[entry.key, default: 0]
                if free > 0 { room[entry.key] = free }
            }
        }
    }

    func admit(_ jobs: [LeasedJob]) {
        state.withLock { state in
            for job in jobs {
                state.running[job.id] = Running(job: job)
                state.counts[job.kind, default: 0] += 1
                workers.board.began(in: job.place)
            }
        }
    }

    /// Runs a job that was admitted, to its end, and writes down what came of it.
    func run(_ job: LeasedJob) async {
        let outcome = await outcome(of: job)
        let isLost = state.withLock { $0.running[job.id]?.isLost ?? true }
        if !isLost { await report(outcome, of: job) }
        workers.board.ended(in: job.place)
        let waiters = state.withLock { state in
            state.running[job.id] = nil
            state.counts[job.kind, default: 1] -= 1
            guard state.running.isEmpty else { return [CheckedContinuation<Void, Never>]() }
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }

    private func outcome(of job: LeasedJob) async -> JobOutcome {
        guard let entry = workers.handlers.entries[job.kind] else { return .handedBack }
        // All its tries were begun and none was heard of again: it may be what ends its worker each time.
        guard job.attempt <= job.attemptsLimit else { return .dead(error: JobOutcome.neverHeardOf) }
        do {
            let context = try await context(of: job)
            let task = Task { try await entry.run(job.payload, context) }
            let isStopping = state.withLock { state in
                state.running[job.id]?.task = task
                return state.isStopping
            }
            if isStopping { task.cancel() }
            try await task.value
            return .done
        } catch {
            if state.withLock({ $0.isStopping }), error is CancellationError || error as? DatabaseError == .cancelled {
                return .handedBack
            }
            return JobOutcome(error, of: job, policy: entry.policy, at: .now, jitter: .random(in: 0...1))
        }
    }

    private func context(of job: LeasedJob) async throws -> JobContext {
        var logger = workers.logger
        logger[metadataKey: "job"] = "\(job.kind)/\(job.id)"
        if case .shop(let tenant) = job.place { logger[metadataKey: "tenant"] = "\(tenant)" }
        return JobContext(
            id: job.id, place: job.place, database: try await workers.engine.database(of: job.place),
            attempt: job.attempt, attemptsLimit: job.attemptsLimit, logger: logger)
    }

    /// Writes the outcome down. When that cannot be done, the lease ends by itself and the job runs again.
    private func report(_ outcome: JobOutcome, of job: LeasedJob) async {
        note(outcome, of: job)
        do {
            let timeZone = await workers.places.timeZone(job.place)
            let (name, handlers) = (workers.name, workers.handlers)
            let dead = try await workers.engine.database(of: job.place).write { transaction -> Int? in
                let now = Instant.now
                let isOurs = try outcome.write(for: job, of: name, at: now, in: transaction)
                guard isOurs, outcome.isFinal else { return nil }
                try handlers.enqueueNext(of: job.kind, for: job.place, timeZone: timeZone, at: now, in: transaction)
                if case .dead = outcome { return try JobRecord.deadCount(in: transaction) }
                return nil
            }
            if let dead { workers.board.surveyed(job.place, dead: dead) }
        } catch DatabaseError.misconfigured {
            // The shop was deleted meanwhile, and its jobs with it.
            workers.board.forget(job.place)
        } catch {
            workers.logger.error(
                "A job's outcome could not be written; it will run again",
                metadata: ["job": "\(job.kind)/\(job.id)", "error": "\(error)"])
        }
    }

    private func note(_ outcome: JobOutcome, of job: LeasedJob) {
        let metadata: Logger.Metadata = ["job": "\(job.kind)/\(job.id)", "attempt": "\(job.attempt)"]
        switch outcome {
        case .done, .handedBack: break
        case .retry(_, let error):
            workers.logger.notice(
                "A job failed and will be tried again", metadata: metadata.merging(["error": "\(error)"]) { $1 })
        case .dead(let error):
            workers.logger.error(
                "A job failed for the last time", metadata: metadata.merging(["error": "\(error)"]) { $1 })
        }
    }

    // MARK: - Leases

    /// Renews the leases of what runs, several times in the life of a lease, until the task is cancelled.
    func renewLeases() async {
        while !Task.isCancelled {
            do {
                try await Task.sleep(for: workers.limits.lease / 4)
            } catch {
                return
            }
            let running = state.withLock { $0.running.values.map(\.job) }
            for (place, jobs) in Dictionary(grouping: running, by: \.place) {
                await renew(jobs, in: place)
            }
        }
    }

    private func renew(_ jobs: [LeasedJob], in place: JobPlace) async {
        let until = Instant.now.advanced(by: workers.limits.lease)
        let name = workers.name
        do {
            let ours = try await workers.engine.database(of: place).write { transaction in
                try transaction.values(
                    """
                    UPDATE \(JobTable.name) SET due_at = \(until)
                    WHERE \(JobTable.isOfThisPlace) AND id IN \(list: jobs.map(\.id)) AND state = 'running'
                        AND worker = \(name)
                    RETURNING id
                    """, as: JobID.self)
            }
            for job in jobs where !ours.contains(job.id) { lose(job) }
        } catch {
            workers.logger.warning(
                "Leases could not be renewed", metadata: ["place": "\(place)", "error": "\(error)"])
        }
    }

    /// The job is somebody else's now, or nobody's.
    private func lose(_ job: LeasedJob) {
        state.withLock { state in
            state.running[job.id]?.isLost = true
            state.running[job.id]?.task?.cancel()
        }
    }

    // MARK: - The end

    /// Waits for what runs; after `patience` tells it to stop and hands back what does.
    func stop(within patience: Duration) async {
        let impatience = Task {
            try await Task.sleep(for: patience)
            cancelAll()
        }
        await withCheckedContinuation { continuation in
            let isIdle = state.withLock { state in
                if !state.running.isEmpty { state.waiters.append(continuation) }
                return state.running.isEmpty
            }
            if isIdle { continuation.resume() }
        }
        impatience.cancel()
    }

    private func cancelAll() {
        state.withLock { state in
            state.isStopping = true
            for running in state.running.values { running.task?.cancel() }
        }
    }
}
