import Dispatch
import Persistence
import Synchronization
import TestEngines
import Testing

@Suite struct TransactionTests {
    private struct Refusal: Error {}

    @Test("a transaction that fails leaves nothing", arguments: TestEngine.available)
    func rollback(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            await #expect(throws: Refusal.self) {
                try await shop.write { transaction in
                    try transaction.execute("INSERT INTO sample (id) VALUES (1)")
                    throw Refusal()
                }
            }
            let ids = try await Samples.ids(in: shop)
            #expect(ids == [])
        }
    }

    @Test("a savepoint undoes its part, and the transaction goes on", arguments: TestEngine.available)
    func savepoint(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            try await shop.write { transaction in
                try transaction.execute("INSERT INTO sample (id) VALUES (1)")
                try transaction.savepoint {
                    try transaction.execute("INSERT INTO sample (id) VALUES (2)")
                }
                #expect(throws: DatabaseError.uniqueViolation(constraint: "sample_key")) {
                    try transaction.savepoint {
                        try transaction.execute("INSERT INTO sample (id) VALUES (3)")
                        try transaction.execute("INSERT INTO sample (id) VALUES (1)")
                    }
                }
                try transaction.execute("INSERT INTO sample (id) VALUES (4)")
            }
            #expect(try await Samples.ids(in: shop) == [1, 2, 4])
        }
    }

    @Test("savepoints within savepoints undo only the inner one", arguments: TestEngine.available)
    func nested(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            try await shop.write { transaction in
                try transaction.savepoint {
                    try transaction.execute("INSERT INTO sample (id) VALUES (1)")
                    #expect(throws: Refusal.self) {
                        try transaction.savepoint {
                            try transaction.execute("INSERT INTO sample (id) VALUES (2)")
                            throw Refusal()
                        }
                    }
                    try transaction.execute("INSERT INTO sample (id) VALUES (3)")
                }
            }
            #expect(try await Samples.ids(in: shop) == [1, 3])
        }
    }

    @Test("of transactions that arrive together, those that fail roll back alone", arguments: TestEngine.available)
    func mixedBatch(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            let failures = await withTaskGroup(of: Bool.self) { group in
                for id in 0..<60 {
                    group.addTask {
                        do {
                            try await shop.write { transaction in
                                try transaction.execute("INSERT INTO sample (id) VALUES (\(id))")
                                if id.isMultiple(of: 3) { throw Refusal() }
                            }
                            return false
                        } catch {
                            return error is Refusal
                        }
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(failures == 20)
            let kept = (0..<60).filter { !$0.isMultiple(of: 3) }
            let ids = try await Samples.ids(in: shop)
            #expect(ids == kept)
        }
    }

    @Test("the number of changed rows is told", arguments: TestEngine.available)
    func changes(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            let counts = try await shop.write { transaction in
                [
                    try transaction.execute("INSERT INTO sample (id, whole) VALUES (1, 5), (2, 5), (3, 6)"),
                    try transaction.execute("UPDATE sample SET words = 'x' WHERE whole = 5"),
                    try transaction.execute("UPDATE sample SET words = 'x' WHERE whole = 99"),
                    try transaction.execute("INSERT INTO sample (id) VALUES (1) ON CONFLICT DO NOTHING"),
                    try transaction.execute("DELETE FROM sample"),
                ]
            }
            #expect(counts == [3, 2, 0, 0, 3])
        }
    }

    @Test("an insert that meets a key can update instead", arguments: TestEngine.available)
    func upsert(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            try await shop.write { transaction in
                for words in ["old", "new"] {
                    try transaction.execute(
                        """
                        INSERT INTO sample (id, words) VALUES (1, \(words))
                        ON CONFLICT \(conflict: "id") DO UPDATE SET words = excluded.words
                        """)
                }
            }
            let words: [String] = try await shop.read { try $0.values("SELECT words FROM sample") }
            #expect(words == ["new"])
        }
    }

    @Test("a reading transaction cannot write", arguments: TestEngine.available)
    func readOnly(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            await #expect(throws: DatabaseError.self) {
                try await shop.read { try $0.rows("INSERT INTO sample (id) VALUES (1) RETURNING id") }
            }
            let ids = try await Samples.ids(in: shop)
            #expect(ids == [])
        }
    }

    @Test("a reading transaction sees one moment, and the next one sees the commit", arguments: TestEngine.available)
    func snapshot(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            let (hasBegun, isWritten) = (Gate(), Gate())
            async let counts = shop.read { transaction in
                let before: Int? = try transaction.value("SELECT count(*) FROM sample")
                hasBegun.open()
                try isWritten.wait()
                let after: Int? = try transaction.value("SELECT count(*) FROM sample")
                return [before, after]
            }
            try await shop.write { transaction in
                try hasBegun.wait()
                try transaction.execute("INSERT INTO sample (id) VALUES (1)")
            }
            isWritten.open()
            #expect(try await counts == [0, 0])
            #expect(try await Samples.ids(in: shop) == [1])
        }
    }

    @Test("statements within the reading of another one do not disturb it", arguments: TestEngine.available)
    func nestedStatements(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            let seen = try await shop.write { transaction in
                for id in 1...3 { try transaction.execute("INSERT INTO sample (id) VALUES (\(id))") }
                var seen: [[Int]] = []
                for row in try transaction.rows("SELECT id FROM sample ORDER BY id") {
                    let id: Int = try row["id"]
                    let others: [Int] = try transaction.values("SELECT id FROM sample WHERE id > \(id) ORDER BY id")
                    seen.append([id] + others)
                }
                return seen
            }
            #expect(seen == [[1, 2, 3], [2, 3], [3]])
        }
    }

    @Test("an observer hears each statement, without its values", arguments: TestEngine.available)
    func observer(engine: TestEngine) async throws {
        let heard = Mutex<[String]>([])
        let observer = DatabaseObserver(statement: { text in heard.withLock { $0.append(text) } })
        try await engine.withShop(migrations: Samples.migrations, observer: observer) { shop in
            heard.withLock { $0 = [] }
            try await shop.write { try $0.execute("INSERT INTO sample (id, words) VALUES (1, \("secret"))") }
            _ = try await shop.read { try $0.rows("SELECT words FROM sample WHERE id = \(1)") }
            #expect(
                heard.withLock { $0 } == [
                    "INSERT INTO sample (id, words) VALUES (1, $1)", "SELECT words FROM sample WHERE id = $1",
                ])
        }
    }
}
