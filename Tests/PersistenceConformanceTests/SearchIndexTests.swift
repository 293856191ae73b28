import Persistence
import TestEngines
import Testing
import Vocabulary

@Suite struct SearchIndexTests {
    private static let pear = ProductID(high: 1, low: 1)
    private static let cafe = ProductID(high: 1, low: 2)
    private static let kettle = ProductID(high: 1, low: 3)

    @Test(
        "words are found by their beginnings, without accents, in any script",
        arguments: TestEngine.available.flatMap { engine in
            [
                (engine, "pear", [pear]), (engine, "PEA", [pear]), (engine, "cafe", [cafe]), (engine, "Café", [cafe]),
                (engine, "creme bru", [cafe]), (engine, "茶", [kettle]), (engine, "鉄瓶", [kettle]),
                (engine, "てつ", [kettle]), (engine, "pear café", []), (engine, "zebra", []),
                (engine, "ear", []), (engine, "tea-pot", [kettle]), (engine, "'; DROP --", []),
                (engine, "pear OR café", []), (engine, "\"pear", [pear]), (engine, "pear*", [pear]),
            ]
        })
    func match(engine: TestEngine, query: String, expected: [ProductID]) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            try await shop.write { try Self.fill($0) }
            #expect(try await Self.found(query, in: shop) == expected)
        }
    }

    @Test("a word in the title weighs more than the same word in the body", arguments: TestEngine.available)
    func rank(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            try await shop.write { transaction in
                try Samples.search.put(Self.pear, title: "Basket", body: "holds an apple", in: transaction)
                try Samples.search.put(Self.cafe, title: "Apple", body: "a fruit", in: transaction)
            }
            #expect(try await Self.found("apple", in: shop) == [Self.cafe, Self.pear])
        }
    }

    @Test(
        "of too many matches the newest are found, and only those among which one looks",
        arguments: TestEngine.available)
    func limit(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            try await shop.write { transaction in
                for (id, body) in [(Self.pear, "apple apple"), (Self.cafe, "an apple"), (Self.kettle, "one apple")] {
                    try Samples.search.put(id, title: "", body: body, in: transaction)
                }
            }
            func found(_ limit: Int, among part: SQL? = nil) async throws -> Set<ProductID> {
                try await shop.read { transaction in
                    let matches = Samples.search.matches(
                        "apple", among: part, limit: limit, dialect: transaction.dialect)
                    return Set(try transaction.values("SELECT id FROM \(try #require(matches)) AS found"))
                }
            }
            #expect(try await found(2) == [Self.cafe, Self.kettle])
            #expect(try await found(3) == [Self.pear, Self.cafe, Self.kettle])
            #expect(try await found(1, among: "SELECT \(Self.pear)") == [Self.pear])
        }
    }

    @Test("a document that changes or goes is not found by its old words", arguments: TestEngine.available)
    func changes(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            try await shop.write { transaction in
                try Self.fill(transaction)
                try Samples.search.put(Self.pear, title: "Quince", body: "", in: transaction)
                try Samples.search.remove(Self.cafe, in: transaction)
            }
            #expect(try await Self.found("pear", in: shop) == [])
            #expect(try await Self.found("quince", in: shop) == [Self.pear])
            #expect(try await Self.found("cafe", in: shop) == [])
        }
    }

    @Test("a query without a word asks for nothing")
    func empty() {
        #expect(Samples.search.matches(" -*\"' ", dialect: .sqlite) == nil)
        #expect(Samples.search.matches("", dialect: .postgres) == nil)
    }

    @Test("a shop finds nothing of another one", arguments: TestEngine.available)
    func isolation(engine: TestEngine) async throws {
        try await engine.withEngine(migrations: Samples.migrations) { engine in
            let (first, second) = (TenantID(), TenantID())
            for tenant in [first, second] { try await engine.createShop(tenant) }
            let (one, other) = (try await engine.shop(first), try await engine.shop(second))
            try await one.write { try Samples.search.put(Self.pear, title: "pear", body: "", in: $0) }
            try await other.write { try Samples.search.put(Self.pear, title: "apple", body: "", in: $0) }
            #expect(try await Self.found("pear", in: other) == [])
            try await other.write { try Samples.search.remove(Self.pear, in: $0) }
            #expect(try await Self.found("pear", in: one) == [Self.pear])
        }
    }

    private static func fill(_ transaction: Transaction) throws {
        try Samples.search.put(pear, title: "Pear", body: "Green and sweet", in: transaction)
        try Samples.search.put(cafe, title: "Café crème", body: "Crème brûlée on the side", in: transaction)
        try Samples.search.put(kettle, title: "鉄瓶 てつびん", body: "お茶 tea pot", in: transaction)
    }

    private static func found(_ query: String, in shop: any Database) async throws -> [ProductID] {
        try await shop.read { transaction in
            guard let matches = Samples.search.matches(query, dialect: transaction.dialect) else { return [] }
            return try transaction.values("SELECT id FROM \(matches) AS found ORDER BY rank, id")
        }
    }
}
