import BackgroundJobs
import Catalog
import Composition
import Hummingbird
import Inventory
import Operations
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

@testable import API

/// A shop with its pages and its API, behind the front door that serves them.
struct APIShop: Sendable {
    let test: TestShop
    let door: FrontDoor
    let statements: APIStatements
    /// A product with plenty of stock, one of which there is one, one that is sold by weight.
    let mug: VariantID
    let lamp: VariantID
    let tea: VariantID

    /// Makes an installation with one shop, runs `body`, and removes everything.
    static func run(
        on engine: TestEngine, options: FrontDoorOptions = FrontDoorOptions(),
        _ body: @escaping @Sendable (APIShop) async throws -> Void
    ) async throws {
        let statements = APIStatements()
        let cache = PageCache()
        let observer = DatabaseObserver(
            statement: { statements.note($0) },
            committed: { tenant, _ in if let tenant { cache.invalidate(tenant: tenant) } })
        try await TestShop.run(on: engine, observer: observer) { test in
            try await body(try await APIShop(test, cache, statements, options))
        }
    }

    private init(
        _ test: TestShop, _ cache: PageCache, _ statements: APIStatements, _ options: FrontDoorOptions
    ) async throws {
        self.test = test
        self.statements = statements
        let router = Router(context: ShopRequestContext.self)
        let providers = PaymentProviders([test.provider])
        let signUp = SignUpDesk(platform: test.engine.platform, baseDomain: "localhost")
        let office = PlatformOffice(
            engine: test.engine, directory: test.directory,
            jobs: JobOverview(engine: test.engine, board: JobBoard()) { [] }, baseDomain: "localhost",
            resolver: SystemResolver()
        ) { _ in throw CancellationError() }
        APIRoutes(
            providers: providers, cache: cache, accounts: .test,
            addresses: PublicAddresses(scheme: "http", baseDomain: "localhost"), signUp: signUp, office: office
        ).add(to: router)
        StorefrontRoutes(providers: providers, cache: cache, mediaDirectory: "/nowhere", accounts: .test)
            .add(to: router)
        door = FrontDoor(router: router, directory: test.directory, cache: cache, options: options)
        mug = try await test.add("mug", price: 1250, stock: Quantity(1000))
        lamp = try await test.add("lamp", price: 4900, stock: .one)
        tea = try await test.add(
            "tea", price: 3000, stock: Quantity(5), unit: .kilogram, step: Quantity(thousandths: 250))
    }

    /// Another shop of the same installation, answering at its own host through the same door.
    func neighbour(_ slug: String) async throws -> TestShop {
        let shop = try await TestShop(slug: slug, engine: test.engine)
        test.directory.invalidate()
        return shop
    }

    var client: APIClient { APIClient(door: door, host: "localhost") }
}

/// Counts the statements that reach the database.
final class APIStatements: Sendable {
    private let texts = Mutex<[String]>([])

    func note(_ text: String) {
        texts.withLock { $0.append(text) }
    }

    /// What ran while `body` did, transaction control left out.
    func during<Result>(_ body: () async throws -> Result) async rethrows -> (Result, [String]) {
        texts.withLock { $0.removeAll() }
        let result = try await body()
        let control = [
            "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SET", "PRAGMA", "SELECT pg_", "SELECT set_",
        ]
        return (result, texts.withLock { $0.filter { text in !control.contains { text.hasPrefix($0) } } })
    }
}

extension TestShop {
    /// Goods arrive.
    func receive(_ variant: VariantID, _ quantity: Quantity) async throws {
        try await database.write { try Stock.receive(quantity, of: variant, in: $0) }
    }

    func cartCount() async throws -> Int {
        try await database.read { try $0.value("SELECT count(*) FROM cart") ?? 0 }
    }
}
