import BackgroundJobs
import Catalog
import Composition
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Inventory
import Ordering
import Payments
import Persistence
import Storefront
import Tenancy
import TestSupport
import Testing
import Vocabulary

@testable import Web

@Suite("Two shops of one installation, page by page and job by job")
struct ShopIsolationTests {
    /// What only the first shop's goods and shopper are called.
    private static let marks = ["Holds <b>tea</b>", "Ada Lovelace", "ada@example.com", "Unter den Linden"]

    @Test(
        "no page of a shop shows or changes anything for the ids, tokens and cookies of another",
        arguments: TestEngine.available)
    func pages(engine: TestEngine) async throws {
        try await StorefrontShop.run(on: engine) { shop, client in
            let other = try await TestShop(
                slug: "other",
                settings: ShopSettings(name: "Other", currency: .jpy, country: .japan, testPayments: true),
                engine: shop.test.engine)
            try await other.add("spoon", price: 777)
            let holdings = try await Holdings.gather(StorefrontBrowser(client))
            let before = try await Self.contents(of: shop.test.database)
            let nothing = try await Self.contents(of: other.database)

            #expect(Self.routes.count >= 20)
            try await shop.application(host: "other.localhost").test(.router) { client in
                for route in Self.routes {
                    for path in holdings.fill(route.path) {
                        let there = StorefrontBrowser(client, cookies: holdings.cookies)
                        if route.method == .post {
                            try await there.post(path, holdings.fields)
                        } else {
                            try await there.open(path)
                        }
                        #expect(there.status < 500, "\(route.method) \(path): \(there.status)")
                        let names = path.contains(holdings.checkout) || path.contains(holdings.token)
                        #expect(!names || there.status == 404, "\(route.method) \(path): \(there.status)")
                        for mark in Self.marks {
                            #expect(!there.page.contains(mark), "\(route.method) \(path) shows \(mark)")
                        }
                    }
                }
            }
            #expect(try await Self.contents(of: shop.test.database) == before)
            #expect(try await Self.contents(of: other.database) == nothing)
        }
    }

    @Test("the jobs of a shop change nothing in another", arguments: TestEngine.available)
    func jobs(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            let (calm, busy) = (try await installation.makeShop("calm"), try await installation.makeShop("busy"))
            for tenant in [calm, busy] {
                let shop = try await installation.engine.shop(tenant.id)
                try await Self.leaveWork(in: shop)
                try await shop.write { [jobs = installation.jobs] in
                    try jobs.enqueueRecurring(for: .shop(tenant.id), timeZone: "UTC", in: $0)
                }
            }
            let resting = try await installation.engine.shop(calm.id)
            let working = try await installation.engine.shop(busy.id)
            // Everything that a shop's queue holds falls due in one of them.
            try await resting.write { try Self.postpone(in: $0) }
            let before = try await installation.dump(calm.id)
            let kinds = try await working.write { transaction in
                let kinds = Set(try JobRecord.list(state: .waiting, limit: 100, in: transaction).map(\.kind))
                for job in try JobRecord.list(state: .waiting, limit: 100, in: transaction) {
                    try JobQueue.retry(job.id, in: transaction)
                }
                return kinds
            }
            #expect(kinds.count >= 4, "\(kinds)")
            try await installation.working {
                for _ in 0..<600 {
                    let done = try await working.read { try JobRecord.list(state: .done, limit: 100, in: $0) }
                    if kinds.isSubset(of: Set(done.map(\.kind))) { return }
                    try await Task.sleep(for: .milliseconds(50))
                }
                Issue.record("the jobs did not end")
            }
            #expect(try await installation.dump(calm.id) == before)
            let held: Int? = try await working.read { try $0.value("SELECT count(*) FROM stock_hold") }
            #expect(held == 0, "its own holds were swept")
        }
    }

    // MARK: - Walking

    private static var routes: [(method: HTTPRequest.Method, path: String)] {
        StorefrontRoutes.routes.map { ($0.method, $0.path) }
    }

    /// How many rows each table has that a shopper writes to, with what changes when one is changed.
    private static func contents(of database: any Database) async throws -> [String: String] {
        try await database.read { transaction in
            var contents: [String: String] = [:]
            for table in ["cart", "cart_line", "checkout", "orders", "payment", "stock_movement", "stock_hold"] {
                let rows: Int? = try transaction.value("SELECT count(*) FROM \(SQL(trusted: table))")
                contents[table] = "\(rows ?? 0)"
            }
            contents["versions"] = try transaction.values("SELECT version FROM cart ORDER BY id", as: Int.self)
                .map(String.init).joined(separator: " ")
            return contents
        }
    }

    /// An expired hold and an open payment, so that upkeep has something to do.
    private static func leaveWork(in database: any Database) async throws {
        try await database.write { transaction in
            let saved = try Products.save(
                ProductDraft(slug: Slug(transliterating: "mug"), title: "Mug", variants: [VariantDraft(price: 500)]),
                at: .now, in: transaction)
            try Stock.receive(Quantity(5), of: saved.variants[0], in: transaction)
            let past = Instant.now.advanced(by: .seconds(-60))
            try StockHold.take(
                [saved.variants[0]: .one], for: CheckoutID(), until: past, at: past, in: transaction)
            try JobQueue.enqueue(SweepHolds(), key: "sweep", in: transaction)
            try JobQueue.enqueue(SettlePayments(), key: "settle", in: transaction)
        }
    }

    private static func postpone(in transaction: Transaction) throws {
        for job in try JobRecord.list(state: .waiting, limit: 100, in: transaction) {
            try transaction.execute(
                """
                UPDATE \(sqlite: "job", postgres: "shop.job") SET due_at = \(Instant.now.advanced(by: .seconds(86_400)))
                WHERE id = \(job.id)
                """)
        }
    }
}

/// What a shopper of the first shop holds in hand.
private struct Holdings {
    let cookies: [String: String]
    let checkout: String
    let token: String
    let item: String
    let fields: [(String, String)]

    static func gather(_ browser: StorefrontBrowser) async throws -> Holdings {
        func addMug() async throws {
            try await browser.open("/products/mug")
            try await browser.submit("/cart/items", changing: ["option1": "Red", "option2": "S"])
        }
        try await addMug()
        try await browser.open("/cart")
        try await browser.submit("/checkout")
        try await browser.submit("/checkout/", changing: .address)
        let token = browser.address.replacing("/thanks/", with: "")
        try await addMug()
        try await browser.open("/cart")
        let item = browser.page.firstMatch(of: /\/cart\/items\/([0-9a-f-]{36})/).map { String($0.output.1) } ?? ""
        try await browser.submit("/checkout")
        let checkout = browser.address.replacing("/checkout/", with: "")
        let fields = [("quantity", "9"), ("email", "thief@example.com"), ("paymentMethod", "test_ok")]
        return Holdings(cookies: browser.cookies, checkout: checkout, token: token, item: item, fields: fields)
    }

    /// A route's path with what is held in place of its variables.
    func fill(_ route: String) -> [String] {
        [
            route.replacing(/[:{]checkout}?/, with: checkout).replacing(/[:{]token}?/, with: token)
                .replacing(/[:{]item}?/, with: item).replacing(/[:{]slug}?/, with: "mug")
                .replacing("**", with: "tea.svg")
        ]
    }
}
