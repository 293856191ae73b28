import HTTPTypes
import Infrastructure
import People
import Persistence
import Tenancy
import Testing
import TestSupport
import Vocabulary

@testable import Web

@Suite("What does not open an account")
struct AccountWallTests {
    @Test("a token that was planted in the browser is not the session's afterwards", arguments: TestEngine.available)
    func fixation(engine: TestEngine) async throws {
        try await AccountShop.run(on: engine) { shop in
            _ = try await shop.member("ada@example.com")
            let planted = AccessToken().text
            let victim = shop.browser
            victim.cookies["account_session"] = planted
            try await shop.signIn("ada@example.com", in: victim)
            let own = try #require(victim.cookies["account_session"])
            #expect(own != planted)
            let attacker = AccountBrowser(shop.door, cookies: ["account_session": planted])
            try await attacker.open("/account")
            #expect(attacker.address.hasPrefix("/account/sign-in"))
            // Signing in again ends the session that the browser had.
            try await victim.open("/account/sign-in?again=1")
            try await victim.submit(
                "/account/sign-in", ["email": "ada@example.com", "password": AccountShop.password])
            let former = AccountBrowser(shop.door, cookies: ["account_session": own])
            try await former.open("/account")
            #expect(former.address.hasPrefix("/account/sign-in"))
        }
    }

    @Test("the cookie of one shop is nobody's at another", arguments: TestEngine.available)
    func otherShop(engine: TestEngine) async throws {
        try await AccountShop.run(on: engine) { shop in
            let ada = try await shop.member("ada@example.com")
            _ = try await shop.installation.makeShop("coffee")
            let there = AccountBrowser(shop.door, host: "coffee.localhost", cookies: ada.cookies)
            try await there.open("/account")
            #expect(there.address.hasPrefix("/account/sign-in"))
            try await shop.signIn("ada@example.com", in: there)
            #expect(there.status == 422, "the account is the first shop's")
            let here = AccountBrowser(shop.door, host: "tea.localhost", cookies: ada.cookies)
            try await here.open("/account")
            #expect(here.address == "/account" && here.status == 200)
        }
    }

    @Test("forms from other sites, without a token, or with another session's, change nothing")
    func forgery() async throws {
        try await AccountShop.run(on: .sqlite) { shop in
            let ada = try await shop.member("ada@example.com")
            let mallory = try await shop.member("mallory@example.com", name: "Mallory")
            try await mallory.open("/account/profile")
            let others = try #require(
                SentForm.all(in: mallory.page).first { $0.action == "/account/profile" }?.fields.first {
                    $0.0 == "csrf"
                })
            for fields in [[("name", "Forged")], [("name", "Forged"), ("csrf", "x")], [("name", "Forged"), others]] {
                try await ada.post("/account/profile", fields, follows: false)
                #expect(ada.status == 403)
            }
            try await ada.open("/account/profile")
            ada.headers = ["Sec-Fetch-Site": "cross-site"]
            try await ada.submit("/account/profile", ["name": "Forged"], follows: false)
            #expect(ada.status == 403)
            ada.headers = [:]
            try await ada.open("/account/profile")
            ada.headers = ["Origin": "https://evil.example"]
            try await ada.submit("/account/profile", ["name": "Forged"], follows: false)
            #expect(ada.status == 403)
            // Nor is anybody signed in as somebody else by another site.
            let visitor = shop.browser
            visitor.headers = ["Origin": "https://evil.example"]
            try await visitor.post(
                "/account/sign-in", [("email", "mallory@example.com"), ("password", AccountShop.password)])
            #expect(visitor.status == 403 && visitor.cookies["account_session"] == nil)
            #expect(try await shop.customer("ada@example.com")?.name == "Ada Lovelace")
        }
    }

    private static let elsewhere = [
        "https://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example", "/\tevil.example",
        "javascript:alert(1)", "http:evil.example", "evil.example", " //evil.example", "/%0d%0aSet-Cookie:x=1\r\nX: y",
        "///evil.example", "/\u{2028}/evil.example",
    ]

    @Test("nobody is led to another site, whatever `next` says", arguments: elsewhere)
    func redirects(next: String) async throws {
        try await AccountShop.run(on: .sqlite) { shop in
            _ = try await shop.member("ada@example.com")
            let browser = shop.browser
            try await browser.post(
                "/account/sign-in",
                [("email", "ada@example.com"), ("password", AccountShop.password), ("next", next)], follows: false)
            let location = browser.location ?? ""
            #expect(browser.status == 303 || browser.status == 400, "\(browser.status)")
            #expect(browser.status == 400 || location == "/account" || location.hasPrefix("/%0d"), "\(location)")
        }
    }

    @Test("an address that has an account is answered as one that has none, statement for statement")
    func sameAnswers() async throws {
        try await StorefrontShop.run(on: .sqlite) { shop, client in
            let hash = try await PasswordHasher.shared.hash(AccountShop.password)
            try await shop.test.database.write { transaction in
                let email = try EmailAddress("ada@example.com")
                let id = try Customer.register(
                    email: email, name: "Ada", password: hash, locale: "en", in: transaction)
                try Customer.markVerified(id, email, in: transaction)
            }
            func ask(_ path: String, _ email: String) async throws -> (String, [String]) {
                let browser = StorefrontBrowser(client)
                let statements = try await shop.counter.statements {
                    try await browser.post(
                        path, [("email", email), ("name", "Ada"), ("password", "a wrong lantern bridge")],
                        follows: false)
                }
                let answer = "\(browser.status) \(browser.headers[.location] ?? "") \(browser.page)"
                // Looking the shop up again after its ten seconds depends on nobody's address.
                let own = statements.filter { text in
                    !["tenant", "shop_settings", "shop_page"].contains { text.contains($0) }
                }
                // What a passkey would sign is random in every answer.
                let same = answer.replacing(/challenge&quot;:&quot;[A-Za-z0-9_-]{75}&quot;/, with: "CHALLENGE")
                return (same.replacing(email, with: "EMAIL"), own)
            }
            for path in ["/account/sign-in", "/account/register", "/account/forgot-password"] {
                _ = try await ask(path, "nobody@example.com")
                let (known, some) = try await ask(path, "ada@example.com")
                let (unknown, none) = try await ask(path, "bob@example.com")
                #expect(known == unknown, "\(path)")
                #expect(some == none, "\(path)")
            }
        }
    }
}
