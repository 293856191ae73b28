internal import Dispatch
internal import Foundation
internal import Logging
internal import Persistence
internal import Synchronization

/// The thin shell round ``PoolStateMachine``: threads, semaphores and a timer that do what it decides.
///
/// A connection is made, used and closed by one thread. Callers are suspended, never blocked.
final class ConnectionPool: Sendable {
    private struct State {
        var machine: PoolStateMachine
        var jobs: [PoolStateMachine.RequestID: PoolJob] = [:]
        /// What a worker shall run next, together.
        var assigned: [PoolStateMachine.Worker: [PoolJob]] = [:]
        var lastConnectionError = "no connection could be made"
        var liveThreads = 0
        var tickAt: ContinuousClock.Instant?
        var closers: [CheckedContinuation<Void, Never>] = []
    }

    private let settings: ConnectionSettings
    private let limits: PostgresLimits
    private let logger: Logger
    private let state: Mutex<State>
    private let bells: [DispatchSemaphore]
    /// A queue of its own: those that everybody uses have no thread left when the machine is busy, and then nobody would
    /// be told that it is.
    private let timer = DispatchQueue(label: "stoa.postgres.timer")
    private let nextID = Atomic<UInt64>(0)
    private let hasEverConnected = Atomic(false)

    init(settings: ConnectionSettings, limits: PostgresLimits, logger: Logger) {
        self.settings = settings
        self.limits = limits
        self.logger = logger
        let machine = PoolStateMachine(connections: limits.connections, queueLimit: limits.queueLimit)
        state = Mutex(State(machine: machine))
        bells = (0..<limits.connections).map { _ in DispatchSemaphore(value: 0) }
    }

    /// Runs `body` on a thread with a connection, and `afterwards` on the same once the caller has its answer.
    func withConnection<Result: Sendable>(
        timeout: Duration? = nil,
        _ body: @escaping @Sendable (PostgresConnection) throws -> Result,
        afterwards: @escaping @Sendable (PostgresConnection) -> Void = { _ in }
    ) async throws -> Result {
        try await perform(keys: [], timeout: timeout) { id, continuation in
            PoolJob(id: id) { connection, _ in
                do {
                    let result = try body(connection)
                    continuation.resume(returning: result)
                } catch let error as TransactionNotBegun {
                    guard connection.isFresh else { return .notBegun }
                    continuation.resume(throwing: error.cause)
                } catch {
                    continuation.resume(throwing: error)
                }
                afterwards(connection)
                return .done
            } fail: { error in
                continuation.resume(throwing: error)
            }
        }
    }

    /// Runs `body` in a transaction, perhaps together with others that wait for the same keys.
    /// - Parameter keys: each once, all of the runner's tenant. Requests that share a key run one after the other.
    func write<Result: Sendable>(
        keys: [ContendedKey], with runner: TransactionRunner,
        _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        try await perform(keys: keys, timeout: nil) { id, continuation in
            PoolJob(id: id, write: ClosureWrite(keys: keys, body: body, continuation: continuation)) {
                connection, jobs in
                runner.write(jobs.compactMap(\.write), on: connection)
            } fail: { error in
                continuation.resume(throwing: error)
            }
        }
    }

    /// Refuses what comes from now on, serves what waits, closes every connection.
    func close() async {
        await withCheckedContinuation { continuation in
            let isDone = state.withLock { state in
                state.machine.close()
                if state.liveThreads > 0 { state.closers.append(continuation) }
                return state.liveThreads == 0
            }
            for bell in bells { bell.signal() }
            if isDone { continuation.resume() }
        }
    }

    // MARK: Requests

    private func perform<Result: Sendable>(
        keys: [ContendedKey], timeout: Duration?,
        _ job: (PoolStateMachine.RequestID, CheckedContinuation<Result, any Error>) -> PoolJob
    ) async throws -> Result {
        let id = nextID.add(1, ordering: .relaxed).newValue
        let cancellation = CancellationMark()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                submit(
                    job(id, continuation), keys: keys, timeout: timeout ?? limits.queueTimeout, unless: cancellation)
            }
        } onCancel: {
            cancel(id, cancellation)
        }
    }

    private func submit(_ job: PoolJob, keys: [ContendedKey], timeout: Duration, unless cancellation: CancellationMark)
    {
        let now = ContinuousClock.now
        let refusal: DatabaseError? = state.withLock { state in
            if cancellation.isSet { return .cancelled }
            switch state.machine.submit(job.id, keys: keys, deadline: now + timeout, now: now) {
            case .queueFull: return .busy
            case .closed: return .connectionLost("the database was closed")
            case .accepted(let assignments):
                state.jobs[job.id] = job
                hand(out: assignments, in: &state)
                return nil
            }
        }
        if let refusal { job.fail(refusal) }
    }

    private func cancel(_ id: PoolStateMachine.RequestID, _ cancellation: CancellationMark) {
        let job = state.withLock { state -> PoolJob? in
            cancellation.set()
            let (wasWaiting, assignments) = state.machine.cancel(id, now: .now)
            guard wasWaiting else { return nil }
            let job = state.jobs.removeValue(forKey: id)
            hand(out: assignments, in: &state)
            return job
        }
        job?.fail(.cancelled)
    }

    /// Gives each worker its jobs and wakes it, and sees to it that whoever waits is not forgotten.
    /// - Parameter caller: the worker that asks; it looks for its next job itself and needs no bell.
    private func hand(
        out assignments: [PoolStateMachine.Assignment], in state: inout State,
        to caller: PoolStateMachine.Worker? = nil
    ) {
        for assignment in assignments {
            let requests = [assignment.request] + assignment.companions
            state.assigned[assignment.worker] = requests.compactMap { state.jobs.removeValue(forKey: $0) }
            if assignment.startsThread {
                state.liveThreads += 1
                startThread(assignment.worker)
            } else if assignment.worker != caller {
                bells[assignment.worker].signal()
            }
        }
        scheduleTick(in: &state)
    }

    private func scheduleTick(in state: inout State) {
        guard let next = state.machine.nextTick else { return }
        if let planned = state.tickAt, planned <= next { return }
        state.tickAt = next
        // A little late on purpose, so that many deadlines close together cost one look.
        let delay = max(0, (next - .now).milliseconds) + 5
        timer.asyncAfter(deadline: .now() + .milliseconds(Int(delay))) { [self] in tick() }
    }

    private func tick() {
        let failures = state.withLock { state -> [(PoolJob, DatabaseError)] in
            state.tickAt = nil
            let (expired, assignments) = state.machine.tick(now: .now)
            let unreachable = DatabaseError.connectionLost(state.lastConnectionError)
            let failures = expired.compactMap { id, reason in
                state.jobs.removeValue(forKey: id).map { ($0, reason == .busy ? DatabaseError.busy : unreachable) }
            }
            hand(out: assignments, in: &state)
            if state.machine.shouldIdleWorkersEnd { for bell in bells { bell.signal() } }
            return failures
        }
        for (job, error) in failures { job.fail(error) }
    }

    // MARK: Workers

    private func startThread(_ worker: PoolStateMachine.Worker) {
        let thread = Thread { [self] in work(as: worker) }
        thread.name = "postgres-\(worker)"
        thread.start()
    }

    private func work(as worker: PoolStateMachine.Worker) {
        var connection: PostgresConnection?
        while let jobs = nextJobs(for: worker) {
            run(jobs, as: worker, on: &connection)
        }
        connection?.close()
        let closers = state.withLock { state in
            state.liveThreads -= 1
            guard state.liveThreads == 0 else { return [CheckedContinuation<Void, Never>]() }
            defer { state.closers = [] }
            return state.closers
        }
        for closer in closers { closer.resume() }
    }

    private func nextJobs(for worker: PoolStateMachine.Worker) -> [PoolJob]? {
        var timedOut = false
        while true {
            let (jobs, isOver) = state.withLock { state -> ([PoolJob]?, Bool) in
                if let jobs = state.assigned.removeValue(forKey: worker) { return (jobs, false) }
                guard timedOut || state.machine.shouldIdleWorkersEnd else { return (nil, false) }
                return (nil, state.machine.retire(worker))
            }
            if jobs != nil || isOver { return jobs }
            let deadline = DispatchTime.now() + .milliseconds(Int(limits.idleTimeout.milliseconds))
            timedOut = bells[worker].wait(timeout: deadline) == .timedOut
        }
    }

    /// - Parameter jobs: never empty; the first runs those that came with it.
    private func run(_ jobs: [PoolJob], as worker: PoolStateMachine.Worker, on connection: inout PostgresConnection?) {
        let first = jobs[0]
        do throws(ConnectionFailure) {
            while true {
                let open = if let connection { connection } else { try connect(as: worker) }
                connection = open
                let outcome = first.run(open, jobs)
                open.isFresh = false
                if open.isBroken || open.wasCancelled {
                    logger.notice("A connection to the database was lost or given up")
                    open.close()
                    connection = nil
                }
                if case .done = outcome { break }
            }
        } catch {
            if error.mayPass { return putBack(jobs, as: worker, because: error) }
            for job in jobs { job.fail(.misconfigured(error.message)) }
        }
        finish(first, as: worker, isConnected: connection != nil)
    }

    private func connect(as worker: PoolStateMachine.Worker) throws(ConnectionFailure) -> PostgresConnection {
        let connection = try PostgresConnection.open(
            settings, isFirst: !hasEverConnected.load(ordering: .relaxed))
        hasEverConnected.store(true, ordering: .relaxed)
        state.withLock { state in
            hand(out: state.machine.connected(worker, now: .now), in: &state)
        }
        return connection
    }

    private func putBack(_ jobs: [PoolJob], as worker: PoolStateMachine.Worker, because failure: ConnectionFailure) {
        logger.warning("No connection to the database", metadata: ["error": "\(failure.message)"])
        state.withLock { state in
            state.lastConnectionError = failure.message
            for job in jobs { state.jobs[job.id] = job }
            let assignments = state.machine.connectionFailed(
                worker, request: jobs[0].id, now: .now, jitter: .random(in: 0...1))
            hand(out: assignments, in: &state, to: worker)
        }
    }

    private func finish(_ job: PoolJob, as worker: PoolStateMachine.Worker, isConnected: Bool) {
        state.withLock { state in
            let assignments = state.machine.finished(worker, request: job.id, isConnected: isConnected, now: .now)
            hand(out: assignments, in: &state, to: worker)
            if state.machine.shouldIdleWorkersEnd { for bell in bells { bell.signal() } }
        }
    }
}

/// Remembers that the task was cancelled, also when that was before its request came in.
private final class CancellationMark: Sendable {
    private let mark = Atomic(false)

    var isSet: Bool { mark.load(ordering: .acquiring) }

    func set() {
        mark.store(true, ordering: .releasing)
    }
}
