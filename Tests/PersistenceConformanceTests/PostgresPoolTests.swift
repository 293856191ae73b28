import Persistence
import Testing

@testable import PersistencePostgres

/// Keys with numbers for names.
private func keys(_ numbers: [Int64]) -> [ContendedKey] {
    numbers.map { ContendedKey(tenant: nil, key: LockKey("\($0)")) }
}

@Suite("PostgreSQL pool: who gets a connection, and when")
struct PostgresPoolTests {
    let start = ContinuousClock.now

    func pool(connections: Int = 2, queueLimit: Int = 10) -> PoolStateMachine {
        PoolStateMachine(
            connections: connections, queueLimit: queueLimit,
            backoff: Backoff(first: .milliseconds(100), ceiling: .seconds(5)))
    }

    func at(_ milliseconds: Int) -> ContinuousClock.Instant {
        start + .milliseconds(milliseconds)
    }

    /// Submits with a deadline of one second, and says which workers were set to work on what.
    func submit(
        _ id: UInt64, to pool: inout PoolStateMachine, at now: Int = 0
    ) -> PoolStateMachine.Submission {
        pool.submit(id, deadline: at(now + 1000), now: at(now))
    }

    func started(_ worker: Int, _ request: UInt64, thread: Bool = true) -> PoolStateMachine.Assignment {
        PoolStateMachine.Assignment(worker: worker, request: request, startsThread: thread)
    }

    @Test("threads start one by one, as many as are needed and no more than the limit")
    func startsLazily() {
        var pool = pool()
        #expect(submit(1, to: &pool) == .accepted([started(0, 1)]))
        #expect(submit(2, to: &pool) == .accepted([started(1, 2)]))
        #expect(submit(3, to: &pool) == .accepted([]))
        #expect(pool.waitingCount == 1)
    }

    @Test("whoever finishes takes the next request itself, in the order they came")
    func handsOver() {
        var pool = pool(connections: 1)
        _ = submit(1, to: &pool)
        _ = pool.connected(0, now: at(0))
        _ = submit(2, to: &pool)
        _ = submit(3, to: &pool)
        #expect(pool.finished(0, request: 1, isConnected: true, now: at(1)) == [started(0, 2, thread: false)])
        #expect(pool.finished(0, request: 2, isConnected: true, now: at(2)) == [started(0, 3, thread: false)])
    }

    @Test("the connection used last is used again first")
    func prefersTheWarmest() {
        var pool = pool(connections: 3)
        for id in 1...3 { _ = submit(UInt64(id), to: &pool) }
        for worker in 0...2 { _ = pool.connected(worker, now: at(0)) }
        for worker in [1, 0, 2] {
            _ = pool.finished(worker, request: UInt64(worker + 1), isConnected: true, now: at(1))
        }
        #expect(submit(9, to: &pool) == .accepted([started(2, 9, thread: false)]))
    }

    @Test("a full queue refuses, and serves those it has accepted")
    func refusesWhenFull() {
        var pool = pool(connections: 1, queueLimit: 1)
        _ = submit(1, to: &pool)
        _ = submit(2, to: &pool)
        #expect(submit(3, to: &pool) == .queueFull)
        #expect(pool.waitingCount == 1)
        #expect(pool.finished(0, request: 1, isConnected: true, now: at(1)).map(\.request) == [2])
    }

    @Test("with no room to wait, a free connection still serves")
    func servesWithoutQueue() {
        var pool = pool(connections: 1, queueLimit: 0)
        #expect(submit(1, to: &pool) == .accepted([started(0, 1)]))
        #expect(submit(2, to: &pool) == .queueFull)
    }

    @Test("who waits longer than allowed is told that the database is busy")
    func expires() {
        var pool = pool(connections: 1)
        _ = submit(1, to: &pool)
        _ = pool.connected(0, now: at(0))
        _ = submit(2, to: &pool, at: 10)
        #expect(pool.nextTick == at(1010))
        #expect(pool.tick(now: at(1009)).expired.isEmpty)
        let expired = pool.tick(now: at(1010)).expired
        #expect(expired.map(\.0) == [2])
        #expect(expired.map(\.1) == [.busy])
        #expect(pool.nextTick == nil)
        #expect(pool.finished(0, request: 1, isConnected: true, now: at(1011)).isEmpty)
    }

    @Test("a cancelled request leaves the queue; one that runs does not")
    func cancels() {
        var pool = pool(connections: 1)
        _ = submit(1, to: &pool)
        _ = submit(2, to: &pool)
        #expect(pool.cancel(1, now: at(1)).wasWaiting == false)
        #expect(pool.cancel(2, now: at(1)).wasWaiting)
        #expect(pool.cancel(2, now: at(1)).wasWaiting == false)
        #expect(pool.finished(0, request: 1, isConnected: true, now: at(2)).isEmpty)
    }
}

@Suite("PostgreSQL pool: requests that contend for a key")
struct PostgresPoolKeyTests {
    let now = ContinuousClock.now
    var deadline: ContinuousClock.Instant { now + .seconds(1) }

    func pool(connections: Int = 4) -> PoolStateMachine {
        PoolStateMachine(connections: connections, queueLimit: 100)
    }

    func submit(_ id: UInt64, _ numbers: [Int64], to pool: inout PoolStateMachine) -> [UInt64] {
        guard case .accepted(let assignments) = pool.submit(id, keys: keys(numbers), deadline: deadline, now: now)
        else { return [] }
        return assignments.map(\.request)
    }

    @Test("a second writer of a key waits without a connection, and others pass it")
    func waitsWithoutConnection() {
        var pool = pool(connections: 2)
        #expect(submit(1, [7], to: &pool) == [1])
        #expect(submit(2, [7], to: &pool) == [])
        #expect(submit(3, [8], to: &pool) == [3])
        #expect(pool.finished(0, request: 1, isConnected: true, now: now).map(\.request) == [2])
    }

    @Test("several keys are taken together or not at all, and nobody is overtaken for ever")
    func takesAllOrNone() {
        var pool = pool()
        _ = submit(1, [1], to: &pool)
        _ = submit(2, [2], to: &pool)
        #expect(submit(3, [1, 2], to: &pool) == [])
        // Key 1 would be free for it after request 1, but request 3 asked first.
        #expect(submit(4, [1], to: &pool) == [])
        #expect(pool.finished(0, request: 1, isConnected: true, now: now) == [])
        let last = pool.finished(1, request: 2, isConnected: true, now: now)
        #expect(last.map(\.request) == [3])
        // Request 4 waited for nobody but request 3.
        #expect(last.map(\.companions) == [[4]])
    }

    @Test("those that wait only for one another run together, in the order they came")
    func groups() {
        var pool = pool()
        _ = submit(1, [1], to: &pool)
        _ = submit(2, [1], to: &pool)
        _ = submit(3, [1, 2], to: &pool)
        _ = submit(4, [2], to: &pool)
        _ = submit(5, [1], to: &pool)
        let group = pool.finished(0, request: 1, isConnected: true, now: now)
        #expect(group.map(\.request) == [2])
        #expect(group.map(\.companions) == [[3, 5]])
        #expect(pool.waitingCount == 1)
        #expect(!pool.cancel(3, now: now).wasWaiting)
        #expect(submit(6, [1], to: &pool) == [])
        let rest = pool.finished(0, request: 2, isConnected: true, now: now)
        #expect(rest.map(\.request) == [4, 6])
        #expect(rest.map(\.companions) == [[], []])
    }

    @Test("one that also waits for somebody else does not join, nor does who comes behind it")
    func doesNotJoin() {
        var pool = pool()
        _ = submit(1, [1], to: &pool)
        _ = submit(2, [2], to: &pool)
        _ = submit(3, [1], to: &pool)
        _ = submit(4, [1, 2], to: &pool)
        _ = submit(5, [1], to: &pool)
        let group = pool.finished(0, request: 1, isConnected: true, now: now)
        #expect(group.map(\.request) == [3])
        #expect(group.map(\.companions) == [[]])
        #expect(pool.finished(1, request: 2, isConnected: true, now: now).isEmpty)
        let rest = pool.finished(0, request: 3, isConnected: true, now: now)
        #expect(rest.map(\.companions) == [[5]])
    }

    @Test("a group has an end")
    func groupLimit() {
        var pool = pool()
        for id in UInt64(1)...100 { _ = submit(id, [1], to: &pool) }
        let group = pool.finished(0, request: 1, isConnected: true, now: now)
        #expect(group.map(\.companions.count) == [PoolStateMachine.groupLimit - 1])
        #expect(pool.waitingCount == 99 - PoolStateMachine.groupLimit)
    }

    @Test("when no connection can be made, a group waits again in the order it had")
    func groupGoesBack() {
        var pool = pool()
        _ = submit(1, [1], to: &pool)
        for id in UInt64(2)...4 { _ = submit(id, [1], to: &pool) }
        _ = pool.finished(0, request: 1, isConnected: false, now: now)
        #expect(pool.connectionFailed(0, request: 2, now: now, jitter: 1).isEmpty)
        #expect(pool.waitingCount == 3)
        #expect(pool.cancel(2, now: now).wasWaiting)
        let group = pool.tick(now: now + .milliseconds(200)).assignments
        #expect(group.map(\.request) == [3])
        #expect(group.map(\.companions) == [[4]])
    }

    @Test("one that gives up while it waits passes its place on")
    func passesOnAfterCancelling() {
        var pool = pool()
        _ = submit(1, [1], to: &pool)
        _ = submit(2, [1], to: &pool)
        _ = submit(3, [1], to: &pool)
        #expect(pool.cancel(2, now: now).wasWaiting)
        #expect(pool.finished(0, request: 1, isConnected: true, now: now).map(\.request) == [3])
    }

    @Test("one that is first for one key but gives up before it has the other lets the next one run")
    func passesOnHalfTaken() {
        var pool = pool()
        _ = submit(1, [1], to: &pool)
        _ = submit(2, [1, 2], to: &pool)
        _ = submit(3, [2], to: &pool)
        #expect(pool.cancel(2, now: now).assignments.map(\.request) == [3])
    }

    @Test("under random load no key is ever held twice, and everybody is served")
    func holdsUnderRandomLoad() {
        var generator = SystemRandomNumberGenerator()
        var pool = pool(connections: 3)
        var running: [UInt64: (worker: Int, keys: [Int64])] = [:]
        var keysOf: [UInt64: [Int64]] = [:]
        var served: Set<UInt64> = []
        var companionsOf: [UInt64: [UInt64]] = [:]
        func run(_ assignments: [PoolStateMachine.Assignment]) {
            for assignment in assignments {
                let keys = ([assignment.request] + assignment.companions).flatMap { keysOf[$0] ?? [] }
                let held = running.values.flatMap(\.keys)
                #expect(!keys.contains { held.contains($0) })
                #expect(!running.values.contains { $0.worker == assignment.worker })
                running[assignment.request] = (assignment.worker, keys)
                companionsOf[assignment.request] = assignment.companions
            }
        }
        func finishOne() {
            guard let (id, run_) = running.randomElement(using: &generator) else { return }
            running[id] = nil
            served.formUnion([id] + (companionsOf[id] ?? []))
            run(pool.finished(run_.worker, request: id, isConnected: Bool.random(), now: now))
        }
        for id in UInt64(1)...2000 {
            keysOf[id] = (0..<Int64(4)).filter { _ in Int.random(in: 0...3, using: &generator) == 0 }
            if case .accepted(let assignments) = pool.submit(id, keys: keys(keysOf[id]!), deadline: deadline, now: now)
            {
                run(assignments)
            } else {
                served.insert(id)
            }
            if Int.random(in: 0...9, using: &generator) == 0 {
                let other = UInt64.random(in: 1...id, using: &generator)
                let (wasWaiting, assignments) = pool.cancel(other, now: now)
                if wasWaiting { served.insert(other) }
                run(assignments)
            }
            if Bool.random(using: &generator) { finishOne() }
        }
        while !running.isEmpty { finishOne() }
        #expect(served.count == 2000)
        #expect(pool.waitingCount == 0)
    }
}

@Suite("PostgreSQL pool: a server that cannot be reached")
struct PostgresPoolOutageTests {
    let start = ContinuousClock.now

    func at(_ milliseconds: Int) -> ContinuousClock.Instant {
        start + .milliseconds(milliseconds)
    }

    func pool() -> PoolStateMachine {
        PoolStateMachine(
            connections: 2, queueLimit: 10, backoff: Backoff(first: .milliseconds(100), ceiling: .milliseconds(300)))
    }

    @Test("the request waits for the next try, which comes later each time")
    func backsOff() {
        var pool = pool()
        _ = pool.submit(1, deadline: at(10_000), now: at(0))
        #expect(pool.connectionFailed(0, request: 1, now: at(0), jitter: 1).isEmpty)
        var now = 0
        for delay in [100, 200, 300, 300] {
            #expect(pool.nextTick == at(now + delay))
            #expect(pool.tick(now: at(now + delay - 1)).assignments.isEmpty)
            now += delay
            #expect(pool.tick(now: at(now)).assignments.map(\.request) == [1])
            #expect(pool.connectionFailed(0, request: 1, now: at(now), jitter: 1).isEmpty)
        }
    }

    @Test("one worker tries, and when it gets through all others follow")
    func probesAlone() {
        var pool = pool()
        _ = pool.submit(1, deadline: at(10_000), now: at(0))
        _ = pool.connectionFailed(0, request: 1, now: at(0), jitter: 1)
        #expect(pool.submit(2, deadline: at(10_000), now: at(1)) == .accepted([]))
        #expect(pool.tick(now: at(100)).assignments.map(\.request) == [1])
        #expect(pool.tick(now: at(500)).assignments.isEmpty)
        #expect(pool.connected(0, now: at(600)).map(\.request) == [2])
    }

    @Test("who waits in vain is told that the connection is the reason")
    func saysUnreachable() {
        var pool = pool()
        _ = pool.submit(1, deadline: at(50), now: at(0))
        _ = pool.connectionFailed(0, request: 1, now: at(0), jitter: 1)
        #expect(pool.tick(now: at(50)).expired.map(\.1) == [.unreachable])
    }

    @Test("when every connection is lost and none can be made, that is the reason, not that all are busy")
    func saysUnreachableAfterLoss() {
        var pool = pool()
        _ = pool.submit(1, deadline: at(1000), now: at(0))
        _ = pool.connected(0, now: at(0))
        _ = pool.finished(0, request: 1, isConnected: true, now: at(1))
        // The worker believes it is connected, finds the connection dead and cannot make another.
        _ = pool.submit(2, deadline: at(50), now: at(2))
        _ = pool.connectionFailed(0, request: 2, now: at(3), jitter: 1)
        #expect(pool.tick(now: at(50)).expired.map(\.1) == [.unreachable])
    }

    @Test("connections that live go on serving while new ones cannot be made")
    func servesWithWhatItHas() {
        var pool = pool()
        _ = pool.submit(1, deadline: at(10_000), now: at(0))
        _ = pool.connected(0, now: at(0))
        _ = pool.submit(2, deadline: at(10_000), now: at(0))
        _ = pool.connectionFailed(1, request: 2, now: at(1), jitter: 1)
        let next = pool.finished(0, request: 1, isConnected: true, now: at(2))
        #expect(next.map(\.request) == [2])
        #expect(next.map(\.worker) == [0])
    }

    @Test("after closing, nothing new is taken and what waits is served")
    func closes() {
        var pool = pool()
        _ = pool.submit(1, deadline: at(1000), now: at(0))
        _ = pool.submit(2, deadline: at(1000), now: at(0))
        _ = pool.submit(3, deadline: at(1000), now: at(0))
        pool.close()
        let late = pool.submit(4, deadline: at(1000), now: at(0))
        #expect(late == .closed)
        #expect(!pool.shouldIdleWorkersEnd)
        let served = pool.finished(0, request: 1, isConnected: true, now: at(1))
        #expect(served.map(\.request) == [3])
        #expect(pool.shouldIdleWorkersEnd)
        let isFirstLast = pool.retire(0)
        #expect(!isFirstLast)
        _ = pool.finished(1, request: 2, isConnected: true, now: at(1))
        let isSecondLast = pool.retire(1)
        #expect(isSecondLast)
    }

    @Test("the wait before the next try lies between half a step and the whole")
    func jitters() {
        let backoff = Backoff(first: .milliseconds(100), ceiling: .seconds(5))
        #expect(backoff.delay(afterFailures: 1, jitter: 0) == .milliseconds(50))
        #expect(backoff.delay(afterFailures: 1, jitter: 1) == .milliseconds(100))
        #expect(backoff.delay(afterFailures: 3, jitter: 1) == .milliseconds(400))
        #expect(backoff.delay(afterFailures: 1000, jitter: 1) == .seconds(5))
    }
}
