import Ordering
import People
import Persistence
import Testing
import TestSupport
import Vocabulary

@testable import Web

@Suite("The cart of who signs in")
struct AccountCartTests {
    @Test("a guest's cart joins the customer's, no more than is there, and says so", arguments: TestEngine.available)
    func joins(engine: TestEngine) async throws {
        try await AccountShop.run(on: engine) { shop in
            let home = try await shop.member("ada@example.com")
            try await shop.put(4, of: "mug", in: home)
            #expect(home.cookies["cart"] == nil, "no token of a customer's cart leaves the server")
            let phone = shop.browser
            try await shop.put(3, of: "mug", in: phone)
            try await shop.put(2, of: "tea", in: phone)
            let guest = try #require(phone.cookies["cart"])
            try await shop.signIn("ada@example.com", in: phone)
            // Seven are wanted and six are there.
            #expect(
                phone.address.hasPrefix("/cart?notice=joined") && phone.page.contains("The mug: there are not as many"))
            #expect(phone.page.contains("value=\"6\"") && phone.page.contains("value=\"2\""))
            #expect(phone.cookies["cart"] == nil)
            let thief = AccountBrowser(shop.door, cookies: ["cart": guest])
            try await thief.open("/cart/count")
            #expect(thief.page == "0", "the guest's token opens nothing any more")
            try await home.open("/account/visitor")
            #expect(home.page.contains("\"cart\":8"), "it follows them")

            try await phone.open("/account")
            try await phone.submit("/account/sign-out")
            try await phone.open("/cart")
            #expect(phone.page.contains("Your cart is empty"), "nothing of it stays behind")
            try await shop.signIn("ada@example.com", in: phone)
            try await phone.open("/cart/count")
            #expect(phone.page == "8")
        }
    }

    @Test(
        "a checkout that was begun as a guest goes on, and the order is the customer's", arguments: TestEngine.available
    )
    func goesOn(engine: TestEngine) async throws {
        try await AccountShop.run(on: engine) { shop in
            _ = try await shop.member("ada@example.com")
            let browser = shop.browser
            try await shop.put(2, of: "mug", in: browser)
            try await browser.open("/cart")
            try await browser.submit("/checkout")
            let checkout = browser.address
            try await shop.signIn("ada@example.com", next: checkout, in: browser)
            #expect(browser.address == checkout && browser.status == 200)
            #expect(browser.page.contains("value=\"ada@example.com\""), "filled in")
            try await browser.submit(
                "/checkout/",
                [
                    "line1": "Unter den Linden 1", "city": "Berlin", "postalCode": "10117", "country": "DE",
                    "paymentMethod": "test/test_ok", "keepAddress": "on",
                ])
            #expect(browser.page.contains("This order is in your account"), "\(browser.address)")
            try await browser.open("/account/orders")
            #expect(browser.page.contains("Order 1001"))
            try await browser.open("/account/addresses")
            #expect(browser.page.contains("Unter den Linden 1"))
            // The next one is filled in, and the address of the order is on the page of the order.
            try await shop.put(1, of: "mug", in: browser)
            try await browser.open("/cart")
            try await browser.submit("/checkout")
            #expect(browser.page.contains("value=\"Unter den Linden 1\""))
        }
    }

    @Test("somebody who signs in after another takes nothing of theirs along")
    func nextPerson() async throws {
        try await AccountShop.run(on: .sqlite) { shop in
            let browser = try await shop.member("ada@example.com")
            try await shop.put(3, of: "tea", in: browser)
            _ = try await shop.member("bob@example.com", name: "Bob")
            // Without signing out.
            try await browser.open("/account/sign-in?again=1")
            try await browser.submit(
                "/account/sign-in", ["email": "bob@example.com", "password": AccountShop.password])
            try await browser.open("/account/visitor")
            #expect(browser.page == #"{"cart":0,"name":"Bob"}"#)
        }
    }
}
