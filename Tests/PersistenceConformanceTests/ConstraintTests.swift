import Persistence
import TestEngines
import Testing

@Suite struct ConstraintTests {
    @Test("a broken key is called by its name", arguments: TestEngine.available)
    func unique(engine: TestEngine) async throws {
        let cases: [(SQL, String)] = [
            ("INSERT INTO parent (id, slug) VALUES (1, 'other')", "parent_key"),
            ("INSERT INTO parent (id, slug) VALUES (2, 'first')", "parent_slug_once"),
            ("INSERT INTO parent (id, slug, part, shelf) VALUES (2, 'b', 5, 6)", "parent_place_once"),
            ("INSERT INTO parent (id, slug, stock, shelf) VALUES (2, 'b', 77, 6)", "parent_first_shelf"),
        ]
        for (statement, name) in cases {
            try await expect(.uniqueViolation(constraint: name), from: statement, on: engine)
        }
    }

    @Test("a broken rule is called by its name", arguments: TestEngine.available)
    func check(engine: TestEngine) async throws {
        try await expect(
            .checkViolation(constraint: "parent_stock_not_negative"),
            from: "UPDATE parent SET stock = stock - 78 WHERE id = 1", on: engine)
    }

    @Test("a missing value is called by its column", arguments: TestEngine.available)
    func notNull(engine: TestEngine) async throws {
        try await expect(
            .notNullViolation(column: "slug"), from: "INSERT INTO parent (id, slug) VALUES (2, NULL)", on: engine)
    }

    @Test("a reference must lead somewhere, and what is referred to stays", arguments: TestEngine.available)
    func references(engine: TestEngine) async throws {
        let statements: [SQL] = [
            "INSERT INTO child (id, parent_id) VALUES (2, 99)",
            "DELETE FROM parent WHERE id = 1",
        ]
        for statement in statements {
            try await engine.withShop(migrations: Samples.migrations) { shop in
                try await Self.fill(shop)
                let error = await #expect(throws: DatabaseError.self) {
                    try await shop.write { try $0.execute(statement) }
                }
                guard case .foreignKeyViolation = error else {
                    Issue.record("expected a foreign key violation, got \(String(describing: error))")
                    return
                }
            }
        }
    }

    @Test("a ledger refuses to be changed or shortened", arguments: TestEngine.available)
    func appendOnly(engine: TestEngine) async throws {
        let statements: [SQL] = ["UPDATE ledger SET amount = 0", "DELETE FROM ledger"]
        for statement in statements {
            try await engine.withShop(migrations: Samples.migrations) { shop in
                try await shop.write { try $0.execute("INSERT INTO ledger (id, amount) VALUES (1, 5)") }
                let error = await #expect(throws: DatabaseError.self) {
                    try await shop.write { try $0.execute(statement) }
                }
                guard case .failed(let message, _) = error else {
                    Issue.record("expected a failure, got \(String(describing: error))")
                    return
                }
                #expect(message.contains("ledger is append-only"))
                let amount: Int? = try await shop.read { try $0.value("SELECT amount FROM ledger") }
                #expect(amount == 5)
            }
        }
    }

    @Test("an error of the database tells the statement but no value", arguments: TestEngine.available)
    func secrets(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            let error = await #expect(throws: DatabaseError.self) {
                try await shop.write { try $0.execute("UPDATE nowhere SET password = \("hunter2")") }
            }
            guard case .failed(let message, let statement) = error else {
                Issue.record("expected a failure, got \(String(describing: error))")
                return
            }
            #expect(message.contains("nowhere"))
            #expect(statement == "UPDATE nowhere SET password = $1")
        }
    }

    @Test("two statements in one text are refused, and neither runs", arguments: TestEngine.available)
    func oneStatement(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            await #expect(throws: DatabaseError.self) {
                try await shop.write { transaction in
                    try transaction.execute("INSERT INTO sample (id) VALUES (1); INSERT INTO sample (id) VALUES (2)")
                }
            }
            let ids = try await Samples.ids(in: shop)
            #expect(ids == [])
        }
    }

    private func expect(_ error: DatabaseError, from statement: SQL, on engine: TestEngine) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            try await Self.fill(shop)
            await #expect(throws: error) {
                try await shop.write { try $0.execute(statement) }
            }
        }
    }

    private static func fill(_ shop: any Database) async throws {
        try await shop.write { transaction in
            try transaction.execute(
                "INSERT INTO parent (id, slug, stock, part, shelf) VALUES (1, 'first', 77, 5, 6)")
            try transaction.execute("INSERT INTO child (id, parent_id) VALUES (1, 1)")
        }
    }
}
