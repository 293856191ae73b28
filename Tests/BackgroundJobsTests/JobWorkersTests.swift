import JobWorkshop
import Persistence
import Synchronization
import TestEngines
import Testing
import Vocabulary

@testable import BackgroundJobs

@Suite("The workers")
struct JobWorkersTests {
    @Test("a shop with thousands of jobs does not keep another shop's job waiting", arguments: TestEngine.available)
    func fairness(engine: TestEngine) async throws {
        try await Workshop.open(engine, shops: 2) { shop in
            let (busy, quiet) = (shop.shops[0], shop.shops[1])
            try await shop.database(0).write { transaction in
                for number in 0..<3_000 { try JobQueue.enqueue(Errand(name: "\(number)"), in: transaction) }
            }
            let busyJobs = Tally()
            let busyAtTheTime = Mutex<Int?>(nil)
            var handlers = JobHandlers()
            handlers.handle(Errand.self) { _, context in
                if context.place == .shop(busy) { busyJobs.enter() }
                if context.place == .shop(quiet) { busyAtTheTime.withLock { $0 = busyJobs.total } }
                try await Task.sleep(for: .milliseconds(1))
            }
            try await shop.working(handlers, limits: .init(patience: .milliseconds(100))) {
                for _ in 0..<500 where busyJobs.total < 20 { try await Task.sleep(for: .milliseconds(5)) }
                try await shop.enqueue(Errand(name: "quiet"), shop: 1)
                let before = busyJobs.total
                _ = try await shop.settled(shop: 1)
                let between = try #require(busyAtTheTime.withLock { $0 }) - before
                // Two rounds of all slots at most, however many wait.
                #expect(between < 400, "\(between) jobs of the busy shop came first")
            }
        }
    }

    @Test("a job whose worker died runs again when its lease is over", arguments: TestEngine.available)
    func deadWorker(engine: TestEngine) async throws {
        try await Workshop.open(engine) { shop in
            try await shop.enqueue(Errand(name: "left behind"))
            let source: any JobSource =
                engine == .postgres ? ServerJobSource(engine: shop.engine) : FileJobSource(engine: shop.engine)
            await source.look(at: .shop(shop.shops[0]))
            let taken = try await source.claim(
                [Errand.kind: 1], limit: 1, for: "ghost", until: Instant.now.advanced(by: .milliseconds(600)))
            #expect(taken.map(\.attempt) == [1])
            try await shop.working(.marking()) {
                try await Task.sleep(for: .milliseconds(200))
                let left = try await shop.effects()
                #expect(left.isEmpty)
                let jobs = try await shop.settled()
                #expect(jobs[0].attempts == 2)
            }
            #expect(try await shop.effects() == ["left behind"])
        }
    }

    @Test("a job that ends its worker every time is dead after its tries", arguments: TestEngine.available)
    func deadly(engine: TestEngine) async throws {
        try await Workshop.open(engine) { shop in
            try await shop.enqueue(Errand(name: "deadly"), attempts: 2)
            let source: any JobSource =
                engine == .postgres ? ServerJobSource(engine: shop.engine) : FileJobSource(engine: shop.engine)
            for attempt in 1...2 {
                await source.look(at: .shop(shop.shops[0]))
                let taken = try await source.claim(
                    [Errand.kind: 1], limit: 1, for: "ghost \(attempt)", until: Instant.now)
                #expect(taken.map(\.attempt) == [attempt])
                try await Task.sleep(for: .milliseconds(5))
            }
            try await shop.working(.marking()) {
                let jobs = try await shop.settled([.dead])
                #expect(jobs[0].lastError == JobOutcome.neverHeardOf)
            }
            #expect(try await shop.effects() == [])
        }
    }

    @Test("a lease is renewed while its job runs longer than it", arguments: TestEngine.available)
    func renewal(engine: TestEngine) async throws {
        try await Workshop.open(engine) { shop in
            let runs = Tally()
            var handlers = JobHandlers()
            handlers.handle(Errand.self) { _, _ in
                runs.enter()
                try await Task.sleep(for: .seconds(10))
            }
            try await shop.working(handlers, crews: 2, limits: .init(lease: .seconds(8), patience: .seconds(1))) {
                try await shop.enqueue(Errand(name: "long"))
                _ = try await shop.settled()
            }
            #expect(runs.total == 1)
        }
    }

    @Test("a graceful stop hands back what does not end, and the try does not count", arguments: TestEngine.available)
    func handedBack(engine: TestEngine) async throws {
        try await Workshop.open(engine) { shop in
            let isInside = Gate()
            var handlers = JobHandlers()
            handlers.handle(Errand.self) { _, _ in
                isInside.open()
                try await Task.sleep(for: .seconds(60))
            }
            try await shop.working(handlers, limits: .init(patience: .milliseconds(200))) {
                try await shop.enqueue(Errand(name: "endless"))
                try await isInside.opened()
            }
            let jobs = try await shop.jobs()
            #expect(jobs.map(\.state) == [.waiting] && jobs[0].attempts == 0 && jobs[0].worker == nil)
        }
    }

    @Test("no more of a kind run at once than its policy allows", arguments: TestEngine.available)
    func concurrency(engine: TestEngine) async throws {
        try await Workshop.open(engine, shops: 3) { shop in
            let (chores, errands) = (Tally(), Tally())
            var handlers = JobHandlers()
            handlers.handle(Chore.self) { _, _ in
                chores.enter()
                try await Task.sleep(for: .milliseconds(10))
                chores.leave()
            }
            handlers.handle(Errand.self) { _, _ in
                errands.enter()
                try await Task.sleep(for: .milliseconds(10))
                errands.leave()
            }
            for index in 0..<3 {
                try await shop.database(index).write { transaction in
                    for number in 0..<10 {
                        try JobQueue.enqueue(Chore(name: "\(number)"), in: transaction)
                        try JobQueue.enqueue(Errand(name: "\(number)"), in: transaction)
                    }
                }
            }
            try await shop.working(handlers) {
                for index in 0..<3 { _ = try await shop.settled(shop: index) }
            }
            #expect(chores.total == 30 && chores.most == 1)
            #expect(errands.total == 30 && errands.most <= 8)
        }
    }

    @Test("several processes share one queue, and each job is done once")
    func sharing() async throws {
        guard TestEngine.available.contains(.postgres) else { return }
        try await Workshop.open(.postgres, shops: 4) { shop in
            for index in 0..<4 {
                try await shop.database(index).write { transaction in
                    for number in 0..<100 { try JobQueue.enqueue(Errand(name: "\(number)"), in: transaction) }
                }
            }
            try await shop.working(.marking(), crews: 3) {
                for index in 0..<4 { _ = try await shop.settled(shop: index) }
            }
            for index in 0..<4 {
                let effects = try await shop.effects(shop: index)
                #expect(effects.count == 100 && Set(effects).count == 100)
            }
        }
    }

    @Test(
        "a recurring job comes again in every shop, once at a time, however many processes there are",
        arguments: TestEngine.available)
    func recurring(engine: TestEngine) async throws {
        try await Workshop.open(engine, shops: 2) { shop in
            var handlers = JobHandlers.marking()
            try handlers.recurInEveryShop(Errand(name: "again"), .every(.milliseconds(150)))
            try await shop.working(handlers, crews: engine == .postgres ? 2 : 1) {
                for _ in 0..<200 {
                    let effects = try await (shop.effects(shop: 0), shop.effects(shop: 1))
                    if effects.0.count >= 3, effects.1.count >= 3 { break }
                    try await Task.sleep(for: .milliseconds(50))
                }
            }
            for index in 0..<2 {
                let jobs = try await shop.jobs(shop: index)
                #expect(jobs.count { $0.state == .done } >= 3)
                #expect(jobs.count { $0.state == .waiting || $0.state == .running } == 1)
            }
        }
    }

    @Test("over many periods and with many processes, a recurring job runs no more than once in each")
    func oncePerPeriod() async throws {
        guard TestEngine.available.contains(.postgres) else { return }
        try await Workshop.open(.postgres, shops: 2) { shop in
            var handlers = JobHandlers.marking()
            let period = Duration.milliseconds(100)
            try handlers.recurInEveryShop(Errand(name: "again"), .every(period))
            let began = ContinuousClock.now
            try await shop.working(handlers, crews: 3) {
                for _ in 0..<600 {
                    let effects = try await (shop.effects(shop: 0), shop.effects(shop: 1))
                    if effects.0.count >= 20, effects.1.count >= 20 { break }
                    try await Task.sleep(for: .milliseconds(50))
                }
            }
            let periods = Int((ContinuousClock.now - began) / period)
            for index in 0..<2 {
                let count = try await shop.effects(shop: index).count
                #expect(count >= 20)
                #expect(count <= periods + 1, "\(count) runs in \(periods) periods")
            }
        }
    }
}

@Suite("When a recurring job is due")
struct JobScheduleTests {
    private func next(after text: String, hour: Int, minute: Int, _ timeZone: String) throws -> String {
        JobSchedule.daily(hour: hour, minute: minute)
            .next(after: try #require(Instant(rfc3339: text)), timeZone: timeZone).rfc3339
    }

    @Test("the next time of the clock in the shop's own time zone")
    func daily() throws {
        #expect(
            try next(after: "2026-11-21T01:00:00Z", hour: 3, minute: 30, "Europe/Berlin") == "2026-11-21T02:30:00.000Z")
        #expect(
            try next(after: "2026-11-21T02:30:00Z", hour: 3, minute: 30, "Europe/Berlin") == "2026-11-22T02:30:00.000Z")
        #expect(
            try next(after: "2026-11-21T19:00:00Z", hour: 3, minute: 30, "Asia/Tokyo") == "2026-11-22T18:30:00.000Z")
        #expect(try next(after: "2026-11-21T01:00:00Z", hour: 3, minute: 30, "No/Where") == "2026-11-21T03:30:00.000Z")
    }

    @Test("a time that the change to summer leaves out comes at the change; one that comes twice comes once")
    func clocksChange() throws {
        #expect(
            try next(after: "2026-03-28T12:00:00Z", hour: 2, minute: 30, "Europe/Berlin") == "2026-03-29T01:00:00.000Z")
        #expect(
            try next(after: "2026-10-24T12:00:00Z", hour: 2, minute: 30, "Europe/Berlin") == "2026-10-25T00:30:00.000Z")
        #expect(
            try next(after: "2026-10-25T00:30:00Z", hour: 2, minute: 30, "Europe/Berlin") == "2026-10-26T01:30:00.000Z")
    }
}

@Suite("The rests between tries")
struct JobPolicyTests {
    @Test("double with each failure up to a limit, spread by a quarter")
    func doubling() {
        let policy = JobPolicy(firstDelay: .seconds(2), longestDelay: .seconds(60))
        let rests = (1...7).map { policy.delay(afterAttempt: $0, jitter: 0.5) }
        #expect(rests == [2, 4, 8, 16, 32, 60, 60].map { Duration.seconds($0) })
        #expect(policy.delay(afterAttempt: 1, jitter: 0) == .milliseconds(1_500))
        #expect(policy.delay(afterAttempt: 1_000, jitter: 1) == .seconds(75))
    }
}
