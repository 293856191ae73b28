import Dispatch
import Persistence
import TestEngines
import Testing

@Suite struct ConcurrencyTests {
    @Test("64 buyers of 50 pieces get 50", arguments: TestEngine.available)
    func conditionalUpdate(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            try await shop.write { try $0.execute("INSERT INTO parent (id, slug, stock) VALUES (1, 'a', 50)") }
            let sold = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<64 {
                    group.addTask {
                        // Nobody names the row they contend for, so a driver may give up on some of them.
                        while true {
                            do {
                                return try await buyOne(in: shop)
                            } catch DatabaseError.serializationFailure {
                                continue
                            }
                        }
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            let stock: Int? = try await shop.read { try $0.value("SELECT stock FROM parent") }
            #expect(sold == 50)
            #expect(stock == 0)
        }
    }

    private func buyOne(in shop: any Database) async throws -> Bool {
        let left: Int? = try await shop.write { transaction in
            try transaction.value("UPDATE parent SET stock = stock - 1 WHERE id = 1 AND stock >= 1 RETURNING stock")
        }
        return left != nil
    }

    @Test(
        "writers that name what they contend for all get through, and nothing is lost", arguments: TestEngine.available)
    func lockKeys(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            try await shop.write { try $0.execute("INSERT INTO parent (id, slug, stock) VALUES (1, 'a', 0)") }
            try await withThrowingTaskGroup { group in
                for _ in 0..<64 {
                    group.addTask {
                        try await shop.write(locking: [LockKey("counter")]) { transaction in
                            let count: Int = try transaction.value("SELECT stock FROM parent WHERE id = 1") ?? 0
                            try transaction.execute("UPDATE parent SET stock = \(count + 1) WHERE id = 1")
                        }
                    }
                }
                try await group.waitForAll()
            }
            let count: Int? = try await shop.read { try $0.value("SELECT stock FROM parent") }
            #expect(count == 64)
        }
    }

    @Test("two that each rely on the other staying cannot both leave", arguments: TestEngine.available)
    func writeSkew(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            for round in 0..<10 {
                try await shop.write { transaction in
                    try transaction.execute("DELETE FROM sample")
                    try transaction.execute("INSERT INTO sample (id, flag) VALUES (1, TRUE), (2, TRUE)")
                }
                try await withThrowingTaskGroup { group in
                    for doctor in 1...2 {
                        group.addTask {
                            try await shop.write { transaction in
                                let onCall: Int = try transaction.value("SELECT count(*) FROM sample WHERE flag") ?? 0
                                guard onCall > 1 else { return }
                                try transaction.execute("UPDATE sample SET flag = FALSE WHERE id = \(doctor)")
                            }
                        }
                    }
                    try await group.waitForAll()
                }
                let onCall: Int? = try await shop.read { try $0.value("SELECT count(*) FROM sample WHERE flag") }
                #expect(onCall == 1, "round \(round)")
            }
        }
    }

    @Test("a cancelled task's transaction does not begin", arguments: TestEngine.available)
    func cancelledBefore(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                await #expect(throws: DatabaseError.cancelled) {
                    try await shop.write { try $0.execute("INSERT INTO sample (id) VALUES (1)") }
                }
                await #expect(throws: DatabaseError.cancelled) {
                    try await shop.read { try $0.rows("SELECT 1") }
                }
            }
            await task.value
            let ids = try await Samples.ids(in: shop)
            #expect(ids == [])
        }
    }

    @Test("a transaction that waits for its turn ends at once when it is cancelled", arguments: TestEngine.available)
    func cancelledWhileWaiting(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            let key = LockKey("turn")
            let (hasBegun, mayEnd) = (Gate(), Gate())
            let first = Task {
                try await shop.write(locking: [key]) { transaction in
                    hasBegun.open()
                    try mayEnd.wait()
                    try transaction.execute("INSERT INTO sample (id) VALUES (1)")
                }
            }
            try await hasBegun.opened()
            let second = Task {
                try await shop.write(locking: [key]) { try $0.execute("INSERT INTO sample (id) VALUES (2)") }
            }
            try await Task.sleep(for: .milliseconds(20))
            second.cancel()
            await #expect(throws: DatabaseError.cancelled) { try await second.value }
            mayEnd.open()
            try await first.value
            #expect(try await Samples.ids(in: shop) == [1])
        }
    }

    @Test("more readers than connections all get their answer", arguments: TestEngine.available)
    func manyReaders(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            try await shop.write { try $0.execute("INSERT INTO sample (id, whole) VALUES (1, 7)") }
            let answers = try await withThrowingTaskGroup(of: Int?.self) { group in
                for _ in 0..<200 {
                    group.addTask { try await shop.read { try $0.value("SELECT whole FROM sample") } }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers == [Int?](repeating: 7, count: 200))
        }
    }
}
