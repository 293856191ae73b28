import Foundation
import Persistence
import Synchronization
import TestEngines
import Testing
import Vocabulary

@testable import PersistencePostgres

@Suite("PostgreSQL: when things go wrong", .enabled(if: TestEngine.available.contains(.postgres)))
struct PostgresFailureTests {
    // MARK: Connections

    @Test("a connection that the server closed while idle is replaced without anybody noticing")
    func reconnectsBeforeBegin() async throws {
        try await PostgresPlace.with { place in
            try await place.withShop { engine, shop in
                let runs = Counter()
                try await killBackends(of: place)
                try await shop.write { transaction in
                    runs.add()
                    try transaction.addProduct(slug: "tea", stock: 1)
                }
                try await killBackends(of: place)
                #expect(try await shop.ask("SELECT count(*) FROM product", as: Int.self) == 1)
                try await killBackends(of: place)
                try await engine.checkHealth()
                try await killBackends(of: place)
                try await engine.migrate()
                #expect(runs.value == 1)
            }
        }
    }

    @Test("a connection lost in the middle fails the transaction, leaves nothing, and the next one works")
    func losesConnectionInside() async throws {
        try await PostgresPlace.with { place in
            try await place.withShop { engine, shop in
                let (isInside, mayGoOn) = (Gate(), Gate())
                let runs = Counter()
                let writing = Task { [shop] in
                    try await shop.write { transaction in
                        runs.add()
                        try transaction.addProduct(slug: "lost", stock: 1)
                        isInside.open()
                        try mayGoOn.wait()
                        // Swallowing the error must not turn the loss into a success.
                        _ = try? transaction.addProduct(slug: "lost too", stock: 1)
                    }
                }
                try await isInside.opened()
                try await killBackends(of: place)
                mayGoOn.open()
                let error = await #expect(throws: DatabaseError.self) { try await writing.value }
                guard case .connectionLost = error else {
                    Issue.record("expected a lost connection, got \(String(describing: error))")
                    return
                }
                #expect(runs.value == 1)
                #expect(try await shop.ask("SELECT count(*) FROM product", as: Int.self) == 0)
            }
        }
    }

    @Test("a connection lost before COMMIT is never reported as success")
    func losesConnectionBeforeCommit() async throws {
        try await PostgresPlace.with { place in
            try await place.withShop { engine, shop in
                let (isInside, mayGoOn) = (Gate(), Gate())
                let writing = Task { [shop] in
                    try await shop.write(locking: [LockKey("counter")]) { transaction in
                        try transaction.addProduct(slug: "lost", stock: 1)
                        isInside.open()
                        try mayGoOn.wait()
                    }
                }
                try await isInside.opened()
                try await killBackends(of: place)
                mayGoOn.open()
                await #expect(throws: DatabaseError.self) { try await writing.value }
                try await shop.write(locking: [LockKey("counter")]) { _ = try $0.addProduct(slug: "kept", stock: 1) }
                #expect(try await shop.askAll("SELECT slug FROM product", as: String.self) == ["kept"])
            }
        }
    }

    // MARK: Limits

    @Test("with every connection taken, a request is told in time that the database is busy")
    func poolIsExhausted() async throws {
        try await PostgresPlace.with { place in
            let limits = PostgresLimits(connections: 2, queueTimeout: .milliseconds(200))
            try await place.withShop(limits: limits) { engine, shop in
                let (isInside, mayGoOn) = (Gate(), Gate())
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<2 {
                        group.addTask {
                            try await shop.read { _ in
                                isInside.open()
                                try mayGoOn.wait()
                            }
                        }
                    }
                    try await isInside.opened()
                    try await isInside.opened()
                    let begin = ContinuousClock.now
                    await #expect(throws: DatabaseError.busy) { try await shop.read { _ in } }
                    let waited = ContinuousClock.now - begin
                    #expect(waited >= .milliseconds(200))
                    for _ in 0..<2 { mayGoOn.open() }
                    try await group.waitForAll()
                }
                try await shop.read { _ in }
            }
        }
    }

    @Test("a waiting request that is cancelled leaves at once")
    func cancelsWaiting() async throws {
        try await PostgresPlace.with { place in
            try await place.withShop(limits: PostgresLimits(connections: 1)) { engine, shop in
                let (isInside, mayGoOn) = (Gate(), Gate())
                let holding = Task { [shop] in
                    try await shop.read { _ in
                        isInside.open()
                        try mayGoOn.wait()
                    }
                }
                try await isInside.opened()
                let runs = Counter()
                let waiting = Task { try await shop.write { _ in _ = runs.add() } }
                try await Task.sleep(for: .milliseconds(50))
                waiting.cancel()
                await #expect(throws: DatabaseError.cancelled) { try await waiting.value }
                let late = Task {
                    withUnsafeCurrentTask { $0?.cancel() }
                    try await shop.write { _ in _ = runs.add() }
                }
                await #expect(throws: DatabaseError.cancelled) { try await late.value }
                mayGoOn.open()
                try await holding.value
                #expect(runs.value == 0)
            }
        }
    }

    @Test("a statement that runs too long is stopped, and the connection is good for the next")
    func statementTimeout() async throws {
        try await PostgresPlace.with { place in
            try await place.withShop(limits: PostgresLimits(statementTimeout: .milliseconds(100))) { engine, shop in
                await #expect(throws: DatabaseError.statementTimeout) {
                    try await shop.read { try $0.rows("SELECT pg_sleep(5)") }
                }
                try await shop.read { _ = try $0.rows("SELECT 1") }
            }
        }
    }

    @Test("when the server does not keep its time limit, the driver cancels the statement itself")
    func cancelBackstop() async throws {
        try await PostgresPlace.with { place in
            try await place.withShop(limits: PostgresLimits(statementTimeout: .milliseconds(200))) { engine, shop in
                _ = await #expect(throws: DatabaseError.statementTimeout) {
                    try await shop.write { transaction in
                        try transaction.execute("SET LOCAL statement_timeout = 0")
                        _ = try transaction.rows("SELECT pg_sleep(600)")
                    }
                }
            }
        }
    }

    // MARK: Order

    @Test("transactions that would spoil each other's reading are retried until all are done")
    func retriesSerializationFailures() async throws {
        try await PostgresPlace.with { place in
            try await place.withShop(limits: PostgresLimits(attempts: 100)) { engine, shop in
                try await shop.write { _ = try $0.addProduct(slug: "tea", stock: 0) }
                let runs = Counter()
                // In one process writes of a shop pass one after the other; between processes nothing holds them.
                let other = try place.engine(limits: PostgresLimits(attempts: 100))
                let otherShop = try await other.shop(tenant(of: shop))
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in 0..<40 {
                        group.addTask {
                            try await (number.isMultiple(of: 2) ? shop : otherShop).write { transaction in
                                runs.add()
                                let stock: Int = try transaction.value("SELECT stock FROM product") ?? 0
                                try transaction.execute("UPDATE product SET stock = \(stock + 1)")
                            }
                        }
                    }
                    try await group.waitForAll()
                }
                await other.close()
                #expect(try await shop.ask("SELECT stock FROM product", as: Int.self) == 40)
                #expect(runs.value > 40)
            }
        }
    }

    @Test("writers that name the same key never need a second try")
    func keysPreventRetries() async throws {
        try await PostgresPlace.with { place in
            try await place.withShop { engine, shop in
                try await shop.write { _ = try $0.addProduct(slug: "tea", stock: 0) }
                let other = try place.engine()
                let otherShop = try await other.shop(tenant(of: shop))
                let runs = Counter()
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in 0..<40 {
                        group.addTask {
                            // Two programs on one database: the key must hold between them as well.
                            try await (number.isMultiple(of: 2) ? shop : otherShop).write(locking: [LockKey("tea")]) {
                                runs.add()
                                let stock: Int = try $0.value("SELECT stock FROM product") ?? 0
                                try $0.execute("UPDATE product SET stock = \(stock + 1)")
                            }
                        }
                    }
                    try await group.waitForAll()
                }
                await other.close()
                #expect(try await shop.ask("SELECT stock FROM product", as: Int.self) == 40)
                #expect(runs.value == 40)
            }
        }
    }

    @Test("after the last try the caller hears that it was the order")
    func givesUp() async throws {
        try await PostgresPlace.with { place in
            try await place.withShop(limits: PostgresLimits(attempts: 3)) { engine, shop in
                let runs = Counter()
                await #expect(throws: DatabaseError.serializationFailure) {
                    try await shop.write { transaction in
                        runs.add()
                        // A savepoint that swallows the failure does not hide it.
                        _ = try? transaction.savepoint {
                            try transaction.execute(
                                "DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '40001'; END $$")
                        }
                    }
                }
                #expect(runs.value == 3)
            }
        }
    }

    private func tenant(of shop: any Database) throws -> TenantID {
        try #require((shop as? PostgresDatabase)?.runner.tenant)
    }

    private func killBackends(of place: PostgresPlace) async throws {
        try await PostgresPlace.statement(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
            """, on: place.url)
        // The server tells its processes to end; it does not wait until they have.
        try await Task.sleep(for: .milliseconds(50))
    }
}
