import BackgroundJobs
import JobWorkshop
import Logging
import Persistence
import ServiceLifecycle
import Synchronization
import TestEngines
import Testing
import Vocabulary

/// An engine with a few shops whose only tables are the queue's and a list of what jobs did.
struct Workshop: Sendable {
    let engine: any DatabaseEngine
    let bell: JobBell
    let shops: [TenantID]

    static func open(
        _ engine: TestEngine, shops count: Int = 1, _ body: (Workshop) async throws -> Void
    ) async throws {
        let bell = JobBell()
        let observer = DatabaseObserver(committed: { bell.hear($0, $1) })
        try await engine.withEngine(migrations: JobWorkshop.migrations, observer: observer) { engine in
            var shops: [TenantID] = []
            for _ in 0..<count {
                let tenant = TenantID()
                try await engine.createShop(tenant)
                shops.append(tenant)
            }
            try await body(Workshop(engine: engine, bell: bell, shops: shops))
        }
    }

    /// Runs `body` while workers run, then stops them as `serve` does.
    func working(
        _ handlers: JobHandlers, crews: Int = 1, limits: JobWorkers.Limits = JobWorkers.Limits(patience: .seconds(1)),
        bells: [JobBell] = [], _ body: () async throws -> Void
    ) async throws {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let shops = shops
        let services = (0..<crews).map { number in
            JobWorkers(
                engine: engine, handlers: handlers,
                places: .init(shops: { shops }, timeZone: { _ in "Europe/Berlin" }),
                bell: number == 0 ? bell : JobBell(), limits: limits, logger: logger)
        }
        let group = ServiceGroup(configuration: .init(services: services.map { .init(service: $0) }, logger: logger))
        let running = Task { try await group.run() }
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await body())
        } catch {
            outcome = .failure(error)
        }
        await group.triggerGracefulShutdown()
        try await running.value
        try outcome.get()
    }

    func database(_ index: Int = 0) async throws -> any Database {
        try await engine.shop(shops[index])
    }

    func enqueue(_ job: Errand, key: String? = nil, at due: Instant = .now, attempts: Int? = nil, shop: Int = 0)
        async throws
    {
        try await database(shop).write {
            try JobQueue.enqueue(job, key: key, at: due, attempts: attempts, in: $0)
        }
    }

    func jobs(shop: Int = 0) async throws -> [JobRecord] {
        try await database(shop).read { try JobRecord.list(limit: 10_000, in: $0) }
    }

    func effects(shop: Int = 0) async throws -> [String] {
        try await database(shop).read { try $0.values("SELECT name FROM effect ORDER BY id") }
    }

    /// Waits until every job of a shop is in one of `states`; a minute at most.
    func settled(_ states: Set<JobState> = [.done], shop: Int = 0) async throws -> [JobRecord] {
        for _ in 0..<1_200 {
            let jobs = try await jobs(shop: shop)
            if jobs.allSatisfy({ states.contains($0.state) }) { return jobs }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw NeverSettled(jobs: try await jobs(shop: shop).prefix(3).map { "\($0)" })
    }

    struct NeverSettled: Error {
        let jobs: [String]
    }
}

/// Of another kind, one at a time.
struct Chore: Job {
    static let kind: JobKind = "chore"
    static let policy = JobPolicy(attempts: 1, concurrency: 1)

    var name: String
}

struct Mishap: Error {}

extension JobHandlers {
    /// Handlers that leave a mark for each errand.
    static func marking() -> JobHandlers {
        var handlers = JobHandlers()
        handlers.handle(Errand.self) { try await $0.leaveMark($1) }
        return handlers
    }
}

/// A number that many tasks change.
final class Tally: Sendable {
    private let counts = Mutex((now: 0, most: 0, total: 0))

    func enter() {
        counts.withLock { counts in
            counts.now += 1
            counts.total += 1
            counts.most = max(counts.most, counts.now)
        }
    }

    func leave() { counts.withLock { $0.now -= 1 } }
    var most: Int { counts.withLock(\.most) }
    var total: Int { counts.withLock(\.total) }
}
