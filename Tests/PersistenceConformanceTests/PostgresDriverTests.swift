import Foundation
import Persistence
import Synchronization
import TestEngines
import Testing
import Vocabulary

@testable import PersistencePostgres

@Suite(
    "PostgreSQL: what the driver promises beyond the contract", .enabled(if: TestEngine.available.contains(.postgres)))
struct PostgresDriverTests {
    // MARK: Tenants

    @Test("without any filter a shop sees, changes and deletes its own rows alone")
    func rowsAreHidden() async throws {
        try await PostgresPlace.with { place in
            try await place.withShop { engine, mine in
                let theirsID = TenantID()
                try await engine.createShop(theirsID)
                let theirs = try await engine.shop(theirsID)
                for shop in [mine, theirs] {
                    try await shop.write { try $0.addProduct(slug: "tea", stock: 5) }
                }
                #expect(try await mine.askAll("SELECT slug FROM product", as: String.self) == ["tea"])
                #expect(try await mine.write { try $0.execute("UPDATE product SET stock = 1") } == 1)
                #expect(try await mine.write { try $0.execute("DELETE FROM product") } == 1)
                #expect(try await theirs.ask("SELECT stock FROM product", as: Int.self) == 5)
            }
        }
    }

    @Test("a row cannot be written or moved into another shop")
    func foreignRowsAreRefused() async throws {
        try await PostgresPlace.with { place in
            try await place.withShop { engine, shop in
                let foreign = TenantID()
                try await shop.write { try $0.addProduct(slug: "tea", stock: 5) }
                let attempts: [SQL] = [
                    "INSERT INTO product (tenant_id, id, slug) VALUES (\(foreign), \(ProductID()), 'x')",
                    "UPDATE product SET tenant_id = \(foreign)",
                ]
                for attempt in attempts {
                    let error = await #expect(throws: DatabaseError.self) {
                        try await shop.write { try $0.execute(attempt) }
                    }
                    guard case .failed(let message, _) = error else {
                        Issue.record("expected a refusal, got \(String(describing: error))")
                        continue
                    }
                    #expect(message.contains("row-level security"))
                }
            }
        }
    }

    @Test("the platform's transactions see no shop's table, and the shops' none of the platform's")
    func scopesAreApart() async throws {
        try await PostgresPlace.with { place in
            try await place.withShop { engine, shop in
                try await engine.platform.write {
                    _ = try $0.execute("INSERT INTO registry (id, name) VALUES (\(TenantID()), 'a')")
                }
                await #expect(throws: DatabaseError.self) {
                    try await engine.platform.askAll("SELECT * FROM product", as: ProductID.self)
                }
                await #expect(throws: DatabaseError.self) {
                    try await shop.read { try $0.rows("SELECT * FROM registry") }
                }
                await #expect(throws: DatabaseError.self) {
                    try await engine.platform.read { try $0.rows("SELECT * FROM shop.product") }
                }
            }
        }
    }

    @Test("a deleted shop leaves nothing behind, also no ledger and no search index, and others keep theirs")
    func deletesOneShop() async throws {
        try await PostgresPlace.with { place in
            try await place.withShop { engine, staying in
                let leavingID = TenantID()
                try await engine.createShop(leavingID)
                let leaving = try await engine.shop(leavingID)
                for shop in [staying, leaving] {
                    try await shop.write { transaction in
                        let product = try transaction.addProduct(slug: "tea", stock: 5)
                        try transaction.execute(
                            "INSERT INTO sale (id, product_id, quantity) VALUES (\(ProductID()), \(product), 1)")
                        try SearchIndex("product_search").put(product, title: "Tea", body: "green", in: transaction)
                    }
                }
                try await engine.deleteShop(leavingID)
                for table in ["product", "sale", "product_search_document"] {
                    let counts = try await staying.read { transaction in
                        // Seen from the shop that stays; the next test below looks with other eyes.
                        try transaction.value(SQL(stringLiteral: "SELECT count(*) FROM \(table)"), as: Int.self)
                    }
                    #expect(counts == 1, "\(table)")
                }
                await #expect(throws: DatabaseError.self) { try await engine.shop(leavingID) }
                try await engine.createShop(leavingID)
                let again = try await engine.shop(leavingID)
                #expect(try await again.ask("SELECT count(*) FROM sale", as: Int.self) == 0)
                await #expect(throws: DatabaseError.self) {
                    try await staying.write { try $0.execute("DELETE FROM sale") }
                }
            }
        }
    }

    @Test("a simple select under row level security uses the index that begins with the tenant")
    func usesTheIndex() async throws {
        try await PostgresPlace.with { place in
            try await place.withShop { engine, shop in
                try await shop.write { transaction in
                    for number in 0..<2000 { try transaction.addProduct(slug: "p\(number)", stock: 1) }
                }
                try await PostgresPlace.statement("ANALYZE", on: place.url)
                let plan = try await shop.read { transaction in
                    try transaction.values(
                        "EXPLAIN SELECT id FROM product WHERE slug = \("p77")", as: String.self)
                }
                let text = plan.joined(separator: "\n")
                #expect(text.contains("using product_slug_once"))
                #expect(text.contains("Index Cond: ((tenant_id = ") && text.contains("AND (slug = "), "\(text)")
            }
        }
    }

    // MARK: Roles and addresses

    @Test("a role that bypasses row level security is refused with the statement that makes a right one")
    func refusesSuperuser() async throws {
        try await PostgresPlace.with { place in
            let engine = try PostgresPlace(url: place.url(as: "postgres")).engine()
            let error = await #expect(throws: DatabaseError.self) { try await engine.migrate() }
            await engine.close()
            guard case .misconfigured(let advice) = error else {
                Issue.record("expected a refusal, got \(String(describing: error))")
                return
            }
            #expect(advice.contains("CREATE ROLE stoa LOGIN PASSWORD '…' NOSUPERUSER NOBYPASSRLS"))
        }
    }

    @Test("a role that may not make the schemas is told what it lacks")
    func refusesGuest() async throws {
        try await PostgresPlace.with { place in
            let role = "guest_\(ProductID().description.prefix(8))"
            try await PostgresPlace.asAdministrator("CREATE ROLE \(role) LOGIN", on: place)
            let engine = try PostgresPlace(url: place.url(as: role)).engine()
            let error = await #expect(throws: DatabaseError.self) { try await engine.migrate() }
            await engine.close()
            try await PostgresPlace.asAdministrator("DROP ROLE \(role)", on: place)
            guard case .misconfigured(let advice) = error else {
                Issue.record("expected a refusal, got \(String(describing: error))")
                return
            }
            #expect(advice.contains("OWNER TO"))
        }
    }

    @Test("a database that does not exist is named at once, without a retry")
    func saysWhatIsMissing() async throws {
        let error = try await PostgresPlace.with { place in
            let name = try #require(place.url.firstRange(of: /stoa_test_[0-9a-f]+/))
            let engine = try PostgresPlace(url: place.url.replacingCharacters(in: name, with: "nowhere")).engine()
            let error = await #expect(throws: DatabaseError.self) { try await engine.checkHealth() }
            await engine.close()
            return error
        }
        guard case .misconfigured(let message) = error else {
            Issue.record("expected a refusal, got \(String(describing: error))")
            return
        }
        #expect(message.contains("nowhere"))
    }

    @Test("a server that is not there is reported when the time to wait is over")
    func saysUnreachable() async throws {
        let place = PostgresPlace(url: "postgresql://stoa:verysecret@/stoa?host=/nonexistent-directory")
        let engine = try place.engine(limits: PostgresLimits(queueTimeout: .milliseconds(300)))
        let error = await #expect(throws: DatabaseError.self) { try await engine.checkHealth() }
        await engine.close()
        guard case .connectionLost(let message) = error else {
            Issue.record("expected a lost connection, got \(String(describing: error))")
            return
        }
        #expect(message.contains("nonexistent-directory") && !message.contains("verysecret"))
    }

    @Test(
        "an address that cannot be read is refused without being repeated",
        arguments: ["", "mysql://h/d", "postgresql://u:pa%ss@h/d", "postgresql://u:p@ss@h/d", "host=/tmp password=p"])
    func refusesAddresses(url: String) async throws {
        let error = #expect(throws: DatabaseError.self) { try PostgresPlace(url: url).engine() }
        guard case .misconfigured(let message) = error else {
            Issue.record("expected a refusal, got \(String(describing: error))")
            return
        }
        #expect(url.isEmpty || !message.contains(url))
        #expect(!message.contains("pa%ss") && !message.contains("p@ss"))
    }
}

extension Transaction {
    @discardableResult
    func addProduct(slug: String, stock: Int) throws -> ProductID {
        let id = ProductID()
        try execute("INSERT INTO product (id, slug, stock) VALUES (\(id), \(slug), \(stock))")
        return id
    }
}
