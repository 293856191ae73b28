import Persistence
import Synchronization
import TestEngines
import Testing
import Vocabulary

@testable import PersistencePostgres

@Suite("PostgreSQL: statements", .enabled(if: TestEngine.available.contains(.postgres)))
struct PostgresStatementTests {
    @Test("a null may stand where PostgreSQL cannot tell its type")
    func untypedNull() async throws {
        try await withShop { shop in
            for value in [String?.none, "tea", nil, "tea"] {
                let slugs: [String] = try await shop.read { transaction in
                    try transaction.values("SELECT slug FROM product WHERE \(value) IS NULL OR slug = \(value)")
                }
                #expect(slugs == ["tea"])
            }
            for value in [Int?.none, 3, nil, 4] {
                let found: Bool? = try await shop.write { transaction in
                    try transaction.value("SELECT \(value) IS NULL OR stock >= \(value) FROM product")
                }
                #expect(found == true)
            }
        }
    }

    @Test("a null that came first does not decide the type of what comes later")
    func nullFirst() async throws {
        try await withShop { shop in
            let big = Int(Int32.max) * 4
            for value in [Int?.none, big, nil] {
                let read: Int? = try await shop.read { try $0.value("SELECT coalesce(\(value), 0)") }
                #expect(read == value ?? 0)
            }
        }
    }

    @Test("a table that changed under a prepared statement is read in its new shape")
    func stalePlan() async throws {
        try await PostgresPlace.with { place in
            try await place.withShop(limits: PostgresLimits(connections: 1)) { _, shop in
                try await shop.write { _ = try $0.addProduct(slug: "tea", stock: 5) }
                let names: @Sendable (ReadTransaction) throws -> [String] = {
                    try $0.rows("SELECT * FROM product").first?.columns.names ?? []
                }
                #expect(try await shop.read(names).contains("colour") == false)
                try await PostgresPlace.statement("ALTER TABLE shop.product ADD COLUMN colour TEXT", on: place.url)
                #expect(try await shop.read(names).contains("colour"))
                try await PostgresPlace.statement("ALTER TABLE shop.product DROP COLUMN colour", on: place.url)
                #expect(try await shop.write { try names($0) }.contains("colour") == false)
            }
        }
    }

    @Test("more different statements than are kept prepared all work, again and again")
    func manyStatements() async throws {
        try await PostgresPlace.with { place in
            try await place.withShop(limits: PostgresLimits(connections: 1)) { _, shop in
                for _ in 0..<2 {
                    let sum: Int = try await shop.read { transaction in
                        try (0..<400).reduce(0) { sum, number in
                            let text = SQL(stringLiteral: "SELECT \(number)")
                            return sum + (try transaction.value(text, as: Int.self) ?? 0)
                        }
                    }
                    #expect(sum == 79800)
                }
                let prepared: Int? = try await shop.read { try $0.value("SELECT count(*) FROM pg_prepared_statements") }
                #expect(prepared ?? .max <= 257)
            }
        }
    }

    @Test("an error that was swallowed outside a savepoint still fails the transaction")
    func swallowedError() async throws {
        try await withShop { shop in
            await #expect(throws: DatabaseError.uniqueViolation(constraint: "product_slug_once")) {
                try await shop.write { transaction in
                    _ = try? transaction.addProduct(slug: "tea", stock: 1)
                }
            }
            await #expect(throws: DatabaseError.uniqueViolation(constraint: "product_slug_once")) {
                try await shop.write { transaction in
                    try transaction.addProduct(slug: "coffee", stock: 1)
                    _ = try? transaction.addProduct(slug: "tea", stock: 1)
                    // What comes after fails with the cause, not with "transaction is aborted".
                    try transaction.addProduct(slug: "milk", stock: 1)
                }
            }
            let count = try await shop.ask("SELECT count(*) FROM product", as: Int.self)
            #expect(count == 1)
        }
    }

    @Test("after a savepoint was left with an error, nested or not, the transaction goes on")
    func savepoints() async throws {
        try await withShop { shop in
            try await shop.write { transaction in
                try transaction.savepoint {
                    try transaction.addProduct(slug: "coffee", stock: 1)
                    try? transaction.savepoint { _ = try transaction.addProduct(slug: "tea", stock: 1) }
                    try transaction.addProduct(slug: "milk", stock: 1)
                }
                // Swallowed inside: the savepoint itself fails.
                #expect(throws: DatabaseError.uniqueViolation(constraint: "product_slug_once")) {
                    try transaction.savepoint {
                        try transaction.addProduct(slug: "undone", stock: 1)
                        _ = try? transaction.addProduct(slug: "tea", stock: 1)
                    }
                }
            }
            let slugs = try await shop.askAll("SELECT slug FROM product ORDER BY slug", as: String.self)
            #expect(slugs == ["coffee", "milk", "tea"])
        }
    }

    @Test("a stream's body may run other statements, and may stop in the middle")
    func streams() async throws {
        try await withShop { shop in
            struct Enough: Error {}
            let (all, seen) = try await shop.write { transaction in
                for number in 0..<1200 { try transaction.addProduct(slug: "p\(number)", stock: number) }
                var all = 0
                try transaction.forEach("SELECT id, stock FROM product WHERE stock < \(1100)") { row in
                    let id: ProductID = try row["id"]
                    try transaction.execute("UPDATE product SET stock = stock + 1 WHERE id = \(id)")
                    all += 1
                }
                var seen = 0
                do {
                    try transaction.forEach("SELECT slug FROM product") { _ in
                        seen += 1
                        if seen == 700 { throw Enough() }
                    }
                } catch is Enough {}
                try transaction.addProduct(slug: "last", stock: 1)
                return (all, seen)
            }
            #expect(all == 1101)
            #expect(seen == 700)
        }
    }

    @Test("an error about a value does not repeat the value")
    func errorsHideValues() async throws {
        try await withShop { shop in
            let error = await #expect(throws: DatabaseError.self) {
                try await shop.read { try $0.rows("SELECT CAST(\("hunter2") AS BIGINT)") }
            }
            guard case .failed(let message, let statement) = error else {
                Issue.record("expected a failure, got \(String(describing: error))")
                return
            }
            #expect(message == "invalid input syntax for type bigint (SQLSTATE 22P02)")
            #expect(!statement.contains("hunter2"))
        }
    }

    @Test("more values than the protocol can count are refused, and the connection is good for the next")
    func tooManyValues() async throws {
        try await withShop { shop in
            let values = Array(0...Int(UInt16.max))
            await #expect(throws: DatabaseError.self) {
                try await shop.read { try $0.rows("SELECT 1 WHERE 1 IN \(list: values)") }
            }
            let most = Array(values.dropFirst())
            let found = try await shop.ask("SELECT 1 WHERE 1 IN \(list: most)", as: Int.self)
            #expect(found == 1)
        }
    }

    @Test("text is ordered by its code points, as on SQLite, whatever the database's language is")
    func textOrder() async throws {
        try await withShop { shop in
            try await shop.write { transaction in
                for slug in ["b", "A", "a", "B", "é", "Z"] { try transaction.addProduct(slug: slug, stock: 1) }
            }
            let slugs = try await shop.askAll("SELECT slug FROM product ORDER BY slug", as: String.self)
            #expect(slugs == ["A", "B", "Z", "a", "b", "tea", "é"])
            let collation = try await shop.ask(
                "SELECT collation_name FROM information_schema.columns WHERE column_name = 'slug'", as: String.self)
            #expect(collation == "C")
        }
    }

    @Test("numbers of every type are decoded: whole ones as integers, others as reals, too large ones as text")
    func numbers() async throws {
        try await withShop { shop in
            let row = try await shop.read { transaction in
                try transaction.rows(
                    """
                    SELECT CAST(-32768 AS SMALLINT), CAST(7 AS INT), CAST(12.000 AS NUMERIC), CAST(0.25 AS NUMERIC),
                    CAST('Infinity' AS FLOAT8), CAST(9223372036854775808 AS NUMERIC), CAST(-0.5 AS REAL)
                    """)
            }
            #expect(
                row.first?.values == [
                    .integer(-32768), .integer(7), .integer(12), .real(0.25), .real(.infinity),
                    .text("9223372036854775808"), .real(-0.5),
                ])
        }
    }

    @Test("a commit is announced once, after it can be seen; a rollback is not")
    func announces() async throws {
        let heard = Mutex<[Set<Announcement>]>([])
        let observer = DatabaseObserver(committed: { _, announcements in heard.withLock { $0.append(announcements) } })
        try await PostgresPlace.with { place in
            try await place.withShop(observer: observer) { _, shop in
                struct No: Error {}
                try await shop.write { transaction in
                    transaction.announce(Announcement("catalog"))
                    try? transaction.savepoint {
                        transaction.announce(Announcement("undone"))
                        throw No()
                    }
                }
                await #expect(throws: No.self) {
                    try await shop.write { transaction in
                        transaction.announce(Announcement("undone"))
                        throw No()
                    }
                }
            }
        }
        #expect(heard.withLock { $0 } == [[Announcement("catalog")]])
    }

    private func withShop(_ body: (any Database) async throws -> Void) async throws {
        try await PostgresPlace.with { place in
            try await place.withShop { _, shop in
                try await shop.write { _ = try $0.addProduct(slug: "tea", stock: 5) }
                try await body(shop)
            }
        }
    }
}
