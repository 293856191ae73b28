import Catalog
import Composition
import Infrastructure
import Inventory
import Messaging
import Ordering
import People
import Persistence
import Tenancy
import Testing
import TestSupport
import Vocabulary

@testable import Web

/// A whole installation with one shop and its workers, as shoppers with accounts meet it.
struct AccountShop: Sendable {
    static let password = "mauve lantern bridge"

    let installation: Installation
    let shop: Shop
    let door: FrontDoor
    /// Of which six are there.
    let mug: VariantID
    /// Of which there is plenty.
    let tea: VariantID

    var database: any Database { shop.database }
    var browser: AccountBrowser { AccountBrowser(door) }

    static func run(
        on engine: TestEngine, google: GoogleSettings? = nil,
        _ body: @escaping @Sendable (AccountShop) async throws -> Void
    ) async throws {
        try await WholeInstallation.run(on: engine, google: google) { installation in
            let made = try await AccountShop(installation)
            try await installation.working { try await body(made) }
        }
    }

    private init(_ installation: Installation) async throws {
        self.installation = installation
        let tenant = try await installation.makeShop("tea")
        shop = try #require(try await installation.directory.shop(id: tenant.id))
        door = installation.responder()
        (mug, tea) = try await shop.database.write { transaction in
            try ShippingMethod(name: "Standard", price: Money(490, .eur)).save(position: 0, in: transaction)
            return (
                try Self.add("mug", stock: 6, in: transaction), try Self.add("tea", stock: 10_000, in: transaction)
            )
        }
    }

    private static func add(_ slug: String, stock: Int, in transaction: Transaction) throws -> VariantID {
        let draft = ProductDraft(
            slug: Slug(transliterating: slug), title: "The \(slug)",
            variants: [VariantDraft(sku: "SKU-\(slug)", price: 1200)])
        let saved = try Products.save(draft, at: .now, in: transaction)
        try Stock.receive(Quantity(stock), of: saved.variants[0], in: transaction)
        return saved.variants[0]
    }

    // MARK: - Shoppers

    /// Somebody with a proved account, signed in.
    func member(_ email: String, name: String = "Ada Lovelace") async throws -> AccountBrowser {
        let browser = browser
        try await register(email, name: name, in: browser)
        try await browser.open(try await link(.verifyEmail, to: email))
        try await browser.submit("/account/verify-email")
        #expect(browser.address == "/account" && browser.status == 200, "\(browser.address) \(browser.status)")
        return browser
    }

    func register(
        _ email: String, name: String = "Ada Lovelace", password: String = password, in browser: AccountBrowser
    ) async throws {
        try await browser.open("/account/register")
        try await browser.submit(
            "/account/register", ["email": email, "name": name, "password": password])
    }

    @discardableResult
    func signIn(
        _ email: String, password: String = password, next: String? = nil, in browser: AccountBrowser
    ) async throws -> AccountBrowser {
        try await browser.open("/account/sign-in" + (next.map { "?next=\($0)" } ?? ""))
        return try await browser.submit("/account/sign-in", ["email": email, "password": password])
    }

    func put(_ quantity: Int, of slug: String, in browser: AccountBrowser) async throws {
        try await browser.post(
            "/cart/items",
            [("product", slug), ("variant", "\(slug == "mug" ? mug : tea)"), ("quantity", "\(quantity)")])
    }

    /// Buys one of something; the browser ends on the confirmation.
    @discardableResult
    func buy(_ slug: String = "tea", email: String, in browser: AccountBrowser) async throws -> OrderID {
        try await put(1, of: slug, in: browser)
        try await browser.open("/cart")
        try await browser.submit("/checkout")
        try await browser.submit(
            "/checkout/",
            [
                "email": email, "name": "Ada Lovelace", "line1": "Unter den Linden 1", "city": "Berlin",
                "postalCode": "10117", "country": "DE", "paymentMethod": "test/test_ok",
            ])
        #expect(browser.address.hasPrefix("/thanks/"), "\(browser.address) \(browser.status)")
        let id: OrderID? = try await database.read {
            try $0.value("SELECT id FROM orders ORDER BY number DESC LIMIT 1")
        }
        return try #require(id)
    }

    // MARK: - Mail

    /// The path of the link in the newest mail of a kind.
    func link(_ kind: MailKind, to email: String, after count: Int = 0) async throws -> String {
        let mail = try await mail(kind, to: email, after: count)
        let found = try #require(mail.text.firstMatch(of: /http:\/\/tea\.localhost(\/\S+)/), "\(mail.text)")
        return String(found.1)
    }

    /// The newest mail of a kind, once there are more than `count`.
    func mail(_ kind: MailKind, to email: String, after count: Int = 0) async throws -> MailRecord {
        for _ in 0..<400 {
            let found = try await mails(kind, to: email)
            // Kept, so that its words stay, and no job touches it any more.
            if found.count > count, let newest = found.first, newest.state == .kept { return newest }
            try await Task.sleep(for: .milliseconds(25))
        }
        Issue.record("no mail \(kind) to \(email)")
        throw PurchaseNotPlaced()
    }

    func mails(_ kind: MailKind, to email: String) async throws -> [MailRecord] {
        try await database.read { try MailRecord.list(limit: 200, in: $0) }
            .filter { $0.kind == kind && $0.recipient.text == email }
    }

    /// Waits until no mail can be on its way any more.
    func settle() async throws {
        for _ in 0..<400 {
            let waiting: Int? = try await database.read {
                try $0.value(
                    "SELECT count(*) FROM job WHERE kind IN ('tell-customer', 'send-mail') AND state IN ('waiting', 'running')"
                )
            }
            if waiting == 0 { return }
            try await Task.sleep(for: .milliseconds(25))
        }
        Issue.record("jobs are left")
    }

    func customer(_ email: String) async throws -> Customer? {
        let address = try EmailAddress(email)
        return try await database.read { try Customer.find(address, in: $0) }
    }
}
