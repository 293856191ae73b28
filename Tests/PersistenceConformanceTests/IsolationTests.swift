import Persistence
import TestEngines
import Testing
import Vocabulary

@Suite struct IsolationTests {
    @Test("two shops hold the same keys and do not see each other", arguments: TestEngine.available)
    func rows(engine: TestEngine) async throws {
        try await withTwoShops(on: engine) { _, first, second in
            for (shop, words) in [(first, "first"), (second, "second")] {
                try await shop.write { transaction in
                    try transaction.execute("INSERT INTO sample (id, words) VALUES (1, \(words))")
                    try transaction.execute("INSERT INTO parent (id, slug) VALUES (1, 'same')")
                    try transaction.execute("INSERT INTO child (id, parent_id) VALUES (1, 1)")
                }
            }
            try await first.write { try $0.execute("UPDATE sample SET words = 'changed'") }
            try await first.write { try $0.execute("DELETE FROM child") }
            let words: [String] = try await second.read { try $0.values("SELECT words FROM sample") }
            let children: [Int] = try await second.read { try $0.values("SELECT id FROM child") }
            #expect(words == ["second"])
            #expect(children == [1])
        }
    }

    @Test("a shop's reference cannot lead into another shop", arguments: TestEngine.available)
    func references(engine: TestEngine) async throws {
        try await withTwoShops(on: engine) { _, first, second in
            try await first.write { try $0.execute("INSERT INTO parent (id, slug) VALUES (1, 'a')") }
            await #expect(throws: DatabaseError.self) {
                try await second.write { try $0.execute("INSERT INTO child (id, parent_id) VALUES (1, 1)") }
            }
        }
    }

    @Test("deleting a shop leaves nothing of it and all of the others", arguments: TestEngine.available)
    func deletion(engine: TestEngine) async throws {
        try await engine.withEngine(migrations: Samples.migrations) { engine in
            let (gone, kept) = (TenantID(), TenantID())
            for tenant in [gone, kept] {
                try await engine.createShop(tenant)
                let shop = try await engine.shop(tenant)
                try await shop.write { transaction in
                    try transaction.execute("INSERT INTO sample (id) VALUES (1)")
                    try Samples.search.put(ProductID(), title: "pear", body: "", in: transaction)
                }
            }
            try await engine.deleteShop(gone)
            await #expect(throws: DatabaseError.self) { _ = try await engine.shop(gone) }
            let ids = try await Samples.ids(in: engine.shop(kept))
            #expect(ids == [1])

            try await engine.createShop(gone)
            let anew = try await engine.shop(gone)
            #expect(try await Samples.ids(in: anew) == [])
            let found = try await anew.read { transaction in
                guard let matches = Samples.search.matches("pear", dialect: transaction.dialect) else { return 0 }
                return try transaction.rows("SELECT id FROM \(matches) AS found").count
            }
            #expect(found == 0)
        }
    }

    @Test("a shop that was never made is refused", arguments: TestEngine.available)
    func unknown(engine: TestEngine) async throws {
        try await engine.withEngine(migrations: Samples.migrations) { engine in
            let error = await #expect(throws: DatabaseError.self) { _ = try await engine.shop(TenantID()) }
            guard case .misconfigured = error else {
                Issue.record("expected misconfigured, got \(String(describing: error))")
                return
            }
        }
    }

    @Test("making a shop twice, also at the same time, keeps what it holds", arguments: TestEngine.available)
    func creation(engine: TestEngine) async throws {
        try await engine.withEngine(migrations: Samples.migrations) { engine in
            let tenant = TenantID()
            try await withThrowingTaskGroup { group in
                for _ in 0..<8 { group.addTask { try await engine.createShop(tenant) } }
                try await group.waitForAll()
            }
            let shop = try await engine.shop(tenant)
            try await shop.write { try $0.execute("INSERT INTO sample (id) VALUES (1)") }
            try await engine.createShop(tenant)
            #expect(try await Samples.ids(in: shop) == [1])
        }
    }

    @Test("the platform has tables of its own", arguments: TestEngine.available)
    func platform(engine: TestEngine) async throws {
        try await engine.withEngine(migrations: Samples.migrations) { engine in
            let id = TenantID()
            try await engine.platform.write { transaction in
                try transaction.execute("INSERT INTO registry (id, name) VALUES (\(id), 'one')")
            }
            await #expect(throws: DatabaseError.uniqueViolation(constraint: "registry_name_once")) {
                try await engine.platform.write { transaction in
                    try transaction.execute("INSERT INTO registry (id, name) VALUES (\(TenantID()), 'one')")
                }
            }
            let ids: [TenantID] = try await engine.platform.read { try $0.values("SELECT id FROM registry") }
            #expect(ids == [id])
            try await engine.checkHealth()
        }
    }

    private func withTwoShops(
        on engine: TestEngine, _ body: (any DatabaseEngine, any Database, any Database) async throws -> Void
    ) async throws {
        try await engine.withEngine(migrations: Samples.migrations) { engine in
            let (first, second) = (TenantID(), TenantID())
            try await engine.createShop(first)
            try await engine.createShop(second)
            try await body(engine, try await engine.shop(first), try await engine.shop(second))
        }
    }
}
