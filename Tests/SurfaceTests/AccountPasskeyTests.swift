import Infrastructure
import Messaging
import People
import Persistence
import TestPasskeys
import TestSupport
import Testing
import Vocabulary

@testable import Web

@Suite("A shopper's passkeys")
struct AccountPasskeyTests {
    @Test(
        "are added, sign in with a cart, are renamed and removed; each is told by mail", arguments: TestEngine.available
    )
    func life(engine: TestEngine) async throws {
        try await AccountShop.run(on: engine) { shop in
            let ada = try await shop.member("ada@example.com")
            var device = try Authenticator(at: "http://localhost")
            try await shop.add(&device, "Ada's phone", in: ada)
            #expect(ada.address == "/account/passkeys?notice=passkey-added" && ada.page.contains("Ada&#39;s phone"))
            let told = try await shop.mail(.passkeyAdded, to: "ada@example.com")
            #expect(told.text.contains("Ada's phone") && told.text.contains("/account/passkeys"))

            let another = shop.browser
            try await shop.put(2, of: "mug", in: another)
            try await shop.signIn(&device, in: another, next: "/account/orders")
            #expect(another.address == "/account/orders" && another.status == 200)
            try await another.open("/cart")
            #expect(another.page.contains("The mug"), "the cart came along")
            _ = try await shop.mail(.newSignIn, to: "ada@example.com")
            #expect(another.cookies["device"] != nil, "the browser is known from now on")

            try await another.open("/account/passkeys")
            let id = try #require(another.page.firstMatch(of: /\/account\/passkeys\/([0-9a-f-]{36})\/remove/)?.output.1)
            try await another.submit("/account/passkeys/\(id)", ["name": "Old phone"])
            #expect(another.page.contains("<strong>Old phone</strong>"))
            try await another.submit("/account/passkeys/\(id)", ["name": ""])
            #expect(another.status == 422)
            try await another.open("/account/passkeys")
            try await another.submit("/account/passkeys/\(id)/remove")
            #expect(another.page.contains("No passkeys yet."))
            _ = try await shop.mail(.passkeyRemoved, to: "ada@example.com")
            let last = shop.browser
            try await shop.signIn(&device, in: last)
            #expect(last.status == 422)
        }
    }

    @Test("are changed by who has just shown who they are, and by nobody else")
    func fresh() async throws {
        try await AccountShop.run(on: .sqlite) { shop in
            let ada = try await shop.member("ada@example.com")
            try await ada.open("/account/passkeys")
            let options = try #require(PasskeyPage.options("create", in: ada.page))
            let form = try #require(SentForm.all(in: ada.page).first { $0.action == "/account/passkeys" })
            try await shop.database.write { _ = try $0.execute("UPDATE session SET proved_at = 0") }

            var device = try Authenticator(at: "http://localhost")
            let made = try device.make(options)
            let sent = form.fields.filter { made[$0.0] == nil } + made.map { ($0.key, $0.value) }
            try await ada.post("/account/passkeys", sent)
            #expect(ada.address == "/account/passkeys" && ada.page.contains("No passkeys yet."))
            #expect(PasskeyPage.options("create", in: ada.page) == nil && ada.page.contains("name=\"current\""))
            try await ada.submit("/account/passkeys/prove", ["current": "wrong lantern bridge"])
            #expect(ada.status == 422 && ada.page.contains("This is not your password."))
            let before = ada.cookies["account_session"]
            try await ada.submit("/account/passkeys/prove", ["current": AccountShop.password])
            #expect(ada.status == 200 && PasskeyPage.options("create", in: ada.page) != nil)
            #expect(ada.cookies["account_session"] != before, "the session has another token")
        }
    }

    @Test("say the same to everybody who has none: unknown, of another shop, replayed, or tampered with")
    func refusals() async throws {
        try await AccountShop.run(on: .sqlite) { shop in
            let ada = try await shop.member("ada@example.com")
            var device = try Authenticator(at: "http://localhost")
            try await shop.add(&device, "Phone", in: ada)
            var stranger = try Authenticator(at: "http://localhost")
            var pages: Set<String> = []
            func refused(_ browser: AccountBrowser, _ what: String) {
                #expect(browser.status == 422 && browser.cookies["account_session"] == nil, "\(what)")
                let summary = browser.page.split(separator: "error-summary-title").dropFirst().first?.prefix(120)
                pages.insert(String(summary ?? ""))
            }
            let offer = PasskeyPage.options("create", in: try await ada.open("/account/passkeys").page)
            _ = try stranger.make(try #require(offer))
            let first = shop.browser
            refused(try await shop.signIn(&stranger, in: first), "unknown")
            refused(try await shop.signIn(&device, in: shop.browser) { $0.tampered = true }, "tampered with")
            refused(try await shop.signIn(&device, in: shop.browser) { $0.origin = "http://evil.example" }, "phished")

            // Another browser than the one that was asked.
            let (asked, thief) = (shop.browser, shop.browser)
            try await asked.open("/account/sign-in")
            try await thief.open("/account/sign-in")
            let used = try device.use(try #require(PasskeyPage.options("get", in: asked.page)))
            refused(try await thief.post("/account/sign-in/passkey", used.map { ($0.key, $0.value) }), "carried over")
            // The same browser, twice.
            try await asked.post("/account/sign-in/passkey", used.map { ($0.key, $0.value) })
            #expect(asked.cookies["account_session"] != nil)
            asked.cookies["account_session"] = nil
            refused(try await asked.post("/account/sign-in/passkey", used.map { ($0.key, $0.value) }), "replayed")

            _ = try await shop.installation.makeShop("coffee")
            let there = AccountBrowser(shop.door, host: "coffee.localhost")
            refused(try await shop.signIn(&device, in: there), "at another shop")
            refused(try await shop.browser.post("/account/sign-in/passkey", []), "nothing at all")
            #expect(pages.count == 1, "\(pages)")
        }
    }

    @Test("are refused when there may be a copy, which is told and noted, and go with the account")
    func copied() async throws {
        try await AccountShop.run(on: .sqlite) { shop in
            let ada = try await shop.member("ada@example.com")
            var device = try Authenticator(at: "http://localhost", signCount: 5)
            try await shop.add(&device, "Phone", in: ada)
            var copy = device
            try await shop.signIn(&device, in: shop.browser)
            let refused = shop.browser
            try await shop.signIn(&copy, in: refused)
            #expect(refused.status == 422)
            _ = try await shop.mail(.passkeyRefused, to: "ada@example.com")
            let rules: [String] = try await shop.database.read {
                try $0.values("SELECT action FROM audit_event WHERE action = 'passkey.copied'")
            }
            #expect(rules.count == 1, "the shop can see it")

            try await ada.open("/account/data")
            try await ada.submit("/account/delete", ["current": AccountShop.password])
            let left: Int? = try await shop.database.read { try $0.value("SELECT count(*) FROM passkey") }
            #expect(left == 0)
        }
    }
}

extension AccountShop {
    /// Adds a passkey of a device, as the page's script does.
    func add(_ device: inout Authenticator, _ name: String, in browser: AccountBrowser) async throws {
        try await browser.open("/account/passkeys")
        let options = try #require(PasskeyPage.options("create", in: browser.page))
        var fields: [String: String?] = try device.make(options).mapValues { $0 }
        fields["name"] = name
        try await browser.submit("/account/passkeys", fields)
    }

    @discardableResult
    func signIn(
        _ device: inout Authenticator, in browser: AccountBrowser, next: String? = nil,
        _ change: (inout Authenticator.Draft) -> Void = { _ in }
    ) async throws -> AccountBrowser {
        try await browser.open("/account/sign-in" + (next.map { "?next=\($0)" } ?? ""))
        let question = try #require(PasskeyPage.options("get", in: browser.page))
        let fields: [String: String?] = try device.use(question, change).mapValues { $0 }
        return try await browser.submit("/account/sign-in/passkey", fields)
    }
}
