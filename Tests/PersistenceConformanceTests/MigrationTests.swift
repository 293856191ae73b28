import Persistence
import TestEngines
import Testing
import Vocabulary

@Suite struct MigrationTests {
    private static let first = Migration("step-001") { schema in
        schema.createTable("sample") { table in
            table.column("id", .integer)
            table.primaryKey("id")
        }
    }

    private static let second = Migration("step-002") { schema in
        schema.addColumn("words", .text, to: "sample", "DEFAULT 'none'")
    }

    @Test("running the migrations again changes nothing", arguments: TestEngine.available)
    func again(engine: TestEngine) async throws {
        try await engine.withPlace { place in
            let tenant = TenantID()
            let migrations = Migrations(platform: [], shop: [Self.first])
            try await place.withEngine(migrations: migrations) { engine in
                try await engine.createShop(tenant)
                let shop = try await engine.shop(tenant)
                try await shop.write { try $0.execute("INSERT INTO sample (id) VALUES (1)") }
                try await engine.migrate()
            }
            try await place.withEngine(migrations: migrations) { engine in
                let ids = try await Samples.ids(in: engine.shop(tenant))
                #expect(ids == [1])
            }
        }
    }

    @Test("a new step reaches the shops that exist and those to come", arguments: TestEngine.available)
    func newStep(engine: TestEngine) async throws {
        try await engine.withPlace { place in
            let (old, new) = (TenantID(), TenantID())
            try await place.withEngine(migrations: Migrations(platform: [], shop: [Self.first])) { engine in
                try await engine.createShop(old)
                let shop = try await engine.shop(old)
                try await shop.write { try $0.execute("INSERT INTO sample (id) VALUES (1)") }
            }
            try await place.withEngine(migrations: Migrations(platform: [], shop: [Self.first, Self.second])) {
                engine in
                try await engine.createShop(new)
                for (tenant, expected) in [(old, ["none"]), (new, [])] {
                    let shop = try await engine.shop(tenant)
                    let words: [String] = try await shop.read { try $0.values("SELECT words FROM sample") }
                    #expect(words == expected)
                }
            }
        }
    }

    @Test("a step that ran and reads differently now is refused", arguments: TestEngine.available)
    func changed(engine: TestEngine) async throws {
        let rewritten = Migration("step-001") { schema in
            schema.createTable("sample") { table in
                table.column("id", .integer)
                table.optional("more", .text)
                table.primaryKey("id")
            }
        }
        try await expect(.changedMigration("step-001"), with: [rewritten], on: engine)
    }

    @Test("a database of a newer program is refused", arguments: TestEngine.available)
    func newer(engine: TestEngine) async throws {
        try await expect(.newerSchema(unknownMigration: "step-002"), with: [Self.first], on: engine)
    }

    @Test("a step that fails leaves no half of itself", arguments: TestEngine.available)
    func failing(engine: TestEngine) async throws {
        let broken = Migration("step-002") { schema in
            schema.createTable("half") { table in
                table.column("id", .integer)
                table.primaryKey("id")
            }
            schema.run("INSERT INTO nowhere VALUES (1)")
        }
        try await engine.withPlace { place in
            let steps = Migrations(platform: [Self.first, broken], shop: [])
            await #expect(throws: DatabaseError.self) {
                try await place.withEngine(migrations: steps) { _ in }
            }
            let mended = Migration("step-002") { schema in
                schema.createTable("half") { table in
                    table.column("id", .integer)
                    table.primaryKey("id")
                }
            }
            try await place.withEngine(migrations: Migrations(platform: [Self.first, mended], shop: [])) { engine in
                let rows = try await engine.platform.read { try $0.rows("SELECT id FROM half") }
                #expect(rows.isEmpty)
            }
        }
    }

    /// Both for a shop that exists and for the platform.
    private func expect(_ error: DatabaseError, with steps: [Migration], on engine: TestEngine) async throws {
        let today = [Self.first, Self.second]
        try await engine.withPlace { place in
            let tenant = TenantID()
            try await place.withEngine(migrations: Migrations(platform: today, shop: today)) { engine in
                try await engine.createShop(tenant)
                _ = try await engine.shop(tenant)
            }
            await #expect(throws: error) {
                try await place.withEngine(migrations: Migrations(platform: steps, shop: today)) { _ in }
            }
            await #expect(throws: error) {
                try await place.withEngine(migrations: Migrations(platform: today, shop: steps)) { engine in
                    _ = try await engine.shop(tenant)
                }
            }
        }
    }
}
