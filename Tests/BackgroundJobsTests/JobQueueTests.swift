import BackgroundJobs
import JobWorkshop
import Persistence
import TestEngines
import Testing
import Vocabulary

@Suite("The job queue")
struct JobQueueTests {
    @Test("a job runs after the commit of its cause, with what it was told", arguments: TestEngine.available)
    func runs(engine: TestEngine) async throws {
        try await Workshop.open(engine) { shop in
            try await shop.working(.marking()) {
                try await shop.enqueue(Errand(name: "Grüße, 東京"))
                let jobs = try await shop.settled()
                #expect(jobs.count == 1 && jobs[0].attempts == 1 && jobs[0].worker == nil)
            }
            #expect(try await shop.effects() == ["Grüße, 東京"])
        }
    }

    @Test("a job of a transaction that was rolled back never runs", arguments: TestEngine.available)
    func rolledBack(engine: TestEngine) async throws {
        try await Workshop.open(engine) { shop in
            await #expect(throws: Mishap.self) {
                try await shop.database().write { transaction in
                    try JobQueue.enqueue(Errand(name: "never"), in: transaction)
                    throw Mishap()
                }
            }
            let left = try await shop.jobs()
            #expect(left.isEmpty)
        }
    }

    @Test("jobs of the platform run beside those of shops", arguments: TestEngine.available)
    func platform(engine: TestEngine) async throws {
        try await Workshop.open(engine) { shop in
            let seen = Tally()
            var handlers = JobHandlers()
            handlers.handle(Chore.self) { _, context in
                if context.place == .platform { seen.enter() }
            }
            try await shop.engine.platform.write { try JobQueue.enqueue(Chore(name: "p"), in: $0) }
            try await shop.working(handlers) {
                try await shop.engine.platform.write { try JobQueue.enqueue(Chore(name: "q"), in: $0) }
                for _ in 0..<200 where seen.total < 2 { try await Task.sleep(for: .milliseconds(50)) }
            }
            #expect(seen.total == 2)
            let left = try await shop.jobs()
            #expect(left.isEmpty)
            let counts = try await shop.engine.platform.read { try JobRecord.counts(in: $0) }
            #expect(counts == [.done: 2])
        }
    }

    @Test("a key that waits already takes the newer payload and the earlier moment", arguments: TestEngine.available)
    func sameKey(engine: TestEngine) async throws {
        try await Workshop.open(engine) { shop in
            let later = Instant.now.advanced(by: .seconds(3600))
            try await shop.enqueue(Errand(name: "old"), key: "k", at: later)
            try await shop.enqueue(Errand(name: "other"), key: "l", at: later)
            try await shop.enqueue(Errand(name: "new"), key: "k", at: .now)
            try await shop.database().write {
                try JobQueue.enqueueOnce(Errand(name: "ignored"), key: "k", in: $0)
            }
            let jobs = try await shop.jobs()
            #expect(jobs.count == 2)
            let kept = try #require(jobs.first { $0.key == "k" })
            #expect(kept.payload == #"{"name":"new"}"# && kept.dueAt < later)
        }
    }

    @Test("a key enqueued while it runs makes it run once more", arguments: TestEngine.available)
    func sameKeyWhileRunning(engine: TestEngine) async throws {
        try await Workshop.open(engine) { shop in
            let (isInside, mayEnd) = (Gate(), Gate())
            var handlers = JobHandlers()
            handlers.handle(Errand.self) { errand, context in
                isInside.open()
                try await mayEnd.opened()
                try await errand.leaveMark(context)
            }
            try await shop.working(handlers) {
                try await shop.enqueue(Errand(name: "first"), key: "k")
                try await isInside.opened()
                for name in ["second", "third"] { try await shop.enqueue(Errand(name: name), key: "k") }
                mayEnd.open()
                mayEnd.open()
                let jobs = try await shop.settled()
                #expect(jobs.count == 1)
            }
            #expect(try await shop.effects() == ["first", "third"])
        }
    }

    @Test(
        "a job that always fails is tried as often as it may, rests longer each time, and ends dead with its last error",
        arguments: TestEngine.available)
    func dies(engine: TestEngine) async throws {
        try await Workshop.open(engine) { shop in
            let tries = Tally()
            var handlers = JobHandlers()
            handlers.handle(Errand.self) { _, context in
                tries.enter()
                throw JobFailure.later(.milliseconds(10), "try \(context.attempt) of \(context.attemptsLimit)")
            }
            try await shop.working(handlers) {
                try await shop.enqueue(Errand(name: "no"))
                let dead = try await shop.settled([.dead])
                #expect(dead[0].lastError == "try 3 of 3" && dead[0].attempts == 3 && tries.total == 3)
                let isDue = try await shop.database().write { try JobQueue.retry(dead[0].id, in: $0) }
                #expect(isDue)
                for _ in 0..<200 where tries.total < 6 { try await Task.sleep(for: .milliseconds(20)) }
                _ = try await shop.settled([.dead])
                #expect(tries.total == 6)
                let isGone = try await shop.database().write { try JobQueue.discard(dead[0].id, in: $0) }
                #expect(isGone)
            }
            let left = try await shop.jobs()
            #expect(left.isEmpty)
        }
    }

    @Test("a hopeless job is dead after one try", arguments: TestEngine.available)
    func hopeless(engine: TestEngine) async throws {
        try await Workshop.open(engine) { shop in
            var handlers = JobHandlers()
            handlers.handle(Errand.self) { _, _ in throw JobFailure.hopeless("no such address") }
            try await shop.working(handlers) {
                try await shop.enqueue(Errand(name: "no"))
                let dead = try await shop.settled([.dead])
                #expect(dead[0].attempts == 1 && dead[0].lastError == "no such address")
            }
        }
    }

    @Test("a running job that is called off is told to stop and stays called off", arguments: TestEngine.available)
    func cancelled(engine: TestEngine) async throws {
        try await Workshop.open(engine) { shop in
            let (isInside, wasStopped) = (Gate(), Gate())
            var handlers = JobHandlers()
            handlers.handle(Errand.self) { _, _ in
                isInside.open()
                do {
                    try await Task.sleep(for: .seconds(60))
                } catch {
                    wasStopped.open()
                    throw error
                }
            }
            let limits = JobWorkers.Limits(lease: .milliseconds(400), patience: .seconds(1))
            try await shop.working(handlers, limits: limits) {
                try await shop.enqueue(Errand(name: "long"))
                try await isInside.opened()
                let id = try #require(try await shop.jobs().first).id
                let isOff = try await shop.database().write { try JobQueue.cancel(id, in: $0) }
                #expect(isOff)
                try await wasStopped.opened()
            }
            let left = try await shop.jobs()
            #expect(left.map(\.state) == [.cancelled])
        }
    }

    @Test("finished jobs are forgotten, dead and waiting ones are not", arguments: TestEngine.available)
    func forgetting(engine: TestEngine) async throws {
        try await Workshop.open(engine) { shop in
            try await shop.working(.marking()) {
                for name in ["a", "b"] { try await shop.enqueue(Errand(name: name)) }
                _ = try await shop.settled()
            }
            try await shop.enqueue(Errand(name: "c"), at: Instant.now.advanced(by: .seconds(3600)))
            let database = try await shop.database()
            let first = try await database.write { try JobQueue.forgetFinished(before: .now, limit: 1, in: $0) }
            let second = try await database.write { try JobQueue.forgetFinished(before: .now, in: $0) }
            #expect(first == 1 && second == 1)
            let left = try await shop.jobs()
            #expect(left.map(\.state) == [.waiting])
        }
    }
}
