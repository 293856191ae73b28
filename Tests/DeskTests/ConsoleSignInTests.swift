import Composition
import HTTPTypes
import Infrastructure
import Persistence
import Tenancy
import TestSupport
import Testing
import Vocabulary

@testable import Desk
@testable import People
@testable import Web

@Suite("Signing in at the console")
struct ConsoleSignInTests {
    @Test(
        "in with address and password, out with a button; the cookie is the console's alone",
        arguments: TestEngine.available)
    func inAndOut(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            try await ConsoleBrowser.makeOperator(installation)
            let browser = ConsoleBrowser(installation)
            let welcome = try await browser.signIn(" ADA@example.com")
            #expect(welcome.status == 303 && welcome.location == "/console")
            let cookie = try #require(welcome.headers[values: .setCookie].first { $0.hasPrefix("console_session=") })
            #expect(cookie.contains("Path=/console") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
            let page = try await browser.get("/console")
            #expect(page.status == 200 && page.text.contains("Overview") && page.text.contains("No shops yet"))
            #expect(page.headers[.cacheControl] == "no-store")
            #expect(page.headers[.contentSecurityPolicy]?.contains("script-src 'self'") == true)
            #expect(!page.text.contains("<style") && !page.text.contains(" style=") && !page.text.contains(" onclick="))
            // Only a digest of what the browser holds is stored.
            let token = try #require(browser.cookie("console_session"))
            let stored = try await installation.engine.platform.read { try $0.rows("SELECT * FROM operator_session") }
            #expect(stored.count == 1 && !"\(stored)".contains(token))
            #expect(try await browser.post("/console/sign-out").location == "/console/sign-in")
            #expect(try await browser.get("/console").location == "/console/sign-in?next=%2Fconsole")
            browser.setCookie("console_session", token)
            #expect(try await browser.get("/console").status == 303, "the session ended, not only the cookie")
        }
    }

    @Test("a wrong password and an unknown address are told the same, and guessing ends in waiting")
    func refusals() async throws {
        try await WholeInstallation.run(on: .sqlite, limits: RateLimits()) { installation in
            try await ConsoleBrowser.makeOperator(installation)
            let browser = ConsoleBrowser(installation)
            let wrong = try await browser.signIn(ConsoleBrowser.email, "nine tall ships")
            let unknown = try await browser.signIn("bob@example.com", ConsoleBrowser.password)
            #expect(wrong.status == 422 && unknown.status == 422)
            for answer in [wrong, unknown] {
                #expect(answer.text.contains("The e-mail address or the password is not right."))
                #expect(!answer.text.contains("tall ships"), "a password is never shown again")
            }
            #expect(wrong.text.contains("value=\"ada@example.com\""), "what was typed stays")
            for _ in 0..<4 { _ = try await browser.signIn(ConsoleBrowser.email, "nine tall ships") }
            let refused = try await browser.signIn()
            #expect(refused.status == 429 && refused.text.contains("Too many tries"))
            #expect(refused.headers[.retryAfter].flatMap { Int($0) }.map { (1...30).contains($0) } == true)
        }
    }

    @Test("a browser that signed in before is let in while strangers have used up every try")
    func knownBrowser() async throws {
        try await WholeInstallation.run(on: .sqlite, limits: RateLimits()) { installation in
            try await ConsoleBrowser.makeOperator(installation)
            let known = ConsoleBrowser(installation)
            #expect(try await known.signIn().status == 303)
            let stranger = ConsoleBrowser(installation)
            for _ in 0..<6 { _ = try await stranger.signIn(ConsoleBrowser.email, "nine tall ships") }
            #expect(try await stranger.signIn().status == 429)
            #expect(try await known.signIn().status == 303)
        }
    }

    @Test("the hash that unknown addresses are checked against is one that takes as long, and that nothing fits")
    func nobodysHash() async throws {
        let clock = ContinuousClock()
        let hash = try await PasswordHasher.shared.hash("eight tall ships")
        let real = try await clock.measure { _ = try await PasswordHasher.shared.verify("nine", hash) }
        let nobodys = try await clock.measure { _ = try await PasswordHasher.shared.verify("nine", .nobodys) }
        #expect(try await PasswordHasher.shared.verify("nine", .nobodys) == false)
        // A hash that could not be read would be refused at once.
        #expect(nobodys > real / 4)
    }

    @Test(
        "a session ends after half an hour of silence and after twelve hours in any case",
        arguments: TestEngine.available)
    func expiry(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            try await ConsoleBrowser.makeOperator(installation)
            let platform = installation.engine.platform
            let start = Instant(milliseconds: 1_000_000)
            let address = try EmailAddress(ConsoleBrowser.email)
            let token = try await platform.write { transaction in
                let person = try #require(try Operator.find(address, in: transaction))
                return try OperatorSession.begin(for: person.id, at: start, in: transaction)
            }
            func find(_ minutes: Int64) async throws -> OperatorSession? {
                try await platform.read {
                    try OperatorSession.find(token, at: start.advanced(by: .seconds(minutes * 60)), in: $0)
                }
            }
            #expect(try await find(29) != nil)
            #expect(try await find(30) == nil)
            #expect(try await find(1)?.isStale(at: start.advanced(by: .seconds(59))) == false)
            for minutes in stride(from: Int64(20), to: 720, by: 20) {
                #expect(try await find(minutes) != nil)
                let now = start.advanced(by: .seconds(minutes * 60))
                try await platform.write { try OperatorSession.touch(token, at: now, in: $0) }
            }
            #expect(try await find(719) != nil)
            #expect(try await find(720) == nil)
            // A new password ends what is left.
            let hash = try await PasswordHasher.shared.hash("nine tall ships")
            try await platform.write { try Operator.resetPassword(of: address, to: hash, in: $0) }
            #expect(try await platform.read { try $0.rows("SELECT * FROM operator_session") }.isEmpty)
        }
    }

    @Test(
        "every page and form but the sign-in leads there without a session, and takes nothing",
        arguments: DeskRoutes.routes.map { "\($0.method.rawValue) \($0.path)" })
    func closed(name: String) async throws {
        let route = try #require(DeskRoutes.routes.first { "\($0.method.rawValue) \($0.path)" == name })
        if case .anyone = route.access {
            #expect([ConsolePath.signIn, ConsolePath.signInCode, ConsolePath.passkeySignIn].contains(route.path))
            return
        }
        try await WholeInstallation.run(on: .sqlite) { installation in
            let tenant = try await installation.makeShop("tea")
            let path = route.path.replacing(":tenant", with: tenant.id.description)
                .replacing(":transfer", with: TenantID().description)
            for cookie in [nil, String(repeating: "a", count: 64), "x"] {
                let browser = ConsoleBrowser(installation)
                browser.setCookie("console_session", cookie)
                let answer =
                    route.method == .get
                    ? try await browser.get(path) : try await browser.post(path, ["name": "Hacked", "confirm": "tea"])
                #expect(answer.status == 303 && answer.location?.hasPrefix("/console/sign-in") == true)
            }
            #expect(try await installation.directory.tenant(id: tenant.id) == tenant)
        }
    }

    @Test("forms without their token, with another's, or from another site are refused")
    func forgery() async throws {
        try await WholeInstallation.run(on: .sqlite) { installation in
            let tenant = try await installation.makeShop("tea")
            let browser = try await ConsoleBrowser.signedIn(installation)
            let suspend = "/console/tenants/\(tenant.id)/suspend"
            _ = try await browser.get("/console/tenants/\(tenant.id)")
            #expect(try await browser.post(suspend, csrf: "").status == 403)
            let stranger = CSRFToken(secret: Array(AccessToken().text.utf8)).token(session: ConsoleCall.csrfScope)
            #expect(try await browser.post(suspend, csrf: stranger).status == 403)
            let site = HTTPField.Name("Sec-Fetch-Site")!
            #expect(try await browser.post(suspend, headers: [site: "cross-site"]).status == 403)
            #expect(try await browser.post("/console/sign-in", csrf: "x").status == 403)
            #expect(try await installation.directory.tenant(id: tenant.id)?.state == .active)
            _ = try await browser.get("/console/tenants/\(tenant.id)")
            #expect(try await browser.post(suspend, headers: [site: "same-origin"]).status == 303)
            #expect(try await installation.directory.tenant(id: tenant.id)?.state == .suspended)
        }
    }

    @Test("a shop's host knows no console, whoever is signed in", arguments: TestEngine.available)
    func shopHost(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine, baseDomain: "shops.example.com") { installation in
            _ = try await installation.makeShop("tea")
            try await ConsoleBrowser.makeOperator(installation)
            for host in ["tea.shops.example.com", "shop.example.net"] {
                let browser = ConsoleBrowser(installation, host: host)
                for path in ["/console", "/console/sign-in", "/console/tenants"] {
                    #expect(try await browser.get(path).status == 404, "\(host)\(path)")
                }
                #expect(try await browser.post("/console/sign-in").status == 404)
            }
            let own = ConsoleBrowser(installation, host: "shops.example.com")
            #expect(try await own.signIn().status == 303)
            #expect(try await own.get("/console").status == 200)
        }
    }

    @Test("one is led back to where one wanted to go, and nowhere else")
    func next() async throws {
        try await WholeInstallation.run(on: .sqlite) { installation in
            try await ConsoleBrowser.makeOperator(installation)
            for (next, target) in [
                ("/console/jobs?state=dead", "/console/jobs?state=dead"),
                ("/console/tenants/new", "/console/tenants/new"),
                ("https://evil.example", "/console"), ("//evil.example", "/console"), ("/products", "/console"),
                ("/console/../products", "/console"), ("/console/%2e%2e/products", "/console"),
                ("/consoles", "/console"), ("/console/sign-in", "/console"), ("", "/console"),
            ] {
                let browser = ConsoleBrowser(installation)
                #expect(try await browser.signIn(next: next).location == target, "\(next)")
            }
        }
    }
}
