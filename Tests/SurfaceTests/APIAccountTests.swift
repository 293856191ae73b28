import Foundation
import HTTPTypes
import Messaging
import Ordering
import People
import Persistence
import Testing
import TestSupport
import Vocabulary

@testable import API

@Suite("A shopper's account through the API")
struct APIAccountTests {
    private static let password = AccountShop.password

    /// Registers, proves the address, and gives what the sign-in answered.
    private static func register(_ email: String, _ shop: AccountShop) async throws -> APIAnswer {
        let client = APIClient(door: shop.door, host: "localhost")
        let asked = try await client.post(
            "/store/auth/register", ["email": .string(email), "password": .string(password), "name": "Ada"])
        #expect(asked.status == 202, "\(asked.text)")
        let token = try #require(try await shop.link(.verifyEmail, to: email).split(separator: "=").last)
        let wrong = try await client.post(
            "/store/auth/verify-email", ["token": .string(String(token)), "password": "not the password"])
        #expect(wrong.status == 401 && wrong.code == "bad_credentials")
        let answer = try await client.post(
            "/store/auth/verify-email", ["token": .string(String(token)), "password": .string(password)])
        #expect(answer.status == 200, "\(answer.text)")
        return answer
    }

    private static func bearer(_ answer: APIAnswer) -> [String: String] {
        ["Authorization": "Bearer \(answer["accessToken"].text ?? "")"]
    }

    @Test(
        "from registering to refreshing; a refresh token that comes again ends them all",
        arguments: TestEngine.available)
    func tokens(engine: TestEngine) async throws {
        try await AccountShop.run(on: engine) { shop in
            let client = APIClient(door: shop.door, host: "localhost")
            #expect(try await client.get("/store/auth/me").status == 401)
            let first = try await Self.register("ada@example.com", shop)
            let me = try await client.get("/store/auth/me", headers: Self.bearer(first))
            #expect(me["email"] == "ada@example.com" && me["emailVerified"] == true)

            let refused = try await client.post(
                "/store/auth/login", ["email": "ada@example.com", "password": "not the password"])
            let unknown = try await client.post(
                "/store/auth/login", ["email": "nobody@example.com", "password": "not the password"])
            #expect(refused.status == 401 && refused.code == unknown.code && refused["detail"] == unknown["detail"])

            let login = try await client.post(
                "/store/auth/login", ["email": "ada@example.com", "password": .string(Self.password)])
            let old: JSONValue = ["refreshToken": login["refreshToken"]]
            let next = try await client.post("/store/auth/refresh", old)
            #expect(next.status == 200)
            #expect(try await client.get("/store/auth/me", headers: Self.bearer(next)).status == 200)
            // Stolen, and shown a second time.
            #expect(try await client.post("/store/auth/refresh", old).status == 401)
            #expect(try await client.post("/store/auth/refresh", ["refreshToken": next["refreshToken"]]).status == 401)
            #expect(try await client.get("/store/auth/me", headers: Self.bearer(next)).status == 401)
            // The other sign-in goes on, until it is ended.
            #expect(try await client.get("/store/auth/me", headers: Self.bearer(first)).status == 200)
            let out = try await client.post("/store/auth/logout", ["refreshToken": first["refreshToken"]])
            #expect(out.status == 200)
            #expect(try await client.get("/store/auth/me", headers: Self.bearer(first)).status == 401)
        }
    }

    @Test(
        "a guest's cart comes along, is opened by being signed in, and its order is theirs alone",
        arguments: TestEngine.available)
    func purchase(engine: TestEngine) async throws {
        try await AccountShop.run(on: engine) { shop in
            let purchase = try await APIPurchase(APIClient(door: shop.door, host: "localhost"))
            try await purchase.add(shop.mug, "4")
            _ = try await Self.register("ada@example.com", shop)
            let login = try await purchase.client.post(
                "/store/auth/login", ["email": "ada@example.com", "password": .string(Self.password)])
            #expect(login["cart"][member: "joined"] == false)
            let guest = purchase.client
            #expect(try await guest.get("/store/cart/\(purchase.cart)").status == 404, "the guest's token is over")
            let client = guest.holding(nil)
            let headers = Self.bearer(login)
            let cart = try await client.post("/store/cart", headers: headers)
            #expect(cart["itemCount"] == 4 && cart.json["token"] == nil)
            let id = cart["id"].text ?? ""
            #expect(try await client.get("/store/cart/\(id)", headers: headers).status == 200)
            #expect(try await client.get("/store/cart/\(id)").status == 404)

            let browser = shop.browser
            try await shop.signIn("ada@example.com", in: browser)
            let order = try await shop.buy("mug", email: "ada@example.com", in: browser)
            let list = try await client.get("/store/orders?limit=1", headers: headers)
            #expect(list["items"].count == 1 && list["items"][0][member: "orderNumber"] == 1001)
            let found = try await client.get("/store/orders/\(order)", headers: headers)
            #expect(found.status == 200 && found["email"] == "ada@example.com")
            let other = Self.bearer(try await Self.register("bob@example.com", shop))
            #expect(try await client.get("/store/orders/\(order)", headers: other).status == 404)
            #expect(try await client.get("/store/orders", headers: other)["items"].count == 0)
        }
    }

    @Test("profile, addresses, sessions, export and deletion", arguments: TestEngine.available)
    func account(engine: TestEngine) async throws {
        try await AccountShop.run(on: engine) { shop in
            let client = APIClient(door: shop.door, host: "localhost")
            let headers = Self.bearer(try await Self.register("ada@example.com", shop))
            let other = Self.bearer(try await Self.register("bob@example.com", shop))
            let profile = try await client.put(
                "/store/auth/profile", ["name": "Ada L", "phone": "+49 30 1234567", "locale": "de"], headers: headers)
            #expect(profile["name"] == "Ada L" && profile["locale"] == "de")
            let address: JSONValue = [
                "address": [
                    "name": "Ada", "line1": "Unter den Linden 1", "city": "Berlin", "postalCode": "10117",
                    "country": "DE",
                ]
            ]
            let book = try await client.post("/store/auth/addresses", address, headers: headers)
            #expect(book.status == 201 && book["items"][0][member: "isDefaultShipping"] == true, "\(book.text)")
            let id = book["items"][0][member: "id"].text ?? ""
            #expect(try await client.put("/store/auth/addresses/\(id)", address, headers: other).status == 404)
            #expect(try await client.delete("/store/auth/addresses/\(id)", headers: other).status == 404)
            let export = try await client.get("/store/auth/export", headers: headers)
            #expect(export.text.contains("Unter den Linden 1") && !export.text.contains("bob"))
            #expect(try await client.delete("/store/auth/addresses/\(id)", headers: headers)["items"].count == 0)

            try await shop.signIn("ada@example.com", in: shop.browser)
            let sessions = try await client.get("/store/auth/sessions", headers: headers)
            #expect(sessions["items"].count == 2, "the browser and this app")
            let session = sessions["items"][0][member: "id"].text ?? ""
            #expect(try await client.delete("/store/auth/sessions/\(session)", headers: other).status == 404)
            #expect(try await client.delete("/store/auth/sessions/\(session)", headers: headers).status == 200)

            let refused = try await client.post(
                "/store/auth/delete", ["currentPassword": "not the password"], headers: headers)
            #expect(refused.status == 401)
            let gone = try await client.post(
                "/store/auth/delete", ["currentPassword": .string(Self.password)], headers: headers)
            #expect(gone.status == 200)
            #expect(try await client.get("/store/auth/me", headers: headers).status == 401)
        }
    }

    @Test("a browser's session opens the API too, and changes need its form token")
    func cookie() async throws {
        try await AccountShop.run(on: .sqlite) { shop in
            let browser = try await shop.member("ada@example.com")
            let client = APIClient(door: shop.door, host: "localhost")
            let cookie = ["Cookie": "account_session=\(browser.cookies["account_session"] ?? "")"]
            #expect(try await client.get("/store/auth/me", headers: cookie).status == 200)
            let bare = try await client.put("/store/auth/profile", ["name": "Forged"], headers: cookie)
            #expect(bare.status == 403 && bare.code == "csrf_token_needed")
            try await browser.open("/account")
            let token = SentForm.all(in: browser.page).first { $0.action == "/account/sign-out" }?.fields.first?.1
            let proved = cookie.merging(["X-CSRF-Token": token ?? ""]) { $1 }
            #expect(try await client.put("/store/auth/profile", ["name": "Ada"], headers: proved).status == 200)
        }
    }
}
