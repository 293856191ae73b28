/// Decides who gets a connection, and when. Pure: it knows no thread, no socket and no clock, so that every rule can be
/// tried with an invented time.
///
/// A *worker* is a thread with room for one connection. A *request* waits until a worker is free **and** every key it
/// names is free here; a request that waits for a key holds no connection meanwhile, and requests for one key pass in
/// the order they came. Those that wait only for one another run together: the first gets the others as companions.
struct PoolStateMachine {
    typealias Moment = ContinuousClock.Instant
    typealias RequestID = UInt64
    typealias Worker = Int

    /// A worker that shall run a request now.
    struct Assignment: Equatable {
        let worker: Worker
        let request: RequestID
        /// The worker has no thread yet.
        let startsThread: Bool
        /// What it shall run in the same transaction, in this order.
        var companions: [RequestID] = []
    }

    enum Submission: Equatable {
        case accepted([Assignment])
        /// As many wait already as may.
        case queueFull
        case closed
    }

    enum Expiry: Equatable {
        case busy
        /// No connection could be had while the request waited.
        case unreachable
    }

    private struct Request {
        let keys: [ContendedKey]
        let deadline: Moment
        /// How many of its keys somebody before it holds or waits for.
        var blockers: Int
        var isRunning = false
        var companions: [RequestID] = []
    }

    private enum Reachability {
        case up
        /// `probe` is the one worker that tries to connect meanwhile.
        case down(failures: Int, retryAt: Moment, probe: Worker?)
    }

    /// How many requests run together at most. Each is a subtransaction, and PostgreSQL slows down for everybody when
    /// one transaction has more than 64.
    static let groupLimit = 32

    private let queueLimit: Int
    private let backoff: Backoff
    private var requests: [RequestID: Request] = [:]
    private var ready = RequestQueue<RequestID>()
    /// Who holds or waits for a key, in the order they came. Those that hold it stand in front.
    private var lines: [ContendedKey: [RequestID]] = [:]
    private var reachability = Reachability.up
    private var isClosing = false
    private(set) var waitingCount = 0
    /// No waiting request's time is over before this. The next tick sets it right after requests went elsewhere.
    private var firstDeadline: Moment?

    // Stacks: the worker that worked last is warmest, and the others may fall asleep for good.
    private var idleConnected: [Worker] = []
    private var idleDisconnected: [Worker] = []
    private var unstarted: [Worker]
    private var runningConnected: Set<Worker> = []

    init(connections: Int, queueLimit: Int, backoff: Backoff = Backoff()) {
        self.queueLimit = queueLimit
        self.backoff = backoff
        unstarted = Array((0..<connections).reversed())
    }

    // MARK: Requests

    /// - Parameter keys: each once.
    mutating func submit(_ id: RequestID, keys: [ContendedKey] = [], deadline: Moment, now: Moment) -> Submission {
        guard !isClosing else { return .closed }
        var request = Request(keys: keys, deadline: deadline, blockers: 0)
        for key in keys {
            if lines[key] != nil { request.blockers += 1 }
            lines[key, default: []].append(id)
        }
        requests[id] = request
        waitingCount += 1
        if request.blockers == 0 { ready.append(id) }
        let assignments = dispatch(now: now)
        if waitingCount > queueLimit, requests[id]?.isRunning == false {
            forget(id)
            return .queueFull
        }
        if requests[id]?.isRunning == false { expect(deadline) }
        return .accepted(assignments)
    }

    /// Takes a request out that still waits; false when it runs already or is gone.
    mutating func cancel(_ id: RequestID, now: Moment) -> (wasWaiting: Bool, assignments: [Assignment]) {
        guard requests[id]?.isRunning == false else { return (false, []) }
        forget(id)
        return (true, dispatch(now: now))
    }

    /// Takes out every request whose time is over, and hands out work that waited for the next try to connect.
    mutating func tick(now: Moment) -> (expired: [(RequestID, Expiry)], assignments: [Assignment]) {
        let late = requests.filter { !$0.value.isRunning && $0.value.deadline <= now }.keys.sorted()
        let reason = isUnreachable ? Expiry.unreachable : .busy
        for id in late { forget(id) }
        firstDeadline = requests.values.lazy.filter { !$0.isRunning }.map(\.deadline).min()
        return (late.map { ($0, reason) }, dispatch(now: now))
    }

    /// When ``tick(now:)`` may have something to do next, unless something else happens before.
    var nextTick: Moment? {
        guard waitingCount > 0, let firstDeadline else { return nil }
        if case .down(_, let retryAt, probe: nil) = reachability { return min(firstDeadline, retryAt) }
        return firstDeadline
    }

    // MARK: Workers

    /// A worker has its connection; the others may connect too.
    mutating func connected(_ worker: Worker, now: Moment) -> [Assignment] {
        runningConnected.insert(worker)
        reachability = .up
        return dispatch(now: now)
    }

    /// A worker could not connect: its request goes back to the front, keeping its keys and its deadline, its companions
    /// wait behind it again, and nobody tries to connect for a while.
    /// - Parameter jitter: between 0 and 1.
    mutating func connectionFailed(
        _ worker: Worker, request: RequestID, now: Moment, jitter: Double
    ) -> [Assignment] {
        noteFailure(of: worker, now: now, jitter: jitter)
        runningConnected.remove(worker)
        for id in group(of: request) {
            requests[id]?.isRunning = false
            waitingCount += 1
            if let deadline = requests[id]?.deadline { expect(deadline) }
        }
        requests[request]?.companions = []
        ready.prepend(request)
        idleDisconnected.append(worker)
        return dispatch(now: now)
    }

    /// A worker is done with a request and its companions; `isConnected` says whether its connection can be used further.
    mutating func finished(
        _ worker: Worker, request: RequestID, isConnected: Bool, now: Moment
    ) -> [Assignment] {
        runningConnected.remove(worker)
        // The one that was to find out whether the server can be reached ended without an answer: let another try.
        if case .down(let failures, let retryAt, probe: worker) = reachability {
            reachability = .down(failures: failures, retryAt: retryAt, probe: nil)
        }
        for id in group(of: request) { forget(id) }
        if isConnected { idleConnected.append(worker) } else { idleDisconnected.append(worker) }
        return dispatch(now: now)
    }

    /// Lets an idle worker's thread end; false when it was given work in the meantime.
    mutating func retire(_ worker: Worker) -> Bool {
        if let index = idleConnected.firstIndex(of: worker) {
            idleConnected.remove(at: index)
        } else if let index = idleDisconnected.firstIndex(of: worker) {
            idleDisconnected.remove(at: index)
        } else {
            return false
        }
        unstarted.append(worker)
        return true
    }

    /// Refuses what comes from now on; what waits is still served.
    mutating func close() {
        isClosing = true
    }

    /// Whether a worker with nothing to do should end now.
    var shouldIdleWorkersEnd: Bool { isClosing && waitingCount == 0 }

    // MARK: Rules

    private mutating func expect(_ deadline: Moment) {
        firstDeadline = min(deadline, firstDeadline ?? deadline)
    }

    private var isUnreachable: Bool {
        if case .down = reachability { return idleConnected.isEmpty && runningConnected.isEmpty }
        return false
    }

    private mutating func dispatch(now: Moment) -> [Assignment] {
        var assignments: [Assignment] = []
        while let id = nextReady(), let (worker, startsThread) = takeWorker(now: now) {
            _ = ready.popFirst()
            let companions = companions(of: id)
            requests[id]?.companions = companions
            for id in [id] + companions { requests[id]?.isRunning = true }
            waitingCount -= 1 + companions.count
            assignments.append(
                Assignment(worker: worker, request: id, startsThread: startsThread, companions: companions))
        }
        return assignments
    }

    /// Those that share a key with `leader` and wait for nobody but it and one another.
    private func companions(of leader: RequestID) -> [RequestID] {
        let contended = requests[leader]?.keys ?? []
        // How many of each line are in the group: always those in front.
        var members = Dictionary(uniqueKeysWithValues: contended.map { ($0, 1) })
        var companions: [RequestID] = []
        for candidate in contended.flatMap({ lines[$0] ?? [] }) where companions.count < Self.groupLimit - 1 {
            let keys = requests[candidate]?.keys ?? []
            let isNext = keys.allSatisfy { key in
                let line = lines[key] ?? []
                let place = members[key] ?? 0
                return line.indices.contains(place) && line[place] == candidate
            }
            guard isNext else { continue }
            companions.append(candidate)
            for key in keys { members[key, default: 0] += 1 }
        }
        return companions
    }

    private func group(of leader: RequestID) -> [RequestID] {
        [leader] + (requests[leader]?.companions ?? [])
    }

    /// The first request that only needs a worker. Those taken out while they waited are dropped here.
    private mutating func nextReady() -> RequestID? {
        while let id = ready.first() {
            if requests[id] != nil { return id }
            _ = ready.popFirst()
        }
        return nil
    }

    private mutating func takeWorker(now: Moment) -> (Worker, startsThread: Bool)? {
        if let worker = idleConnected.popLast() {
            runningConnected.insert(worker)
            return (worker, false)
        }
        guard let worker = idleDisconnected.last ?? unstarted.last else { return nil }
        if case .down(let failures, let retryAt, let probe) = reachability {
            guard probe == nil, now >= retryAt else { return nil }
            reachability = .down(failures: failures, retryAt: retryAt, probe: worker)
        }
        if idleDisconnected.popLast() != nil { return (worker, false) }
        unstarted.removeLast()
        return (worker, true)
    }

    /// Many workers may fail in the same moment; only the first of them, and then each probe, counts.
    private mutating func noteFailure(of worker: Worker, now: Moment, jitter: Double) {
        var failures = 1
        if case .down(let before, _, let probe) = reachability {
            guard probe == worker else { return }
            failures = before + 1
        }
        let delay = backoff.delay(afterFailures: failures, jitter: jitter)
        reachability = .down(failures: failures, retryAt: now + delay, probe: nil)
    }

    /// Takes a request out and passes its keys to whoever waits for them next.
    private mutating func forget(_ id: RequestID) {
        guard let request = requests.removeValue(forKey: id) else { return }
        if !request.isRunning { waitingCount -= 1 }
        for key in request.keys { leave(key, id) }
    }

    private mutating func leave(_ key: ContendedKey, _ id: RequestID) {
        guard let place = lines[key]?.firstIndex(of: id) else { return }
        lines[key]?.remove(at: place)
        guard let heir = lines[key]?.first else {
            lines[key] = nil
            return
        }
        guard place == 0, var next = requests[heir] else { return }
        next.blockers -= 1
        requests[heir] = next
        if next.blockers == 0, !next.isRunning { ready.append(heir) }
    }
}
