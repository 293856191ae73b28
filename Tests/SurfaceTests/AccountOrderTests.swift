import HTTPTypes
import Infrastructure
import Messaging
import Ordering
import People
import Persistence
import Testing
import TestSupport
import Vocabulary

@testable import API
@testable import Web

@Suite("Orders of customers, and what they may take along")
struct AccountOrderTests {
    @Test("proving an address brings the orders of that very address, and no others", arguments: TestEngine.available)
    func attaches(engine: TestEngine) async throws {
        try await AccountShop.run(on: engine) { shop in
            let order = try await shop.buy(email: "Ada@Example.com", in: shop.browser)
            let other = try await shop.buy(email: "ada@example.com.au", in: shop.browser)
            let ada = try await shop.member("ada@example.com")
            try await ada.open("/account/orders/\(order)")
            #expect(ada.status == 200 && ada.page.contains("Unter den Linden 1"))
            try await ada.open("/account/orders/\(other)")
            #expect(ada.status == 404)
            let mallory = try await shop.member("mallory@example.com", name: "Mallory")
            try await mallory.open("/account/orders/\(order)")
            #expect(mallory.status == 404)
        }
    }

    @Test(
        "a guest's order goes into an account by the link that its mailbox got, once", arguments: TestEngine.available)
    func claims(engine: TestEngine) async throws {
        try await AccountShop.run(on: engine) { shop in
            let guest = shop.browser
            let order = try await shop.buy(email: "ada@example.com", in: guest)
            let mallory = try await shop.member("mallory@example.com", name: "Mallory")
            // Whoever has the link that follows the order may ask, and the mail goes to the order's address.
            try await mallory.open(guest.address)
            try await mallory.submit("/track/")
            #expect(mallory.address == "/account/check-mail?for=order")
            #expect(try await shop.mails(.orderClaim, to: "mallory@example.com").isEmpty)
            try await mallory.open("/account/orders/\(order)")
            #expect(mallory.status == 404)

            let link = try await shop.link(.orderClaim, to: "ada@example.com")
            try await guest.open(link)
            try await guest.submit("/account/claim", ["name": "Ada", "password": AccountShop.password])
            #expect(guest.address == "/account/orders/\(order)" && guest.status == 200)
            #expect(try await shop.customer("ada@example.com")?.isVerified == true)
            try await mallory.open(link)
            #expect(mallory.status == 404, "used up")
        }
    }

    @Test("who has an account elsewhere claims an order of another mailbox that they read")
    func claimsWithAccount() async throws {
        try await AccountShop.run(on: .sqlite) { shop in
            let guest = shop.browser
            let order = try await shop.buy(email: "ada@work.example", in: guest)
            try await guest.submit("/track/")
            let link = try await shop.link(.orderClaim, to: "ada@work.example")
            let ada = try await shop.member("ada@example.com")
            try await ada.open(link)
            try await ada.submit("/account/claim")
            #expect(ada.address == "/account/orders/\(order)")
            #expect(try await shop.customer("ada@work.example") == nil)
        }
    }

    @Test("a deleted account is gone, its orders stay and are followed by their links", arguments: TestEngine.available)
    func deletes(engine: TestEngine) async throws {
        try await AccountShop.run(on: engine) { shop in
            let ada = try await shop.member("ada@example.com")
            let order = try await shop.buy(email: "ada@example.com", in: ada)
            let thanks = ada.address
            try await shop.put(2, of: "mug", in: ada)
            try await ada.open("/account/data")
            try await ada.submit("/account/delete", ["current": "not the password"])
            #expect(ada.status == 422)
            try await ada.submit("/account/delete", ["current": AccountShop.password])
            #expect(ada.address == "/account/deleted" && ada.cookies["account_session"] == nil)
            try await shop.signIn("ada@example.com", in: ada)
            #expect(ada.status == 422)
            let guest = shop.browser
            try await guest.open(thanks)
            #expect(guest.status == 200)
            let left = try await shop.database.read { transaction in
                (
                    try Order.customer(of: order, in: transaction),
                    try transaction.value("SELECT count(*) FROM customer_address", as: Int.self),
                    try transaction.value("SELECT count(*) FROM session", as: Int.self),
                    try transaction.value("SELECT count(*) FROM cart WHERE customer_id IS NOT NULL", as: Int.self)
                )
            }
            #expect(left.0 == nil && left.1 == 0 && left.2 == 0 && left.3 == 0)
        }
    }

    @Test("the export has all of one's own and nothing of others", arguments: TestEngine.available)
    func exports(engine: TestEngine) async throws {
        try await AccountShop.run(on: engine) { shop in
            let bob = try await shop.member("bob@example.com", name: "Bob")
            try await shop.buy(email: "bob@example.com", in: bob)
            let ada = try await shop.member("ada@example.com")
            try await shop.buy("mug", email: "ada@example.com", in: ada)
            try await ada.open("/account/data")
            try await ada.submit("/account/data/export")
            #expect(ada.answerHeaders[.contentDisposition]?.contains("attachment") == true)
            #expect(ada.page.contains("\"SKU-mug\"") && ada.page.contains("Unter den Linden 1"))
            #expect(!ada.page.contains("bob") && !ada.page.contains("SKU-tea"))
            // Nothing in it opens anything.
            let session = try #require(ada.cookies["account_session"])
            #expect(!ada.page.contains("argon2") && !ada.page.contains(session))
        }
    }

    @Test("sessions are seen and ended, by nobody but their person", arguments: TestEngine.available)
    func sessions(engine: TestEngine) async throws {
        try await AccountShop.run(on: engine) { shop in
            let here = try await shop.member("ada@example.com")
            let there = shop.browser
            try await shop.signIn("ada@example.com", in: there)
            try await here.open("/account/sessions")
            #expect(here.page.contains("Firefox · Linux") && here.page.contains("This device"))
            let form = try #require(
                SentForm.all(in: here.page).first { $0.action.hasPrefix("/account/sessions/0") }, "the other one")
            let mallory = try await shop.member("mallory@example.com", name: "Mallory")
            try await mallory.open("/account")
            let csrf = try #require(
                SentForm.all(in: mallory.page).first { $0.action == "/account/sign-out" }?.fields.first)
            try await mallory.post(form.action, [csrf])
            #expect(mallory.status == 404)
            try await here.submit("/account/sessions/0")
            try await there.open("/account")
            #expect(there.address.hasPrefix("/account/sign-in"))
            try await shop.signIn("ada@example.com", in: there)
            try await here.open("/account/sessions")
            try await here.submit("/account/sessions/others")
            try await there.open("/account")
            #expect(there.address.hasPrefix("/account/sign-in"))
            try await here.open("/account")
            #expect(here.address == "/account")
        }
    }

    @Test(
        "apps stand beside browsers, and are signed out there, by nobody but their person",
        arguments: TestEngine.available)
    func apps(engine: TestEngine) async throws {
        try await AccountShop.run(on: engine) { shop in
            let here = try await shop.member("ada@example.com")
            let mallory = try await shop.member("mallory@example.com", name: "Mallory")
            func app(_ email: String) async throws -> [String: String] {
                let client = APIClient(door: shop.door, host: "localhost")
                let agent = ["User-Agent": "TeaApp/2.1 (iPhone; iOS 19)"]
                let answer = try await client.post(
                    "/store/auth/login", ["email": .string(email), "password": .string(AccountShop.password)],
                    headers: agent)
                return ["Authorization": "Bearer \(answer["accessToken"].text ?? "")"].merging(agent) { $1 }
            }
            let client = APIClient(door: shop.door, host: "localhost")
            let (phone, others) = (try await app("ada@example.com"), try await app("mallory@example.com"))
            let listed = try await client.get("/store/auth/sessions", headers: phone)
            #expect(listed["items"].count == 2)
            #expect(listed["items"][0][member: "kind"] == "browser" && listed["items"][0][member: "current"] == false)
            #expect(listed["items"][1][member: "kind"] == "app" && listed["items"][1][member: "current"] == true)
            #expect(listed["items"][1][member: "device"] == "iPhone")
            let id = listed["items"][1][member: "id"].text ?? ""
            #expect(try await client.delete("/store/auth/sessions/\(id)", headers: others).status == 404)
            try await mallory.open("/account/sessions")
            #expect(!mallory.page.contains(id))

            try await here.open("/account/sessions")
            #expect(here.page.contains("App · iPhone"))
            try await here.submit("/account/sessions/\(id)")
            #expect(!here.page.contains("App · iPhone"))
            #expect(try await client.get("/store/auth/me", headers: phone).status == 401)
            #expect(try await client.get("/store/auth/me", headers: others).status == 200)

            // An app signs a browser or itself out, and a browser all others.
            let again = try await app("ada@example.com")
            let own = try await client.get("/store/auth/sessions", headers: again)["items"][1][member: "id"].text ?? ""
            #expect(try await client.delete("/store/auth/sessions/\(own)", headers: again).status == 200)
            #expect(try await client.get("/store/auth/me", headers: again).status == 401)
            let last = try await app("ada@example.com")
            try await here.open("/account/sessions")
            try await here.submit("/account/sessions/others")
            #expect(try await client.get("/store/auth/me", headers: last).status == 401)
            try await here.open("/account")
            #expect(here.address == "/account")
        }
    }

    @Test("the address book keeps, changes and forgets, for its owner alone", arguments: TestEngine.available)
    func addresses(engine: TestEngine) async throws {
        try await AccountShop.run(on: engine) { shop in
            let ada = try await shop.member("ada@example.com")
            try await ada.open("/account/addresses/new")
            try await ada.submit("/account/addresses/new", ["line1": "", "city": "Berlin"])
            #expect(ada.status == 422 && ada.page.contains("value=\"Berlin\""))
            try await ada.submit(
                "/account/addresses/new",
                ["line1": "Unter den Linden 1", "city": "Berlin", "postalCode": "10117", "country": "DE"])
            #expect(ada.page.contains("Deliveries go here") && ada.page.contains("Invoices go here"))
            let id: String = try await shop.database.read {
                "\(try $0.value("SELECT id FROM customer_address", as: CustomerAddressID.self)!)"
            }
            let mallory = try await shop.member("mallory@example.com", name: "Mallory")
            try await mallory.open("/account/addresses/\(id)")
            #expect(mallory.status == 404)
            try await ada.open("/account/addresses/\(id)")
            try await ada.submit("/account/addresses/\(id)", ["line1": "Unter den Linden 2"])
            #expect(ada.page.contains("Unter den Linden 2"))
            try await ada.submit("/account/addresses/\(id)/remove")
            #expect(ada.page.contains("No addresses yet"))
        }
    }
}
