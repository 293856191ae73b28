import HTTPTypes
import Hummingbird
import Infrastructure
import NIOCore
import Tenancy
import Testing
import Vocabulary

@testable import Web

@Suite("Walls for browsers")
struct BrowserWallTests {
    let app = "https://app.example.com"

    func visitor(_ limits: RateLimits = .off) -> Visitor {
        var shop = Visitor.shop
        var settings = shop.settings
        settings.apiOrigins = [WebOrigin("https://app.example.com"), WebOrigin("http://localhost:3000")].compactMap {
            $0
        }
        shop = Shop(tenant: shop.tenant, settings: settings, database: shop.database)
        return Visitor(shop: shop, options: FrontDoorOptions(trustsProxy: true, limits: limits)) { router in
            router.get("/api/v1/thing") { _, _ in try Response.json(["a": 1]) }
            router.post("/api/v1/thing") { _, _ in try Response.json(["a": 1]) }
            router.get("/api/v1/broken") { _, _ -> Response in throw Problem.notFound }
            router.get("/page") { _, _ in Response.html("x") }
        }
    }

    // MARK: - Other sites

    @Test("A page of a site that the shop named may call the API and read the answer, without cookies")
    func named() async throws {
        let visitor = visitor()
        let asked = try await visitor.send(
            .options, "/api/v1/thing",
            headers: [.origin: app, .accessControlRequestMethod: "POST", .secFetchSite: "cross-site"])
        #expect(asked.status == 204)
        #expect(asked.headers[.accessControlAllowOrigin] == app)
        #expect(asked.headers[.accessControlAllowMethods]?.contains("POST") == true)
        #expect(asked.headers[.accessControlAllowHeaders]?.contains("Authorization") == true)
        #expect(asked.headers[.accessControlMaxAge] == "600")
        let answer = try await visitor.send(
            .post, "/api/v1/thing", headers: [.origin: app, .secFetchSite: "cross-site"], body: "{}")
        #expect(answer.status == 200)
        #expect(answer.headers[.accessControlAllowOrigin] == app && answer.headers[.vary]?.contains("Origin") == true)
        let broken = try await visitor.send(.get, "/api/v1/broken", headers: [.origin: app])
        #expect(broken.status == 404 && broken.headers[.accessControlAllowOrigin] == app, "problems are read, too")
        for answer in [asked, answer, broken] {
            #expect(answer.headers[.accessControlAllowCredentials] == nil)
        }
    }

    @Test(
        "A page of any other site may not, and never anybody",
        arguments: [
            "https://evil.example", "http://app.example.com", "https://app.example.com.evil.example", "null", "*",
            "https://APP.example.com", "https://app.example.com:8443", "https://app.example.com/", "",
        ])
    func others(origin: String) async throws {
        let visitor = visitor()
        for method in [HTTPRequest.Method.options, .get] {
            let answer = try await visitor.send(
                method, "/api/v1/thing", headers: [.origin: origin, .accessControlRequestMethod: "GET"])
            #expect(answer.headers[.accessControlAllowOrigin] == nil)
            #expect(answer.headers[.accessControlAllowMethods] == nil)
        }
    }

    @Test("Pages are nobody's to read, and cookies do not come along")
    func pagesAndCookies() async throws {
        let visitor = visitor()
        let page = try await visitor.send(.get, "/page", headers: [.origin: app])
        #expect(page.status == 200 && page.headers[.accessControlAllowOrigin] == nil)
        let cookie = try await visitor.send(
            .post, "/api/v1/thing", headers: [.origin: app, .secFetchSite: "cross-site", .cookie: "cart=x"], body: "{}")
        #expect(cookie.status == 403)
    }

    @Test("Origins are as browsers write them")
    func origins() {
        for good in ["https://app.example.com", "http://localhost:3000", "https://xn--bcher-kva.example:8443"] {
            #expect(WebOrigin(good)?.text == good)
        }
        for bad in [
            "*", "null", "app.example.com", "https://", "https://a.example/", "https://a.example:443",
            "https://A.example",
            "https://a.example:0", "https://a.example:99999", "https://u@a.example", "https://*.example",
            "ftp://a.example",
            "https://a b.example", "http://[::1]",
        ] {
            #expect(WebOrigin(bad) == nil, "\(bad)")
        }
    }

    // MARK: - Reports

    @Test("What browsers report of our pages is a line in the log, without what could be a secret")
    func reports() async throws {
        let visitor = visitor()
        let old = """
            {"csp-report": {"document-uri": "https://demo.localhost/track/?token=secret", "blocked-uri": "https://evil.example/x.js#y",
             "effective-directive": "script-src-elem", "original-policy": "…"}}
            """
        let answer = try await visitor.send(
            .post, "/csp-report", headers: [.contentType: "application/csp-report"], body: old)
        #expect(answer.status == 204)
        let new = """
            [{"type": "csp-violation", "body": {"documentURL": "https://demo.localhost/\\n{\\"level\\"", "blockedURL": "inline",
              "effectiveDirective": "style-src"}}, {"type": "deprecation", "body": {}}]
            """
        #expect(
            try await visitor.send(
                .post, "/csp-report", headers: [.contentType: "application/reports+json", .secFetchSite: "cross-site"],
                body: new
            ).status == 204)
        let lines = visitor.lines.all.filter { $0.contains("content security policy") }
        #expect(lines.count == 2)
        #expect(lines[0].contains("script-src-elem") && lines[0].contains("https://evil.example/x.js"))
        #expect(!lines.joined().contains("secret") && !lines.joined().contains("\n"))
        #expect(lines[1].contains("count=2"))
    }

    @Test("Reports are small, of their kind, and not too many")
    func reportWalls() async throws {
        let visitor = visitor(RateLimits(own: MemoryRateLimiter(clock: { 1 })))
        let type: HTTPFields = [.contentType: "application/csp-report", .forwardedFor: "192.0.2.1"]
        let large = "{\"csp-report\": {\"blocked-uri\": \"\(String(repeating: "a", count: 20_000))\"}}"
        #expect(try await visitor.send(.post, "/csp-report", headers: type, body: large).status == 413)
        #expect(try await visitor.send(.post, "/csp-report", headers: [:], body: "{}").status == 415)
        for body in ["", "{", "[]", "{}", "[1]", "{\"csp-report\": 1}", "\"x\"", "null"] {
            #expect(try await visitor.send(.post, "/csp-report", headers: type, body: body).status == 400, "\(body)")
        }
        var statuses: [Int] = []
        for _ in 0..<40 {
            statuses.append(
                try await visitor.send(.post, "/csp-report", headers: type, body: "{\"csp-report\": {}}").status)
        }
        #expect(statuses.contains(204) && statuses.last == 429)
        #expect(try await visitor.send(.get, "/csp-report").status == 404)
    }

    // MARK: - Headers

    @Test("Every page says what browsers must not do, and where to report")
    func headers() async throws {
        let answer = try await visitor().send(.get, "/page")
        let policy = try #require(answer.headers[.contentSecurityPolicy])
        #expect(policy.contains("report-uri /csp-report") && policy.contains("report-to csp"))
        #expect(answer.headers[.reportingEndpoints] == "csp=\"/csp-report\"")
        #expect(answer.headers[.openerPolicy] == "same-origin" && answer.headers[.resourcePolicy] == "same-origin")
        #expect(Response.html("x").clearingSite().headers[.clearSiteData] == "\"cache\", \"storage\"")
    }

    @Test("More header fields than anybody needs are refused")
    func tooMuch() async throws {
        let visitor = visitor()
        var many: HTTPFields = [:]
        for number in 0..<101 { many.append(HTTPField(name: .init("X-\(number)")!, value: "a")) }
        #expect(try await visitor.send(.get, "/page", headers: many).status == 431)
        #expect(
            try await visitor.send(.get, "/page", headers: [.cookie: String(repeating: "a", count: 25_000)]).status
                == 431)
        #expect(
            try await visitor.send(.get, "/page", headers: [.cookie: String(repeating: "a", count: 20_000)]).status
                == 200)
    }
}
