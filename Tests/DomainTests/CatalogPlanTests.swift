import TestEngines
import Testing
import Vocabulary

@testable import Catalog
@testable import Persistence

@Suite("A hundred thousand products", .serialized, .timeLimit(.minutes(15)))
struct CatalogPlanTests {
    static let products = 100_000

    @Test("Every read is by index, within its budget of statements", arguments: TestEngine.available)
    func plans(engine: TestEngine) async throws {
        try await CatalogFixture.withShop(on: engine) { shop, place in
            let filling = try await ContinuousClock().measure {
                try await CatalogBulk.fill(shop, at: place, products: Self.products)
            }
            print("\(engine) filled in \(filling)")
            for read in CatalogRead.all {
                // Once to warm the caches; the second is the one that counts.
                try await shop.read { _ = try read.run($0) }
                let plans = try await shop.read { transaction in
                    let spy = PlanSpy(transaction.connection)
                    _ = try read.run(ReadTransaction(connection: spy))
                    return spy.plans
                }
                #expect(plans.count <= read.budget, "\(read.name) ran \(plans.count) statements")
                for plan in plans {
                    #expect(plan.scans.isEmpty, "\(read.name): \(plan.scans) in\n\(plan.statement)\n\(plan.text)")
                }
                let duration = try await fastest(read, in: shop)
                #expect(duration < .seconds(1), "\(read.name) takes \(duration)")
                print("\(engine) \(read.name): \(plans.count) statements, \(duration)")
            }
        }
    }
}

extension CatalogPlanTests {
    /// The best of three, since other tests share the machine.
    private func fastest(_ read: CatalogRead, in shop: any Database) async throws -> Duration {
        try await shop.read { transaction in
            try (1...3).map { _ in try ContinuousClock().measure { _ = try read.run(transaction) } }.min() ?? .zero
        }
    }
}

/// A read that pages make, and how many statements it may run.
struct CatalogRead: Sendable {
    let name: String
    let budget: Int
    let run: @Sendable (ReadTransaction) throws -> Int

    static let all: [CatalogRead] = lists + details

    private static let lists: [CatalogRead] = {
        let sorts: [ProductQuery.Sort] = [.featured, .newest, .priceAscending, .priceDescending, .title]
        var lists = sorts.flatMap { (sort: ProductQuery.Sort) -> [CatalogRead] in
            [
                list("everything by \(sort)", ProductQuery(sort: sort)),
                list("a category by \(sort)", ProductQuery(category: CatalogBulk.category, sort: sort)),
                list("page 2000 by \(sort)", ProductQuery(sort: sort, page: 2000)),
                list("an option by \(sort)", ProductQuery(sort: sort), options: ["Colour": ["Colour 3"]]),
                list("a rare option by \(sort)", ProductQuery(sort: sort), options: ["Material": ["Rare"]]),
                list("a price by \(sort)", ProductQuery(sort: sort), prices: 40_000...60_000),
                list("a rare price by \(sort)", ProductQuery(sort: sort), prices: 40_000...40_020),
            ]
        }
        let chosen = ["Colour": ["Colour 1", "Colour 3"], "Size": ["M", "S"]]
        lists += [
            list("options and price", ProductQuery(), options: chosen, prices: 10_000...50_000),
            list("options in a category", ProductQuery(category: CatalogBulk.category), options: chosen),
            list("search of a rare word", ProductQuery(search: "number 77777")),
            list("search of a word in 14 %", ProductQuery(search: "linen")),
            list("search by price", ProductQuery(search: "linen", sort: .priceAscending)),
            list("search with options", ProductQuery(search: "linen"), options: chosen, prices: 10_000...50_000),
            list("search in a category", ProductQuery(category: CatalogBulk.category, search: "linen")),
        ]
        return lists
    }()

    private static let details: [CatalogRead] = [
        CatalogRead(name: "product page", budget: 5) {
            try Products.find(slug: CatalogBulk.product, in: $0)?.variants.count ?? 0
        },
        CatalogRead(name: "related products", budget: 5 + 3) { transaction in
            guard let product = try Products.find(slug: CatalogBulk.product, in: transaction) else { return 0 }
            return try Products.related(to: product, in: transaction).count
        },
        CatalogRead(name: "variants of a cart", budget: 5 + 1) { transaction in
            let page = try ProductListing.page(ProductQuery(limit: 10), in: transaction)
            return try Variants.find(ids: page.items.flatMap { $0.variants.map(\.id) }, in: transaction).count
        },
        CatalogRead(name: "category tree", budget: 1) { try Categories.tree(in: $0).count },
        CatalogRead(name: "category", budget: 3) {
            try Categories.find(slug: CatalogBulk.category, in: $0)?.children.count ?? 0
        },
        CatalogRead(name: "suggestions", budget: 4) { try ProductSearch.suggestions("lin", in: $0).products.count },
        CatalogRead(name: "suggestions for two letters", budget: 4) {
            try ProductSearch.suggestions("wo", in: $0).products.count
        },
        CatalogRead(name: "sitemap", budget: 1) {
            try Products.sitemap(after: CatalogBulk.product, limit: 1000, in: $0).count
        },
    ]

    private static func list(
        _ name: String, _ query: ProductQuery, options: [String: [String]] = [:], prices: ClosedRange<Int64>? = nil
    ) -> CatalogRead {
        var query = query
        query.options = options
        query.priceFrom = prices?.lowerBound
        query.priceTo = prices?.upperBound
        return CatalogRead(name: name, budget: 5) { [query] in
            let page = try ProductListing.page(query, in: $0)
            #expect(!page.items.isEmpty && page.total >= page.items.count, "\(name) shows nothing")
            return page.items.count
        }
    }
}

/// Stands between a transaction and its connection and asks for the plan of each statement before it runs.
final class PlanSpy: Connection {
    struct Plan: Sendable {
        let statement: String
        let text: String
        let duration: Duration
        /// The lines that read a big table from end to end.
        let scans: [String]
    }

    private static let bigTables = [
        "product", "variant", "product_image", "product_category", "listing", "product_search_document",
        "facet_set_value",
    ]

    private let connection: any Connection
    private(set) var plans: [Plan] = []

    init(_ connection: any Connection) {
        self.connection = connection
    }

    var dialect: Dialect { connection.dialect }

    func execute(_ statement: Statement) throws -> Int {
        try connection.execute(statement)
    }

    func rows(_ statement: Statement) throws -> [Row] {
        let word = dialect == .sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN "
        let rows = try connection.rows(Statement(text: word + statement.text, values: statement.values))
        let lines: [String] = try rows.map { dialect == .sqlite ? try $0["detail"] : try $0[0] }
        var result: [Row] = []
        let duration = try ContinuousClock().measure { result = try connection.rows(statement) }
        plans.append(
            Plan(
                statement: statement.text, text: lines.joined(separator: "\n"), duration: duration,
                scans: lines.filter(isScan)))
        return result
    }

    func stream(_ statement: Statement, _ body: (Row) throws -> Void) throws {
        try rows(statement).forEach(body)
    }

    /// SQLite says SCAN of whatever it reads whole, an index too; PostgreSQL says Seq Scan.
    private func isScan(_ line: String) -> Bool {
        Self.bigTables.contains { table in
            switch dialect {
            case .sqlite: line == "SCAN \(table)" || line.hasPrefix("SCAN \(table) ")
            // The planner reads a table of a few pages whole when most of it is wanted.
            case .postgres: table != "facet_set_value" && line.contains("Seq Scan on \(table) ")
            }
        }
    }
}
