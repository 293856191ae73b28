import Persistence
import TestEngines
import Testing

@Suite("Statements that nobody waits for") struct EnqueueTests {
    private struct Refusal: Error {}

    @Test(
        "they run in the order they were written, and their checks hear how many rows", arguments: TestEngine.available)
    func order(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            let (seen, changes) = try await shop.write { transaction in
                var changes: [Int] = []
                try transaction.enqueue("INSERT INTO sample (id, whole) VALUES (1, 5), (2, 5)") { changes.append($0) }
                try transaction.enqueue("UPDATE sample SET whole = 6 WHERE id = 2") { changes.append($0) }
                try transaction.enqueue("DELETE FROM sample WHERE id = 3") { changes.append($0) }
                let seen = try transaction.values("SELECT whole FROM sample ORDER BY id", as: Int.self)
                let heard = changes
                try transaction.enqueue("DELETE FROM sample") { changes.append($0) }
                try transaction.settle()
                #expect(changes == [2, 1, 0, 2])
                return (seen, heard)
            }
            #expect(seen == [5, 6])
            #expect(changes == [2, 1, 0])
            #expect(try await Samples.ids(in: shop) == [])
        }
    }

    @Test("one that fails fails the transaction, also when it is the last", arguments: TestEngine.available)
    func failure(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            for isLast in [true, false] {
                await #expect(throws: DatabaseError.uniqueViolation(constraint: "sample_key")) {
                    try await shop.write { transaction in
                        try transaction.enqueue("INSERT INTO sample (id) VALUES (1)")
                        try transaction.enqueue("INSERT INTO sample (id) VALUES (1)")
                        if !isLast { try transaction.execute("INSERT INTO sample (id) VALUES (2)") }
                    }
                }
            }
            let ids = try await Samples.ids(in: shop)
            #expect(ids == [])
        }
    }

    @Test("a check that refuses fails the transaction, whoever swallows it", arguments: TestEngine.available)
    func refusal(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            await #expect(throws: Refusal.self) {
                try await shop.write { transaction in
                    try transaction.enqueue("INSERT INTO sample (id) VALUES (1)") { _ in throw Refusal() }
                }
            }
            let ids = try await Samples.ids(in: shop)
            #expect(ids == [])
        }
    }

    @Test(
        "in a savepoint, one that fails is undone with it, and the transaction goes on", arguments: TestEngine.available
    )
    func savepoint(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            try await shop.write { transaction in
                try transaction.enqueue("INSERT INTO sample (id) VALUES (1)")
                #expect(throws: DatabaseError.uniqueViolation(constraint: "sample_key")) {
                    try transaction.savepoint {
                        try transaction.enqueue("INSERT INTO sample (id) VALUES (2)")
                        try transaction.enqueue("INSERT INTO sample (id) VALUES (1)")
                    }
                }
                try transaction.enqueue("INSERT INTO sample (id) VALUES (3)")
            }
            #expect(try await Samples.ids(in: shop) == [1, 3])
        }
    }

    @Test("more than fit in one round trip all arrive", arguments: TestEngine.available)
    func many(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            try await shop.write { transaction in
                for id in 0..<500 { try transaction.enqueue("INSERT INTO sample (id) VALUES (\(id))") }
            }
            #expect(try await Samples.ids(in: shop).count == 500)
        }
    }
}
