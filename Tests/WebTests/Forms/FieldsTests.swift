import Testing
import Vocabulary

@testable import Web

@Suite struct FieldsTests {
    @Test("A form's body is read in order, with plus signs as spaces")
    func reads() throws {
        let fields = try Fields(encoded: "a=1&b=x+y%26z&a=2&empty&%C3%BC=%F0%9F%98%80", limits: .form)
        #expect(fields.values("a") == ["1", "2"])
        #expect(fields["b"] == "x y&z")
        #expect(fields["empty"] == "")
        #expect(fields["ü"] == "😀")
    }

    @Test(
        "What is not percent-encoded UTF-8 text is refused",
        arguments: ["a=%", "a=%2", "a=%GG", "a=%FF", "a=%C3%28", "a=%00", "a=%1B", "%ED%A0%80=1", "a=%E2%82"])
    func refusesBroken(text: String) {
        #expect(throws: Problem.badEncoding) { try Fields(encoded: text, limits: .form) }
    }

    @Test("More fields or longer values than a form has are refused")
    func limits() {
        #expect(throws: Problem.tooLarge) {
            try Fields(encoded: String(repeating: "a=1&", count: 501), limits: .form)
        }
        #expect(throws: Problem.tooLarge) {
            try Fields(encoded: "a=" + String(repeating: "x", count: 20_001), limits: .form)
        }
        #expect(throws: Problem.tooLarge) {
            try Fields(encoded: "a=" + String(repeating: "x", count: 1_001), limits: .query)
        }
    }

    @Test("What is written reads back the same")
    func roundTrip() throws {
        let fields: Fields = ["q": "a b&c=d+e/ü?#%", "page": "2", "q": ""]
        #expect(try Fields(encoded: fields.encoded, limits: .query) == fields)
    }

    @Test("Filters are added, set and taken off without touching the rest")
    func changes() {
        let fields: Fields = ["colour": "blue", "colour": "red", "page": "3"]
        #expect(fields.removing("colour", "blue").encoded == "colour=red&page=3")
        #expect(fields.setting("page", to: nil).adding("colour", "red").encoded == "colour=blue&colour=red")
        #expect(fields.without("page", "colour").isEmpty)
    }
}

@Suite struct SiteURLTests {
    @Test("Addresses from outside stay on this site or are refused")
    func local() {
        #expect(SiteURL(local: "/cart?a=1")?.text == "/cart?a=1")
        for address in ["//evil.example", "https://evil.example", "/\\evil.example", "cart", "", "/a b", "/a\n", "/ü"] {
            #expect(SiteURL(local: address) == nil, "\(address)")
        }
    }

    @Test("Media paths do not leave their folder")
    func media() {
        #expect(SiteURL.media("a/b c.jpg")?.text == "/media/a/b%20c.jpg")
        for path in ["../secret", "a/../../b", "/etc/passwd", "a//b", ".", ""] {
            #expect(SiteURL.media(path) == nil, "\(path)")
        }
    }

    @Test("Every address matches the path its route is declared with")
    func patterns() throws {
        let slug = try #require(Slug("tea"))
        let id = CheckoutID()
        let pairs: [(SiteURL, String)] = [
            (.home, SitePath.home), (.products(["page": "2"]), SitePath.products), (.product(slug), SitePath.product),
            (.category(slug), SitePath.category), (.search(["q": "a/b"]), SitePath.search),
            (.suggestions, SitePath.suggestions), (.policy(slug), SitePath.policy), (.sitemap, SitePath.sitemap),
            (.robots, SitePath.robots), (.cart, SitePath.cart), (.cartCount, SitePath.cartCount),
            (.cartItems, SitePath.cartItems), (.cartItem("x/y"), SitePath.cartItem), (.cartCoupon, SitePath.cartCoupon),
            (.checkouts, SitePath.checkouts), (.checkout(id), SitePath.checkout),
            (.placeOrder(id), SitePath.placeOrder),
            (.confirmation(token: "a/b?c"), SitePath.confirmation), (.track(token: "t"), SitePath.track),
        ]
        for (url, pattern) in pairs {
            let parts = url.text.prefix { $0 != "?" }.split(separator: "/")
            let wanted = pattern.split(separator: "/")
            #expect(parts.count == wanted.count, "\(url) and \(pattern)")
            for (part, want) in zip(parts, wanted) where !want.hasPrefix(":") { #expect(part == want) }
        }
    }

    @Test("An absolute address has one slash where the parts meet")
    func absolute() {
        #expect(SiteURL.cart.absolute(base: "https://a.example/") == "https://a.example/cart")
        #expect(SiteURL.cart.absolute(base: "https://a.example") == "https://a.example/cart")
    }
}
