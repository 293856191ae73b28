import ProgramSupport
import Testing

/// What a guest does in the demo shop, with the mouse or a finger.
struct Shopper {
    let browser: Browser
    let check: PageCheck
    let base: String
    /// Whether the shop's script runs.
    var runsScripts = true
    /// The server's data directory, where mails are kept without a relay.
    var data = ""

    static let address = [
        "email": "ada@example.com", "name": "Ada Lovelace", "line1": "Unter den Linden 1", "postalCode": "10117",
        "city": "Berlin",
    ]

    /// From the front page through the search field to a product.
    func findMug() async throws {
        try await browser.open(base + "/")
        try await check.look(at: "01-home")
        try await browser.fill("#site-search", "harbour m")
        if runsScripts {
            try await browser.wait(for: "[role=option][href^='/products/harbour-mug']")
            #expect(try await browser.has("#site-search[aria-expanded=true]"))
            try await check.look(at: "02-suggestions")
        }
        try await browser.press(Key.enter)
        try await browser.wait(forPath: "/search")
        try await browser.wait(for: ".card a[href^='/products/harbour-mug']")
        try await check.look(at: "03-search")
        try await browser.click(".card a[href^='/products/harbour-mug']")
        try await browser.wait(forPath: "/products/harbour-mug")
    }

    /// Two large ones glazed in Tide.
    func putMugsInCart() async throws {
        try await check.look(at: "04-product")
        let price = try await browser.text(".product-price")
        try await browser.click("label.option:has(input[value=Tide])")
        try await browser.click("label.option:has(input[value=Large])")
        if runsScripts {
            try await browser.wait(for: "the price of the large one") {
                try await browser.text(".product-price") != price
            }
            try await browser.click("#buy [data-step='1']")
        } else {
            try await browser.fill("#buy [name=quantity]", "2")
        }
        try await check.look(at: "05-product-chosen")
        try await browser.click("#buy .buy-row button[type=submit]")
        if runsScripts {
            try await browser.wait(for: "the number beside the cart") {
                try await browser.evaluate("return document.querySelector('[data-cart-count]').textContent") == "2"
            }
        } else {
            try await browser.wait(for: "main a[href='/cart']")
        }
        try await check.look(at: "06-product-added")
    }

    func openCart() async throws {
        try await browser.click("a.cart-link")
        try await browser.wait(forPath: "/cart")
        try await check.look(at: "07-cart")
        let line = try await browser.text(".cart-line")
        #expect(line.contains("Harbour Mug"))
        #expect(line.contains("Tide"))
        #expect(line.contains("Large"))
        #expect(try await browser.value(".cart-line [name=quantity]") == "2")
    }

    func beginCheckout() async throws {
        try await browser.click("form[action='/checkout'] button")
        try await browser.wait(forPath: "/checkout/")
        try await check.look(at: "08-checkout")
    }

    /// Says first what is missing, and marks where.
    func sendEmptyForm() async throws {
        try await placeOrder()
        try await browser.wait(for: ".error-summary a[href='#field-email']")
        #expect(try await browser.has("#field-email[aria-invalid=true]"))
        try await check.look(at: "09-checkout-errors")
    }

    func fillIn() async throws {
        for (field, text) in Self.address { try await browser.fill("#checkout [name='\(field)']", text) }
        try await browser.click("#checkout label:has([name=shippingMethod]):first-of-type")
    }

    func pay(_ method: String) async throws {
        try await browser.click("#checkout label:has([name=paymentMethod][value='test/\(method)'])")
        try await placeOrder()
    }

    func placeOrder() async throws {
        try await browser.click("#checkout .checkout-place button")
    }

    /// The card is refused: it says so, and what was typed is still there.
    func seeDeclined() async throws {
        try await browser.wait(for: "#checkout")
        try await browser.wait(for: ".error-summary[role=alert]")
        try await check.look(at: "10-checkout-declined")
        for (field, text) in Self.address {
            #expect(try await browser.value("#checkout [name='\(field)']") == text, "\(field) was lost")
        }
    }

    /// - Returns: the order's number as the page says it.
    @discardableResult
    func seeThanks() async throws -> String {
        try await browser.wait(forPath: "/thanks/")
        try await check.look(at: "11-thanks")
        let text = try await browser.text("main")
        #expect(text.contains("Harbour Mug"))
        #expect(text.contains("Ada Lovelace"))
        let number = try #require(text.firstMatch(of: /\d{3,}/)?.output)
        return String(number)
    }

    func track(_ number: String) async throws {
        try await browser.click("main a[href^='/track/']")
        try await browser.wait(forPath: "/track/")
        try await check.look(at: "12-tracking")
        let heading = try await browser.text("h1")
        #expect(heading.contains(number))
        #expect(try await browser.text("main").contains("Harbour Mug"))
    }

    /// What was bought is no longer in the cart.
    func seeEmptyCart() async throws {
        try await browser.open(base + "/cart")
        #expect(try await !browser.has(".cart-line"))
        try await check.look(at: "13-cart-empty")
    }
}
