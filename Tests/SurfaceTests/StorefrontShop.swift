import Catalog
import Hummingbird
import HummingbirdTesting
import Inventory
import Ordering
import Payments
import People
import Persistence
import Storefront
import Synchronization
import Tenancy
import TestSupport
import Vocabulary
import Web

/// A shop with its pages, as they are served.
struct StorefrontShop: Sendable {
    let test: TestShop
    let counter: StatementCounter

    var slug: String { test.shop.tenant.slug.text }

    /// Makes a shop with a few goods, serves it, and removes everything.
    static func run(
        on engine: TestEngine, settings: ShopSettings = .test,
        _ body: @escaping @Sendable (StorefrontShop, any TestClientProtocol) async throws -> Void
    ) async throws {
        let counter = StatementCounter()
        let cache = PageCache()
        let observer = DatabaseObserver(
            statement: { counter.note($0) },
            committed: { tenant, _ in if let tenant { cache.invalidate(tenant: tenant) } })
        try await TestShop.run(on: engine, settings: settings, observer: observer) { test in
            try await stock(test)
            let shop = StorefrontShop(test: test, counter: counter)
            try await shop.application(cache).test(.router) { try await body(shop, $0) }
        }
    }

    /// - Parameter host: what every request is taken to ask for, since the test client asks for one host only.
    func application(_ cache: PageCache = PageCache(), host: String = "localhost") -> Application<FrontDoor> {
        let router = Router(context: ShopRequestContext.self)
        StorefrontRoutes(
            providers: PaymentProviders([test.provider]), cache: cache, mediaDirectory: "/nowhere", accounts: .test
        ).add(to: router)
        let directory = test.directory
        return Application(
            responder: FrontDoor(
                router: router, findShop: { _ in try await directory.shop(forHost: host) }, cache: cache,
                frame: { await StorefrontRoutes.frame($0, $1) }))
    }

    /// A mug in two colours and two sizes of which one combination does not exist and one is sold out; tea by weight;
    /// enough spoons for two pages; one thing on sale.
    static func stock(_ test: TestShop) async throws {
        try await test.database.write { transaction in
            try Categories.save(CategoryDraft(slug: Slug("table")!, title: "Table"), in: transaction)
            try Categories.save(
                CategoryDraft(slug: Slug("cups")!, title: "Cups & <mugs>", parent: Slug("table")!), in: transaction)
            try addMug(in: transaction)
            try addTea(in: transaction)
            for number in 1...30 {
                var spoon = VariantDraft(sku: "SPOON-\(number)", price: 300 + Int64(number))
                if number == 1 { spoon.compareAt = 900 }
                var draft = ProductDraft(
                    slug: Slug("spoon-\(number)")!, title: "Spoon \(number)", variants: [spoon])
                draft.categories = [Slug("table")!]
                let saved = try Products.save(draft, at: .now, in: transaction)
                try Stock.receive(Quantity(10), of: saved.variants[0], in: transaction)
            }
        }
    }

    private static func addMug(in transaction: Transaction) throws {
        var draft = ProductDraft(slug: Slug("mug")!, title: "Mug", variants: [])
        draft.descriptionHTML = "<p>Holds <b>tea</b>.</p>"
        draft.optionNames = ["Colour", "Size"]
        draft.categories = [Slug("cups")!]
        let combinations: [([String], Int)] = [(["Blue", "S"], 5), (["Blue", "L"], 0), (["Red", "S"], 50)]
        draft.variants = combinations.map { options, _ in
            var variant = VariantDraft(sku: "MUG-\(options.joined(separator: "-"))", price: 1200)
            variant.options = options
            return variant
        }
        let saved = try Products.save(draft, at: .now, in: transaction)
        for (variant, stock) in zip(saved.variants, combinations.map(\.1)) where stock > 0 {
            try Stock.receive(Quantity(stock), of: variant, in: transaction)
        }
    }

    private static func addTea(in transaction: Transaction) throws {
        var variant = VariantDraft(sku: "TEA", price: 4000)
        variant.unit = .kilogram
        variant.step = Quantity(thousandths: 100)
        variant.minimum = Quantity(thousandths: 200)
        var draft = ProductDraft(slug: Slug("tea")!, title: "Tea", variants: [variant])
        draft.categories = [Slug("table")!]
        let saved = try Products.save(draft, at: .now, in: transaction)
        try Stock.receive(Quantity(3), of: saved.variants[0], in: transaction)
    }
}

/// Counts the statements that reach the database.
final class StatementCounter: Sendable {
    private let statements = Mutex<[String]>([])

    func note(_ statement: String) {
        statements.withLock { $0.append(statement) }
    }

    /// What was run while `body` ran, transaction control left out.
    func statements(during body: () async throws -> Void) async rethrows -> [String] {
        statements.withLock { $0.removeAll() }
        try await body()
        return statements.withLock { statements in
            statements.filter { text in
                !["BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SET", "PRAGMA"].contains {
                    text.uppercased().hasPrefix($0)
                }
            }
        }
    }
}

extension [String: String?] {
    /// What a shopper types into the checkout.
    static let address: [String: String?] = [
        "email": "ada@example.com", "name": "Ada Lovelace", "line1": "Unter den Linden 1", "city": "Berlin",
        "postalCode": "10117", "country": "DE", "paymentMethod": "test/test_ok",
    ]

    func paying(_ method: String) -> [String: String?] {
        merging(["paymentMethod": "test/\(method)"]) { $1 }
    }
}
