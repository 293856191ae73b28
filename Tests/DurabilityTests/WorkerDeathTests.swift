import BackgroundJobs
import Foundation
import JobWorkshop
import Logging
import Persistence
import ProgramSupport
import ServiceLifecycle
import TestEngines
import Testing
import Vocabulary

@Suite("Workers killed at any moment", .serialized)
struct WorkerDeathTests {
    @Test(
        "every job that was acknowledged is done, or dead with what it last said, and none is stuck",
        .timeLimit(.minutes(5 + SuddenDeathTests.rounds / 3)), arguments: TestEngine.available)
    func kill(engine: TestEngine) async throws {
        try await engine.withPlace { place in
            let tenant = TenantID()
            var promised: Set<String> = []
            for round in 1...SuddenDeathTests.rounds {
                promised.formUnion(try await Self.killedProbes(at: place, tenant, round: round))
            }
            let names = { (kind: String) in
                Set(promised.compactMap { $0.hasPrefix(kind + " ") ? String($0.dropFirst(kind.count + 1)) : nil })
            }
            let (errands, mistakes) = (names("errand"), names("mistake"))
            try await place.withEngine(migrations: JobWorkshop.migrations) { engine in
                let shop = try await engine.shop(tenant)
                let left = try await shop.read { try JobRecord.counts(in: $0) }
                try await Self.working(engine, tenant) { try await Self.settled(shop) }

                let effects: [String] = try await shop.read { try $0.values("SELECT name FROM effect") }
                #expect(errands.subtracting(effects) == [], "jobs whose effect is missing")
                let dead = try await shop.read { try JobRecord.list(state: .dead, limit: 100_000, in: $0) }
                let ends = Dictionary(
                    dead.map { ($0.payload, $0.lastError ?? "") }, uniquingKeysWith: { one, _ in one })
                let silent = mistakes.filter { name in
                    !ends.contains { $0.key.contains("\"\(name)\"") && Self.isEnd($0.value, of: name) }
                }
                #expect(silent.isEmpty, "mistakes that are not dead, or say nothing: \(silent.prefix(3))")
                #expect(dead.allSatisfy { $0.attempts >= Mistake.policy.attempts || $0.kind == Errand.kind })
                // An errand may lose its worker in each of its three tries; that must stay rare.
                #expect(dead.count { $0.kind == Errand.kind } <= SuddenDeathTests.rounds / 10)
                Figures.say(
                    """
                    \(engine.dialect.rawValue): \(SuddenDeathTests.rounds) kills of workers, \(errands.count) jobs \
                    acknowledged, \(effects.count - Set(effects).count) ran more than once, \(dead.count) dead; \
                    \(left[.running, default: 0]) were running and \(left[.waiting, default: 0]) waiting at the last \
                    kill; 0 lost, 0 stuck
                    """)
            }
        }
    }

    private static func isEnd(_ error: String, of name: String) -> Bool {
        error == "no luck with \(name)" || error.contains("not heard of again")
    }

    /// Lets processes enqueue and work, and kills them at a random moment.
    /// - Returns: the lines they printed: what was acknowledged.
    private static func killedProbes(at place: TestPlace, _ tenant: TenantID, round: Int) async throws -> Set<String> {
        let directory = FileManager.default.temporaryDirectory.appending(path: "stoa-workers-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let executable = Program.path.deletingLastPathComponent().appending(path: "WorkerProbe")
        // A file belongs to one process; a server is shared.
        let (arguments, count) =
            switch place {
            case .directory(let path): (["directory", path, "\(tenant)"], 1)
            case .server(let url): (["server", url, "\(tenant)"], 2)
            }
        let outputs = (0..<count).map { directory.appending(path: "\($0)") }
        let probes = try outputs.map { output in
            try RunningProcess(
                executable, arguments, output: output, errors: output.appendingPathExtension("errors"))
        }
        try await firstLine(in: outputs[0])
        for (index, probe) in probes.enumerated() {
            try await Task.sleep(for: .milliseconds(.random(in: 0...(index == 0 ? 1500 : 300))))
            #expect(probe.isRunning, "a worker died by itself in round \(round)")
            probe.send(SIGKILL)
            _ = try await probe.exitStatus()
        }
        return try outputs.reduce(into: []) { lines, output in
            let text = try String(contentsOf: output, encoding: .utf8)
            // A line that was cut short was not acknowledged.
            let whole = text.prefix(upTo: text.lastIndex(of: "\n") ?? text.startIndex)
            lines.formUnion(whole.split(separator: "\n").map(String.init))
        }
    }

    private static func firstLine(in output: URL) async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while try String(contentsOf: output, encoding: .utf8).isEmpty {
            guard ContinuousClock.now < deadline else { throw ProgramFailure("no job was enqueued in a minute") }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// Runs `body` while a crew works that nobody kills.
    private static func working(
        _ engine: any DatabaseEngine, _ tenant: TenantID, _ body: () async throws -> Void
    ) async throws {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let workers = JobWorkers(
            engine: engine, handlers: .workshop(),
            places: .init(shops: { [tenant] }, timeZone: { _ in "UTC" }), bell: JobBell(),
            limits: .init(lease: .seconds(2)), logger: logger)
        let group = ServiceGroup(configuration: .init(services: [.init(service: workers)], logger: logger))
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

    /// Waits until no job waits or runs any more.
    private static func settled(_ shop: any Database) async throws {
        let deadline = ContinuousClock.now + .seconds(90)
        while true {
            let counts = try await shop.read { try JobRecord.counts(in: $0) }
            let unfinished = counts[.waiting, default: 0] + counts[.running, default: 0]
            if unfinished == 0 { return }
            guard ContinuousClock.now < deadline else {
                throw ProgramFailure("\(unfinished) jobs are stuck: \(counts)")
            }
            try await Task.sleep(for: .milliseconds(50))
        }
    }
}
