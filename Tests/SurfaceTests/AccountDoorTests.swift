import Messaging
import People
import Persistence
import TestPasskeys
import Testing
import TestSupport
import Vocabulary

@testable import Web

@Suite("Coming into an account")
struct AccountDoorTests {
    @Test("who registers proves their mailbox, is in, goes out and comes in again", arguments: TestEngine.available)
    func registers(engine: TestEngine) async throws {
        try await AccountShop.run(on: engine) { shop in
            let browser = shop.browser
            try await shop.register("ada@example.com", in: browser)
            #expect(browser.address == "/account/check-mail?for=register")
            // Before the mailbox is proved, the password opens nothing.
            let eager = shop.browser
            try await shop.signIn("ada@example.com", in: eager)
            #expect(eager.status == 422 && eager.cookies["account_session"] == nil)

            try await browser.open(try await shop.link(.verifyEmail, to: "ada@example.com"))
            #expect(!browser.page.contains("type=\"password\""))
            try await browser.submit("/account/verify-email")
            #expect(browser.address == "/account" && browser.page.contains("Hello, Ada Lovelace"))
            _ = try await shop.mail(.welcome, to: "ada@example.com")
            try await browser.open("/account/visitor")
            #expect(browser.page == #"{"cart":0,"name":"Ada Lovelace"}"#)

            try await browser.open("/account")
            try await browser.submit("/account/sign-out")
            #expect(browser.cookies["account_session"] == nil)
            try await browser.open("/account")
            #expect(browser.address == "/account/sign-in?next=%2Faccount")
            try await shop.signIn("ADA@example.com", in: browser)
            #expect(browser.address == "/account" && browser.status == 200)
        }
    }

    @Test("another browser shows that it knows the password before the link opens the account")
    func otherBrowser() async throws {
        try await AccountShop.run(on: .sqlite) { shop in
            try await shop.register("ada@example.com", in: shop.browser)
            let link = try await shop.link(.verifyEmail, to: "ada@example.com")
            // The owner of the mailbox, to whom a stranger's registration came.
            let other = shop.browser
            try await other.open(link)
            #expect(other.page.contains("type=\"password\""))
            try await other.submit("/account/verify-email", ["password": "a guess that is wrong"])
            #expect(other.status == 422 && other.cookies["account_session"] == nil)
            #expect(try await shop.customer("ada@example.com")?.isVerified == false)
            try await other.submit("/account/verify-email", ["password": AccountShop.password])
            #expect(other.address == "/account" && other.status == 200)
            // The link is used up.
            try await other.open(link)
            #expect(other.status == 404)
        }
    }

    @Test("an unproved account belongs to who registered last", arguments: TestEngine.available)
    func lastOne(engine: TestEngine) async throws {
        try await AccountShop.run(on: engine) { shop in
            try await shop.register("ada@example.com", name: "A stranger", in: shop.browser)
            let first = try await shop.link(.verifyEmail, to: "ada@example.com")
            let browser = shop.browser
            try await shop.register("ada@example.com", name: "Ada", password: "another good lantern", in: browser)
            let second = try await shop.link(.verifyEmail, to: "ada@example.com", after: 1)
            try await browser.open(first)
            #expect(browser.status == 404, "only the newest link works")
            try await browser.open(second)
            try await browser.submit("/account/verify-email")
            #expect(browser.page.contains("Hello, Ada"))
            let stranger = shop.browser
            try await shop.signIn("ada@example.com", in: stranger)
            #expect(stranger.status == 422)
        }
    }

    @Test("registering an address that has an account changes nothing and tells its mailbox")
    func taken() async throws {
        try await AccountShop.run(on: .sqlite) { shop in
            _ = try await shop.member("ada@example.com")
            let other = shop.browser
            try await shop.register("ada@example.com", name: "Mallory", password: "another good lantern", in: other)
            #expect(other.address == "/account/check-mail?for=register")
            _ = try await shop.mail(.accountExists, to: "ada@example.com")
            #expect(try await shop.customer("ada@example.com")?.name == "Ada Lovelace")
            try await shop.signIn("ada@example.com", in: other)
            #expect(other.address == "/account")
        }
    }

    @Test("a mailed link sets a new password once, and ends every session", arguments: TestEngine.available)
    func newPassword(engine: TestEngine) async throws {
        try await AccountShop.run(on: engine) { shop in
            let elsewhere = try await shop.member("ada@example.com")
            let browser = shop.browser
            try await browser.open("/account/forgot-password")
            try await browser.submit("/account/forgot-password", ["email": "ada@example.com"])
            #expect(browser.address == "/account/check-mail?for=password")
            let link = try await shop.link(.resetPassword, to: "ada@example.com")
            try await browser.open(link)
            try await browser.submit("/account/reset-password", ["password": "1234567890"])
            #expect(browser.status == 422, "a common one is refused, and the link stays good")
            try await browser.submit("/account/reset-password", ["password": "quiet harbour sundial"])
            #expect(browser.address == "/account" && browser.status == 200)
            try await elsewhere.open("/account")
            #expect(elsewhere.address.hasPrefix("/account/sign-in"))
            // A second time.
            let thief = shop.browser
            try await thief.open(link)
            #expect(thief.status == 404)
            let token = try #require(link.split(separator: "=").last.map(String.init))
            try await thief.post("/account/reset-password", [("token", token), ("password", "yet another lantern")])
            #expect(thief.status == 404 && thief.cookies["account_session"] == nil)
            try await shop.signIn("ada@example.com", in: thief)
            #expect(thief.status == 422, "the old password is no use")
        }
    }

    @Test(
        "a new address is proved where it is, the old one is told and can take it back", arguments: TestEngine.available
    )
    func newAddress(engine: TestEngine) async throws {
        try await AccountShop.run(on: engine) { shop in
            let browser = try await shop.member("ada@example.com")
            let stranger = try await shop.member("mallory@example.com", name: "Mallory")
            try await browser.open("/account/profile")
            try await browser.submit("/account/email", ["email": "new@example.com", "proof": "not the password"])
            #expect(browser.status == 422)
            try await browser.submit("/account/email", ["email": "new@example.com", "proof": AccountShop.password])
            #expect(browser.address == "/account/check-mail?for=email")
            let link = try await shop.link(.verifyEmail, to: "new@example.com")
            try await stranger.open(link)
            #expect(stranger.status == 404, "it is not for whoever follows it")
            let before = browser.cookies["account_session"]
            try await browser.open(link)
            try await browser.submit("/account/confirm-email")
            #expect(browser.page.contains("new@example.com"))
            #expect(browser.cookies["account_session"] != before, "the session goes on under another token")
            #expect(try await shop.customer("ada@example.com") == nil)

            var device = try Authenticator(at: "http://localhost")
            try await shop.add(&device, "Phone", in: browser)
            let undo = try await shop.link(.emailChanged, to: "ada@example.com")
            let owner = shop.browser
            try await owner.open(undo)
            try await owner.submit("/account/undo-email")
            #expect(owner.address == "/account/check-mail?for=undone")
            #expect(try await shop.customer("new@example.com") == nil)
            #expect(try await shop.customer("ada@example.com") != nil)
            try await browser.open("/account")
            #expect(browser.address.hasPrefix("/account/sign-in"), "everybody is out")
            let thief = shop.browser
            try await shop.signIn(&device, in: thief)
            #expect(thief.status == 422, "a passkey that was made meanwhile opens nothing")
            _ = try await shop.link(.resetPassword, to: "ada@example.com")
        }
    }
}
