import Persistence
import Synchronization
import TestEngines
import Testing
import Vocabulary

@Suite struct AnnouncementTests {
    private struct Refusal: Error {}

    private struct Heard: Hashable {
        let tenant: TenantID?
        let topics: Set<String>
    }

    @Test("a commit is announced once it is durable, before its caller goes on", arguments: TestEngine.available)
    func committed(engine: TestEngine) async throws {
        try await hearing(on: engine) { engine, tenant, heard in
            let shop = try await engine.shop(tenant)
            try await shop.write { transaction in
                transaction.announce(Announcement("catalog"))
                transaction.announce(Announcement("catalog"))
                transaction.announce(Announcement("settings"))
                #expect(heard().isEmpty)
            }
            #expect(heard() == [Heard(tenant: tenant, topics: ["catalog", "settings"])])
            try await engine.platform.write { $0.announce(Announcement("registry")) }
            #expect(heard().last == Heard(tenant: nil, topics: ["registry"]))
        }
    }

    @Test("what was rolled back is not announced", arguments: TestEngine.available)
    func rolledBack(engine: TestEngine) async throws {
        try await hearing(on: engine) { engine, tenant, heard in
            let shop = try await engine.shop(tenant)
            await #expect(throws: Refusal.self) {
                try await shop.write { transaction in
                    transaction.announce(Announcement("lost"))
                    throw Refusal()
                }
            }
            try await shop.write { transaction in
                transaction.announce(Announcement("kept"))
                #expect(throws: Refusal.self) {
                    try transaction.savepoint {
                        transaction.announce(Announcement("lost"))
                        throw Refusal()
                    }
                }
            }
            #expect(heard() == [Heard(tenant: tenant, topics: ["kept"])])
        }
    }

    @Test("a transaction that announces nothing is not heard of", arguments: TestEngine.available)
    func silent(engine: TestEngine) async throws {
        try await hearing(on: engine) { engine, tenant, heard in
            let shop = try await engine.shop(tenant)
            try await shop.write { try $0.execute("INSERT INTO sample (id) VALUES (1)") }
            #expect(heard().isEmpty)
        }
    }

    private func hearing(
        on engine: TestEngine,
        _ body: (any DatabaseEngine, TenantID, @escaping @Sendable () -> [Heard]) async throws -> Void
    ) async throws {
        let log = HeardLog()
        let observer = DatabaseObserver(committed: { tenant, announcements in
            log.heard.withLock { $0.append(Heard(tenant: tenant, topics: Set(announcements.map(\.topic)))) }
        })
        try await engine.withEngine(migrations: Samples.migrations, observer: observer) { engine in
            let tenant = TenantID()
            try await engine.createShop(tenant)
            try await body(engine, tenant) { log.heard.withLock { $0 } }
        }
    }

    private final class HeardLog: Sendable {
        let heard = Mutex<[Heard]>([])
    }
}
