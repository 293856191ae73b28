import Composition
import Hummingbird
import HummingbirdTesting
import Persistence
import Tenancy
import TestSupport
import Testing
import Vocabulary
import Web

@Suite("Pages that the merchant answers for")
struct PolicyPageTests {
    @Test("a seeded page is shown, linked and known to search engines", arguments: TestEngine.available)
    func seeded(engine: TestEngine) async throws {
        try await StorefrontShop.run(on: engine) { shop, client in
            try await shop.test.database.write { try ShopPage.seed(locale: "en-IE", in: $0) }
            shop.test.directory.invalidate()
            let browser = StorefrontBrowser(client)
            try await browser.open("/")
            let links = browser.links.filter { $0.hasPrefix("/policies/") }
            #expect(
                Set(links)
                    == ["shipping", "returns", "terms", "privacy", "imprint"].reduce(into: []) {
                        $0.insert("/policies/\($1)")
                    })
            for link in Set(links) {
                try await browser.open(link)
                #expect(browser.status == 200)
                #expect(browser.page.contains("<h1>"))
                #expect(browser.page.contains("<meta name=\"description\""))
                #expect(browser.page.contains("rel=\"canonical\""))
                #expect(!browser.page.contains("{{"))
            }
            try await browser.open("/policies/nothing")
            #expect(browser.status == 404)
            try await browser.open("/sitemap.xml")
            #expect(browser.page.contains("/policies/terms</loc>"))
        }
    }

    @Test("whatever a page holds, it is text", arguments: TestEngine.available)
    func hostile(engine: TestEngine) async throws {
        let body = """
            <script>alert(1)</script> **<img src=x onerror=y>** [<b>](javascript:z) [ok](/cart"onclick="x) [[<i>]]
            """
        try await StorefrontShop.run(on: engine) { shop, client in
            try await shop.test.database.write {
                try ShopPage.save(Slug("terms")!, .terms, title: "</title><script>", body: body, in: $0)
            }
            shop.test.directory.invalidate()
            let browser = StorefrontBrowser(client)
            try await browser.open("/policies/terms")
            #expect(browser.status == 200)
            let article = try #require(browser.page.firstRange(of: "<article")).lowerBound
            let inside = browser.page[article...]
            for bad in ["<script", "<img", "<b>", "<i>", "href=\"javascript", "\"onclick"] {
                #expect(!inside.contains(bad), "\(bad)")
            }
            #expect(inside.contains("&lt;script>alert(1)&lt;/script>") || inside.contains("&lt;script&gt;"))
            #expect(browser.page.contains("This page is a draft"))
        }
    }

    @Test("an edited page is seen at once by everybody", arguments: TestEngine.available)
    func edited(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            let tenant = try await installation.makeShop("tea")
            try await Application(responder: installation.responder()).test(.router) { client in
                let browser = StorefrontBrowser(client)
                try await browser.open("/policies/terms")
                #expect(browser.status == 404)
                let database = try await installation.engine.shop(tenant.id)
                try await database.write {
                    try ShopPage.save(Slug("terms")!, .terms, title: "Rules", body: "First", in: $0)
                }
                try await browser.open("/policies/terms")
                #expect(browser.page.contains("First"))
                try await database.write {
                    try ShopPage.save(Slug("terms")!, .terms, title: "Rules", body: "Second", in: $0)
                }
                try await browser.open("/policies/terms")
                #expect(browser.page.contains("Second"))
                #expect(browser.links.contains("/policies/terms"))
            }
        }
    }
}
