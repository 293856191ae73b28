import Catalog
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Persistence
import Tenancy
import TestSupport
import Testing
import Vocabulary
import Web

@Suite("Looking around the shop")
struct StorefrontBrowsingTests {
    @Test("Every link on every page leads somewhere", arguments: TestEngine.available)
    func crawl(engine: TestEngine) async throws {
        try await StorefrontShop.run(on: engine) { _, client in
            let browser = StorefrontBrowser(client)
            var waiting = ["/", "/cart", "/search", "/sitemap.xml", "/robots.txt", "/products?page=2&sort=price"]
            var seen = Set(waiting)
            while let path = waiting.popLast(), seen.count < 400 {
                try await browser.open(path)
                #expect(browser.status == 200, "\(path)")
                for link in browser.links {
                    let address = String(link.prefix { $0 != "#" })
                    if seen.insert(address).inserted { waiting.append(address) }
                }
            }
            for page in ["/products/mug", "/products/tea", "/categories/cups", "/products?page=2"] {
                #expect(seen.contains(page), "\(page) can be reached")
            }
        }
    }

    @Test(
        "What is not there is a friendly 404",
        arguments: [
            "/products/nothing", "/products/NOT%20A%20SLUG", "/products/%FF", "/categories/nothing", "/nowhere",
            "/track/nothing", "/track/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "/thanks/1001",
            "/checkout/00000000-0000-7000-8000-000000000000", "/media/../../etc/passwd", "/media/%2e%2e/secret.svg",
            "/media/.hidden.svg", "/media/script.js", "/sitemap.xml?after=NOT-A-SLUG-",
        ])
    func notFound(path: String) async throws {
        try await StorefrontShop.run(on: .sqlite) { _, client in
            let browser = StorefrontBrowser(client)
            try await browser.open(path)
            #expect([404, 400].contains(browser.status), "\(path) is \(browser.status)")
            #expect(browser.page.contains("<h1"))
        }
    }

    @Test("A list is narrowed, ordered and paged by its address alone")
    func narrowing() async throws {
        try await StorefrontShop.run(on: .sqlite) { _, client in
            let browser = StorefrontBrowser(client)
            try await browser.open("/categories/table")
            #expect(browser.page.contains("24 of 32 products"))
            try await browser.open("/categories/table?f.Colour=Red")
            #expect(browser.page.contains("1 product"))
            #expect(browser.page.contains("Colour: Red"))
            #expect(browser.page.contains("noindex"))
            try await browser.open("/products?from=12&to=12,00")
            #expect(browser.page.contains("/products/mug"))
            #expect(!browser.page.contains("/products/spoon-2\""))
            try await browser.open("/products?sort=price&page=2")
            #expect(browser.page.contains("/products/tea"))
            try await browser.open("/products?f.Colour=Green")
            #expect(browser.page.contains("Nothing matches"))
            try await browser.open("/products?page=99")
            #expect(browser.status == 200)
            #expect(browser.page.contains("noindex"))
        }
    }

    @Test("Addresses that nobody wrote by hand show goods all the same")
    func oddAddresses() async throws {
        try await StorefrontShop.run(on: .sqlite) { _, client in
            let browser = StorefrontBrowser(client)
            for query in [
                "page=-1", "page=99999999999999999999", "page=x", "sort=nothing", "from=1e9", "to=-5", "from=,", "f.=x",
                "f.Colour=", "from=5&to=1", "q=%00", "x=%ff",
            ] {
                try await browser.open("/products?\(query)")
                #expect([200, 400].contains(browser.status), "\(query) is \(browser.status)")
            }
        }
    }

    @Test("Search finds words and their beginnings, and says kindly when there is nothing")
    func search() async throws {
        try await StorefrontShop.run(on: .sqlite) { _, client in
            let browser = StorefrontBrowser(client)
            try await browser.open("/search?q=mu")
            #expect(browser.page.contains("/products/mug"))
            try await browser.open("/search?q=zzz")
            #expect(browser.page.contains("Nothing found for “zzz”"))
            #expect(browser.page.contains("/products/spoon-30"), "what else there is")
            try await browser.open("/search/suggestions?q=sp")
            #expect(browser.page.contains("role=\"option\""))
            #expect(!browser.page.contains("<html"))
        }
    }

    @Test("The product's page shows what cannot be had, and leads to the variant that was chosen")
    func variants() async throws {
        try await StorefrontShop.run(on: .sqlite) { _, client in
            let browser = StorefrontBrowser(client)
            try await browser.open("/products/mug?option1=Blue&option2=L")
            #expect(browser.address.contains("variant="))
            #expect(browser.page.contains("Sold out"))
            #expect(browser.page.contains("data-unavailable"))
            try await browser.submit("/cart/items")
            #expect(browser.page.contains("is sold out"))
            try await browser.open("/products/mug?option1=Red&option2=L")
            #expect(browser.page.contains("This combination does not exist"))
            #expect(browser.page.contains("application/ld+json"))
        }
    }

    @Test(
        "Two shops with the same slugs show their own goods and know nothing of each other",
        arguments: TestEngine.available)
    func twoTenants(engine: TestEngine) async throws {
        try await StorefrontShop.run(on: engine) { shop, client in
            let other = try await TestShop(
                slug: "other",
                settings: ShopSettings(name: "Other", currency: .jpy, country: .japan, testPayments: true),
                engine: shop.test.engine)
            try await other.add("mug", price: 777)

            let here = StorefrontBrowser(client)
            try await here.open("/products/mug")
            #expect(here.page.contains("€12.00"))
            try await here.submit("/cart/items", changing: ["option1": "Red", "option2": "S"])
            #expect(try await here.open("/cart/count").page == "1")
            try await here.open("/cart")
            try await here.submit("/checkout")
            let checkout = here.address
            try await here.submit("/checkout/", changing: .address)
            let token = here.address.replacing("/thanks/", with: "")
            #expect(try await here.open("/track/\(token)").status == 200)

            let cookies = here.cookies
            try await shop.application(host: "other.localhost").test(.router) { client in
                let there = StorefrontBrowser(client, cookies: cookies)
                try await there.open("/products/mug")
                #expect(there.page.contains("777"))
                #expect(!there.page.contains("€12.00"))
                #expect(try await there.open("/products/tea").status == 404)
                #expect(try await there.open("/cart/count").page == "0")
                #expect(try await there.open(checkout).status == 404)
                #expect(try await there.open("/track/\(token)").status == 404)
            }
        }
    }

    @Test(
        "A page that must be made costs few statements", arguments: TestEngine.available,
        [
            ("/", 8), ("/categories/table", 9), ("/categories/table?f.Colour=Red", 9), ("/search?q=spoon", 9),
            ("/products/mug", 10),
        ])
    func statementBudget(engine: TestEngine, page: (path: String, limit: Int)) async throws {
        try await StorefrontShop.run(on: engine) { shop, client in
            let browser = StorefrontBrowser(client)
            // The first page opens the shop.
            try await browser.open("/cart")
            let statements = try await shop.counter.statements { try await browser.open(page.path) }
            #expect(browser.status == 200)
            #expect(statements.count <= page.limit, "\(statements.joined(separator: "\n"))")
            let again = try await shop.counter.statements { try await browser.open(page.path) }
            #expect(again.isEmpty, "the second time it comes from the cache")
        }
    }

    @Test("What people type comes back as text, whatever it is")
    func hostileInput() async throws {
        try await StorefrontShop.run(on: .sqlite) { _, client in
            let attack = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"
            let browser = StorefrontBrowser(client)
            let encoded = "%22%27%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E"
            for path in [
                "/search?q=\(encoded)", "/products?f.Colour=\(encoded)&sort=\(encoded)&from=\(encoded)",
                "/products?f.\(encoded)=x", "/products/mug?notice=\(encoded)&variant=\(encoded)",
                "/cart?notice=\(encoded)", "/search/suggestions?q=\(encoded)", "/track/\(encoded)",
            ] {
                try await browser.open(path)
                #expect(!browser.page.contains("<script>alert"), "\(path)")
            }
            try await browser.open("/products/mug")
            try await browser.submit("/cart/items", changing: ["option1": "Blue", "option2": "S"])
            try await browser.open("/cart")
            try await browser.submit("/checkout")
            let form = try #require(SentForm.all(in: browser.page).first { $0.action.hasSuffix("/place") })
            try await browser.post(form.action, form.fields.map { ($0.0, attack) })
            #expect(browser.status == 422)
            #expect(!browser.page.contains("<script>alert"))
            #expect(!browser.page.contains("<img src=x"))
            #expect(browser.page.contains("&lt;script&gt;alert(1)"))
        }
    }

    @Test("Robots are told where the pages are, and which are nobody's business")
    func robots() async throws {
        try await StorefrontShop.run(on: .sqlite) { _, client in
            let browser = StorefrontBrowser(client)
            try await browser.open("/robots.txt")
            #expect(browser.page.contains("Disallow: /checkout"))
            #expect(browser.page.contains("Sitemap: http://"))
            try await browser.open("/sitemap.xml")
            #expect(browser.page.contains("/products/mug</loc>"))
            #expect(browser.page.contains("/categories/cups</loc>"))
        }
    }

    @Test("A German shop speaks German and writes its prices so")
    func german() async throws {
        let settings = ShopSettings(
            name: "Laden", currency: .eur, country: .germany, locale: "de-DE", timeZone: "Europe/Berlin",
            tax: TaxSettings(ratePartsPerMillion: 190_000, isInclusive: true), testPayments: true)
        try await StorefrontShop.run(on: .sqlite, settings: settings) { _, client in
            let browser = StorefrontBrowser(client)
            try await browser.open("/products/mug")
            #expect(browser.page.contains("lang=\"de-DE\""))
            #expect(browser.page.contains("12,00"))
            #expect(browser.page.contains("In den Warenkorb"))
            try await browser.submit("/cart/items", changing: ["option1": "Blue", "option2": "S"])
            try await browser.open("/cart")
            try await browser.submit("/checkout")
            #expect(browser.page.contains(">Deutschland</option>"))
            try await browser.submit("/checkout/", changing: ["paymentMethod": "test/test_ok"])
            #expect(browser.page.contains("Bitte"))
            #expect(!browser.page.contains("Enter a"))
        }
    }
}
