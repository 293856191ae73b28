import Hummingbird
import HummingbirdTesting
import Inventory
import Ordering
import Payments
import Persistence
import Tenancy
import Testing
import TestSupport
import Vocabulary

@Suite("Buying without a script")
struct StorefrontPurchaseTests {
    /// A browser whose cart holds one blue mug and that stands on the checkout page.
    private static func atCheckout(_ client: any TestClientProtocol) async throws -> StorefrontBrowser {
        let browser = StorefrontBrowser(client)
        try await browser.open("/products/mug")
        try await browser.submit("/cart/items", changing: ["option1": "Blue", "option2": "S"])
        try await browser.open("/cart")
        try await browser.submit("/checkout")
        return browser
    }

    @Test("A guest looks, chooses, pays and follows the order by its link", arguments: TestEngine.available)
    func wholePurchase(engine: TestEngine) async throws {
        try await StorefrontShop.run(on: engine) { shop, client in
            let browser = StorefrontBrowser(client)
            try await browser.open("/")
            #expect(browser.status == 200)
            #expect(browser.links.contains("/products/spoon-1"), "what is on sale stands on the front page")

            try await browser.open("/products/mug")
            try await browser.submit(
                "/cart/items", changing: ["option1": "Red", "option2": "S", "quantity": "2"])
            #expect(browser.address.hasPrefix("/products/mug"))
            #expect(browser.page.contains("Mug is in your cart"))

            try await browser.open("/cart")
            #expect(browser.page.contains("€24.00"))
            try await browser.submit("/cart/items/", changing: ["quantity": "3"])
            #expect(browser.page.contains("€36.00"))

            try await browser.submit("/checkout")
            #expect(browser.address.hasPrefix("/checkout/"))
            #expect(browser.headers[.cacheControl] == "no-store")
            #expect(browser.page.contains("Place order · €40.90"))
            let checkout = browser.address

            try await browser.submit("/checkout/", changing: .address)
            #expect(browser.address.hasPrefix("/thanks/"))
            #expect(browser.page.contains("Thank you, Ada Lovelace"))
            let thanks = browser.address

            try await browser.open(checkout)
            #expect(browser.address == thanks, "going back leads to the order, not to a second one")
            try await browser.open(thanks.replacing("/thanks/", with: "/track/"))
            #expect(browser.page.contains("Order 1001"))
            #expect(browser.page.contains("Unter den Linden 1"))
            try await browser.open("/cart/count")
            #expect(browser.page == "0")
            #expect(shop.test.provider.chargeCount == 1)
        }
    }

    @Test("What is wrong is said at the top and at its field, and nothing typed is lost")
    func errorsKeepInput() async throws {
        try await StorefrontShop.run(on: .sqlite) { _, client in
            let browser = try await Self.atCheckout(client)
            try await browser.submit(
                "/checkout/",
                changing: [
                    "email": "not an address", "name": "Ada <b>", "line1": "", "city": "Berlin", "postalCode": "1",
                    "phone": "+49 30 1234567", "paymentMethod": "test/test_ok",
                ])
            #expect(browser.status == 422)
            #expect(browser.page.contains("Please check these fields"))
            #expect(browser.page.contains("value=\"not an address\""))
            #expect(browser.page.contains("value=\"Ada &lt;b&gt;\""))
            #expect(browser.page.contains("value=\"+49 30 1234567\""))
            for field in ["email", "line1", "postalCode"] {
                #expect(browser.page.contains("href=\"#field-\(field)\""), "the summary names \(field)")
                #expect(browser.page.contains("id=\"field-\(field)-error\""), "\(field) says what is wrong")
            }
            try await browser.submit("/checkout/", changing: .address)
            #expect(browser.address.hasPrefix("/thanks/"))
        }
    }

    @Test("A declined payment leaves everything as it was, and another one can be chosen")
    func declined() async throws {
        try await StorefrontShop.run(on: .sqlite) { shop, client in
            let browser = try await Self.atCheckout(client)
            try await browser.submit("/checkout/", changing: .address.paying("test_declined"))
            #expect(browser.page.contains("The payment was declined"))
            #expect(browser.page.contains("value=\"ada@example.com\""))
            try await browser.submit("/checkout/", changing: ["paymentMethod": "test/test_ok"])
            #expect(browser.address.hasPrefix("/thanks/"))
            #expect(shop.test.provider.chargeCount == 1)
        }
    }

    @Test("A payment that the bank asks about can be approved", arguments: [true, false])
    func requiresAction(approves: Bool) async throws {
        try await StorefrontShop.run(on: .sqlite) { _, client in
            let browser = try await Self.atCheckout(client)
            try await browser.submit("/checkout/", changing: .address.paying("test_requires_action"))
            #expect(browser.page.contains("confirm this payment"))
            try await browser.submit("/checkout/", button: ("answer", approves ? "approve" : "refuse"))
            if approves {
                #expect(browser.address.hasPrefix("/thanks/"))
            } else {
                #expect(browser.page.contains("The payment was declined"))
                try await browser.submit("/checkout/", changing: ["paymentMethod": "test/test_ok"])
                #expect(browser.address.hasPrefix("/thanks/"))
            }
        }
    }

    @Test(
        "A payment that takes its time is waited for by a page that asks again",
        arguments: ["test_pending", "test_timeout"])
    func waiting(method: String) async throws {
        try await StorefrontShop.run(on: .sqlite) { shop, client in
            let browser = try await Self.atCheckout(client)
            try await browser.submit("/checkout/", changing: .address.paying(method))
            // A slow machine may find the payment settled already.
            if !browser.address.hasPrefix("/thanks/"), method == "test_pending" {
                #expect(browser.headers[.init("Refresh")!] != nil)
            }
            let address = browser.address
            for _ in 0..<40 where !browser.address.hasPrefix("/thanks/") {
                try await Task.sleep(for: .milliseconds(20))
                try await browser.open(address)
            }
            #expect(browser.address.hasPrefix("/thanks/"))
            #expect(shop.test.provider.chargeCount == 1)
        }
    }

    @Test("Sent twice at once, the form places one order and takes the money once", arguments: TestEngine.available)
    func doubleSubmit(engine: TestEngine) async throws {
        try await StorefrontShop.run(on: engine) { shop, client in
            let browser = try await Self.atCheckout(client)
            let form = try #require(SentForm.all(in: browser.page).first { $0.action.hasSuffix("/place") })
            var fields = form.fields.filter { [String: String?].address[$0.0] == nil }
            for (name, value) in [String: String?].address { fields.append((name, value ?? "")) }
            let cookie = try #require(browser.cookies["cart"])
            let sent = fields
            let ends = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        let tab = StorefrontBrowser(client, cookies: ["cart": cookie])
                        try await tab.post(form.action, sent)
                        for _ in 0..<50 where !tab.address.hasPrefix("/thanks/") {
                            try await Task.sleep(for: .milliseconds(20))
                            try await tab.open(form.action.replacing("/place", with: ""))
                        }
                        return tab.address
                    }
                }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(ends.count == 1)
            #expect(ends.first?.hasPrefix("/thanks/") == true)
            #expect(shop.test.provider.chargeCount == 1)
        }
    }

    @Test("Nobody pays another total than the one on the button")
    func changedTotal() async throws {
        try await StorefrontShop.run(on: .sqlite) { shop, client in
            let browser = try await Self.atCheckout(client)
            let express = try #require(
                browser.page.firstMatch(
                    of: /value="([^"]+)"[^>]*><span class="choice-body"><span class="choice-label">Express/))
            try await browser.submit(
                "/checkout/", changing: [String: String?].address.merging(["shippingMethod": String(express.1)]) { $1 })
            #expect(browser.status == 409)
            #expect(browser.page.contains("The total is now €21.90"))
            #expect(browser.page.contains("value=\"ada@example.com\""))
            #expect(shop.test.provider.chargeCount == 0)
            try await browser.submit("/checkout/", changing: ["paymentMethod": "test/test_ok"])
            #expect(browser.address.hasPrefix("/thanks/"))
        }
    }

    @Test("Goods that were sold meanwhile send the shopper back to a cart that explains itself")
    func soldMeanwhile() async throws {
        try await StorefrontShop.run(on: .sqlite) { shop, client in
            let browser = StorefrontBrowser(client)
            try await browser.open("/products/mug")
            try await browser.submit("/cart/items", changing: ["option1": "Blue", "option2": "S", "quantity": "4"])
            #expect(browser.page.contains("Mug is in your cart"))
            let rival = StorefrontBrowser(client)
            try await rival.open("/products/mug")
            try await rival.submit("/cart/items", changing: ["option1": "Blue", "option2": "S", "quantity": "3"])
            try await rival.open("/cart")
            try await rival.submit("/checkout")
            try await rival.submit("/checkout/", changing: .address)
            #expect(rival.address.hasPrefix("/thanks/"))

            try await browser.open("/cart")
            #expect(browser.page.contains("Only 2 left"))
            #expect(!browser.page.contains("action=\"/checkout\""))
            try await browser.post("/checkout", [])
            #expect(browser.address.hasPrefix("/cart"))
            try await browser.submit("/cart/items/", changing: ["quantity": "2"])
            try await browser.submit("/checkout")
            #expect(browser.address.hasPrefix("/checkout/"))
        }
    }

    @Test("Something sold by weight is bought in its steps")
    func byWeight() async throws {
        try await StorefrontShop.run(on: .sqlite) { _, client in
            let browser = StorefrontBrowser(client)
            try await browser.open("/products/tea")
            #expect(browser.page.contains("per kg"))
            try await browser.submit("/cart/items", changing: ["quantity": "0.25"])
            #expect(browser.page.contains("Enter a number"))
            try await browser.submit("/cart/items", changing: ["quantity": "0.3"])
            try await browser.open("/cart")
            #expect(browser.page.contains("€12.00"))
        }
    }
}
