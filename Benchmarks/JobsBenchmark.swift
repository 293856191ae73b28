import ArgumentParser
import BackgroundJobs
import Composition
import Foundation
import Logging
import Persistence
import PersistencePostgres
import PersistenceSQLite
import ServiceLifecycle
import Synchronization
import Vocabulary

/// How many jobs that do nothing a second the queue takes and runs, each durable, and how long a shop waits for its
/// first one while another shop has a great many in line.
struct JobsBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jobs", abstract: "Enqueues and runs jobs that do nothing, and prints the rates.")

    @Option(help: "A PostgreSQL address; SQLite in a fresh directory when left out.")
    var databaseURL: String?
    @Option(help: "How many jobs to enqueue one by one, and then to run.")
    var jobs = 5_000
    @Option(help: "How many enqueue at once, and how many jobs run at once.")
    var clients = 16
    @Option(help: "How many jobs of one shop wait while another enqueues its first; 0 leaves that part out.")
    var backlog = 100_000

    func run() async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("stoa-bench-\(ID<Any>())").path
        defer { removeQuietly(directory) }
        let bell = JobBell()
        let observer = DatabaseObserver(committed: { bell.hear($0, $1) })
        let logger = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
        let engine: any DatabaseEngine =
            if let databaseURL {
                try PostgresEngine(url: databaseURL, migrations: .all, observer: observer, logger: logger)
            } else {
                try SQLiteEngine(directory: directory, migrations: .all, observer: observer, logger: logger)
            }
        try await engine.migrate()
        let factory = Factory(engine: engine, bell: bell, clients: clients, logger: logger)
        let (busy, calm) = (TenantID(), TenantID())
        for tenant in [busy, calm] { try await engine.createShop(tenant) }
        try await show(factory, busy, calm)
        for tenant in [busy, calm] { try await engine.deleteShop(tenant) }
        await engine.close()
    }

    private func show(_ factory: Factory, _ busy: TenantID, _ calm: TenantID) async throws {
        let name = factory.engine.dialect.rawValue
        let enqueued = try await factory.enqueue(jobs, in: busy)
        let done = try await factory.work(for: [busy]) { try await factory.finish(jobs) }
        print(
            String(
                format: "%@ jobs: %.0f enqueued/s (a commit each, %d at once), %.0f done/s (%d jobs, %d at once)", name,
                Double(jobs) / enqueued, clients, Double(jobs) / done, jobs, clients))
        guard backlog > 0 else { return }
        try await factory.pile(backlog, in: busy)
        let waits = try await factory.work(for: [busy, calm]) { try await factory.firstJobs(in: calm, probes: 20) }
            .sorted()
        print(
            String(
                format:
                    "%@ jobs: with %d of another shop in line, a shop's job began after p50 %.0f ms, at most %.0f ms",
                name, backlog, waits[waits.count / 2], waits[waits.count - 1]))
    }

    /// What a benchmark leaves in the temporary directory is no reason to fail it.
    private func removeQuietly(_ path: String) {
        try? FileManager.default.removeItem(atPath: path)
    }
}

/// Does nothing, and says when.
private struct Nothing: Job {
    static let kind: JobKind = "nothing"
    static let policy = JobPolicy(concurrency: 16)

    var probe: Int?
}

/// A queue, and workers that can be switched on.
private struct Factory: Sendable {
    let engine: any DatabaseEngine
    let bell: JobBell
    let clients: Int
    let logger: Logger
    private let counter = Counter()

    init(engine: any DatabaseEngine, bell: JobBell, clients: Int, logger: Logger) {
        self.engine = engine
        self.bell = bell
        self.clients = clients
        self.logger = logger
    }

    /// Enqueues jobs one by one, a commit for each.
    /// - Returns: seconds.
    func enqueue(_ count: Int, in tenant: TenantID) async throws -> Double {
        let shop = try await engine.shop(tenant)
        let start = ContinuousClock.now
        try await withThrowingTaskGroup { group in
            for client in 0..<clients {
                group.addTask {
                    for _ in stride(from: client, to: count, by: clients) {
                        try await shop.write { try JobQueue.enqueue(Nothing(), in: $0) }
                    }
                }
            }
            try await group.waitForAll()
        }
        return (ContinuousClock.now - start) / .seconds(1)
    }

    /// Enqueues many jobs in few commits.
    func pile(_ count: Int, in tenant: TenantID) async throws {
        let shop = try await engine.shop(tenant)
        for start in stride(from: 0, to: count, by: 5_000) {
            try await shop.write { transaction in
                for _ in start..<min(start + 5_000, count) { try JobQueue.enqueue(Nothing(), in: transaction) }
            }
        }
    }

    /// Runs `body` while workers look after `tenants`.
    func work<Result>(for tenants: [TenantID], _ body: () async throws -> Result) async throws -> Result {
        var handlers = JobHandlers()
        handlers.handle(Nothing.self) { [counter] job, _ in counter.note(job.probe) }
        let workers = JobWorkers(
            engine: engine, handlers: handlers, places: .init(shops: { tenants }, timeZone: { _ in "UTC" }), bell: bell,
            limits: .init(slots: clients), logger: logger)
        let group = ServiceGroup(configuration: .init(services: [.init(service: workers)], logger: logger))
        let running = Task { try await group.run() }
        let result = try await body()
        await group.triggerGracefulShutdown()
        try await running.value
        return result
    }

    /// Waits until `count` jobs ran.
    /// - Returns: seconds.
    func finish(_ count: Int) async throws -> Double {
        let start = ContinuousClock.now
        while counter.total < count { try await Task.sleep(for: .milliseconds(2)) }
        return (ContinuousClock.now - start) / .seconds(1)
    }

    /// Enqueues one job after the other.
    /// - Returns: how many milliseconds each waited between its commit and its begin.
    func firstJobs(in tenant: TenantID, probes: Int) async throws -> [Double] {
        let shop = try await engine.shop(tenant)
        var waits: [Double] = []
        for probe in 0..<probes {
            try await shop.write { try JobQueue.enqueue(Nothing(probe: probe), in: $0) }
            let committed = ContinuousClock.now
            while counter.begin(of: probe) == nil { try await Task.sleep(for: .milliseconds(1)) }
            let begun = counter.begin(of: probe) ?? committed
            waits.append(max(0, (begun - committed) / .milliseconds(1)))
            try await Task.sleep(for: .milliseconds(.random(in: 20...120)))
        }
        return waits
    }
}

private final class Counter: Sendable {
    private let state = Mutex((total: 0, begins: [Int: ContinuousClock.Instant]()))

    func note(_ probe: Int?) {
        state.withLock { state in
            state.total += 1
            if let probe { state.begins[probe] = .now }
        }
    }

    var total: Int { state.withLock(\.total) }
    func begin(of probe: Int) -> ContinuousClock.Instant? { state.withLock { $0.begins[probe] } }
}
