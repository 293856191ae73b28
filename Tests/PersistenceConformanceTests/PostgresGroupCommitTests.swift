import Persistence
import Synchronization
import TestEngines
import Testing

@testable import PersistencePostgres

@Suite("PostgreSQL: group commit", .enabled(if: TestEngine.available.contains(.postgres)))
struct PostgresGroupCommitTests {
    private struct Refusal: Error {}

    @Test("writers that wait for one key share a commit, and one that fails takes nothing with it")
    func shared() async throws {
        let commits = Mutex<[Set<Announcement>]>([])
        let observer = DatabaseObserver(committed: { _, topics in commits.withLock { $0.append(topics) } })
        try await PostgresPlace.with { place in
            try await place.withShop(observer: observer) { _, shop in
                let outcomes = await together(in: shop, count: 20) { number, transaction in
                    _ = try transaction.addProduct(slug: "\(number)", stock: number)
                    transaction.announce(Announcement("\(number)"))
                    if number == 7 { throw Refusal() }
                    // A swallowed error fails its own closure, and only that.
                    if number == 9 { _ = try? transaction.addProduct(slug: "9", stock: 0) }
                    if number == 11 { try transaction.enqueue("UPDATE product SET stock = -1") }
                }
                #expect(outcomes[7] is Refusal)
                #expect(outcomes[9] as? DatabaseError == .uniqueViolation(constraint: "product_slug_once"))
                #expect(outcomes[11] as? DatabaseError == .checkViolation(constraint: "product_stock_not_negative"))
                #expect(outcomes.filter { $0.value == nil }.count == 17)
                let kept = (0..<20).filter { ![7, 9, 11].contains($0) }
                #expect(commits.withLock { $0 } == [Set(kept.map { Announcement("\($0)") })])
                let left = try await stocks(in: shop)
                #expect(left == kept)
            }
        }
    }

    @Test("each sees what those before it did, and who is answered finds it")
    func visible() async throws {
        try await PostgresPlace.with { place in
            try await place.withShop { _, shop in
                let missing = Counter()
                let outcomes = await together(in: shop, count: 20) { _, transaction in
                    let before = try transaction.value("SELECT count(*) FROM product", as: Int.self) ?? 0
                    _ = try transaction.addProduct(slug: "\(before)", stock: before)
                } afterwards: { number in
                    let found = try await shop.ask("SELECT count(*) FROM product", as: Int.self) ?? 0
                    if found == 0 { missing.add() }
                }
                #expect(outcomes.allSatisfy { $0.value == nil })
                #expect(missing.value == 0)
                let left = try await stocks(in: shop)
                #expect(left == Array(0..<20))
            }
        }
    }

    @Test("one that fails only at the commit does not take the others with it")
    func failingCommit() async throws {
        try await PostgresPlace.with { place in
            try await place.withShop { _, shop in
                try await PostgresPlace.statement(
                    """
                    ALTER TABLE shop.product ADD CONSTRAINT product_stock_once UNIQUE (tenant_id, stock)
                    DEFERRABLE INITIALLY DEFERRED
                    """, on: place.url)
                let outcomes = await together(in: shop, count: 10) { number, transaction in
                    _ = try transaction.addProduct(slug: "\(number)", stock: number == 4 ? 3 : number)
                }
                // Alone, whichever of the two comes second is refused.
                let refused = outcomes.filter { $0.value != nil }
                #expect(refused.count == 1)
                #expect(refused.values.first as? DatabaseError == .uniqueViolation(constraint: "product_stock_once"))
                let left = try await stocks(in: shop)
                #expect(left == [0, 1, 2, 3, 5, 6, 7, 8, 9])
            }
        }
    }

    @Test("one that can never be serialized is tried alone in the end, and the others are done")
    func failingOrder() async throws {
        try await PostgresPlace.with { place in
            try await place.withShop(limits: PostgresLimits(attempts: 4)) { _, shop in
                let outcomes = await together(in: shop, count: 10) { number, transaction in
                    _ = try transaction.addProduct(slug: "\(number)", stock: number)
                    guard number == 4 else { return }
                    try transaction.execute("DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '40001'; END $$")
                }
                #expect(outcomes[4] as? DatabaseError == .serializationFailure)
                #expect(outcomes.filter { $0.value == nil }.count == 9)
                let left = try await stocks(in: shop)
                #expect(left == [0, 1, 2, 3, 5, 6, 7, 8, 9])
            }
        }
    }

    @Test("a connection lost in the middle fails all of them, leaves nothing, and the next ones work")
    func lostConnection() async throws {
        try await PostgresPlace.with { place in
            try await place.withShop { _, shop in
                let outcomes = await together(in: shop, count: 10) { number, transaction in
                    _ = try transaction.addProduct(slug: "\(number)", stock: number)
                    guard number == 4 else { return }
                    _ = try? transaction.rows("SELECT pg_terminate_backend(pg_backend_pid())")
                }
                for (_, error) in outcomes {
                    guard case .connectionLost = error as? DatabaseError else {
                        Issue.record("expected a lost connection, got \(String(describing: error))")
                        continue
                    }
                }
                let left = try await stocks(in: shop)
                #expect(left == [])
                let again = await together(in: shop, count: 10) { number, transaction in
                    _ = try transaction.addProduct(slug: "\(number)", stock: number)
                }
                #expect(again.allSatisfy { $0.value == nil })
            }
        }
    }

    @Test("a table that begins to fill is analyzed before the server looks")
    func youngTables() async throws {
        try await PostgresPlace.with { place in
            try await place.withShop { _, shop in
                try await shop.write { transaction in
                    for number in 0..<40 { _ = try transaction.addProduct(slug: "\(number)", stock: 1) }
                }
                var rows = 0.0
                for _ in 0..<200 where rows < 40 {
                    try await Task.sleep(for: .milliseconds(100))
                    rows =
                        try await shop.ask(
                            "SELECT reltuples::float8 FROM pg_class WHERE oid = 'shop.product'::regclass",
                            as: Double.self) ?? 0
                }
                #expect(rows == 40)
            }
        }
    }

    private func stocks(in shop: any Database) async throws -> [Int] {
        try await shop.askAll("SELECT stock FROM product ORDER BY stock", as: Int.self)
    }

    /// Lets `count` writes gather behind one that is under way, and returns what each threw.
    private func together(
        in shop: any Database, count: Int, _ body: @escaping @Sendable (Int, Transaction) throws -> Void,
        afterwards: @escaping @Sendable (Int) async throws -> Void = { _ in }
    ) async -> [Int: (any Error)?] {
        let key = LockKey("together")
        let (hasBegun, mayEnd) = (Gate(), Gate())
        let first = Task {
            try await shop.write(locking: [key]) { _ in
                hasBegun.open()
                try mayEnd.wait()
            }
        }
        await #expect(throws: Never.self) { try await hasBegun.opened() }
        let outcomes = await withTaskGroup(of: (Int, (any Error)?).self) { group in
            for number in 0..<count {
                group.addTask {
                    do {
                        try await shop.write(locking: [key]) { try body(number, $0) }
                        try await afterwards(number)
                        return (number, nil)
                    } catch {
                        return (number, error)
                    }
                }
            }
            // Long enough for all to be in line.
            try? await Task.sleep(for: .milliseconds(300))
            mayEnd.open()
            return await group.reduce(into: [:]) { $0[$1.0] = .some($1.1) }
        }
        await #expect(throws: Never.self) { try await first.value }
        return outcomes
    }
}
