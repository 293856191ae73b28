import Composition
import HTTPTypes
import Infrastructure
import Persistence
import Tenancy
import TestSupport
import Testing
import Vocabulary

@testable import Desk
@testable import Messaging
@testable import People
@testable import Web

@Suite("Signing in at a shop's desk")
struct DeskSignInTests {
    @Test("in with address and password, out with a button; only a digest is kept", arguments: TestEngine.available)
    func inAndOut(engine: TestEngine) async throws {
        try await DeskPlace.run(on: engine) { place in
            let browser = place.browser()
            #expect(try await browser.get("/desk").location == "/desk/sign-in?next=%2Fdesk")
            let welcome = try await place.signIn(browser, " ADA@example.com")
            #expect(welcome.status == 303 && welcome.location == "/desk")
            let cookie = try #require(welcome.headers[values: .setCookie].first { $0.hasPrefix("desk_session=") })
            #expect(cookie.contains("Path=/;") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
            let page = try await browser.get("/desk")
            #expect(page.status == 200 && page.text.contains("Hello, Ada") && page.text.contains("Audit trail"))
            #expect(page.headers[.cacheControl] == "no-store")
            #expect(!page.text.contains("<style") && !page.text.contains(" style=") && !page.text.contains(" onclick="))
            let token = try #require(browser.cookie("desk_session"))
            let stored = try await place.shop.database.read { try $0.rows("SELECT * FROM session") }
            #expect(stored.count == 1 && !"\(stored)".contains(token))
            #expect(try await browser.post("/desk/sign-out").location == "/desk/sign-in?done=signed-out")
            browser.setCookie("desk_session", token)
            #expect(try await browser.get("/desk").status == 303, "the session ended, not only the cookie")
        }
    }

    @Test("a wrong password, an unknown address and somebody who left are told the same")
    func refusals() async throws {
        try await DeskPlace.run(on: .sqlite) { place in
            let left = try await place.add("bob", role: "support")
            try await place.shop.database.write {
                _ = try $0.execute("UPDATE staff SET deactivated_at = 1 WHERE id = \(left)")
            }
            for (email, password) in [
                (DeskPlace.owner, "nine tall ships"), ("eve@example.com", DeskPlace.password),
                ("bob@example.com", DeskPlace.password), ("no address", DeskPlace.password),
            ] {
                let answer = try await place.signIn(place.browser(), email, password)
                #expect(answer.status == 422, "\(email)")
                #expect(answer.text.contains("The e-mail address or the password is not right."))
                #expect(!answer.text.contains("tall ships"), "a password is never shown again")
            }
        }
    }

    @Test("one is led back to where one wanted to go, and nowhere else")
    func next() async throws {
        try await DeskPlace.run(on: .sqlite) { place in
            for (next, target) in [
                ("/desk/people?x=1", "/desk/people?x=1"), ("https://evil.example", "/desk"),
                ("//evil.example", "/desk"),
                ("/products", "/desk"), ("/desk/../products", "/desk"), ("/desk/%2e%2e/products", "/desk"),
                ("/desks", "/desk"), ("/desk/sign-in", "/desk"), ("/\\evil.example", "/desk"), ("", "/desk"),
            ] {
                #expect(try await place.signIn(place.browser(), next: next).location == target, "\(next)")
            }
            let browser = try await place.signedIn()
            _ = try await browser.get("/desk")
            #expect(
                try await browser.post("/desk/theme", ["theme": "dark", "next": "//evil.example"]).location == "/desk")
            #expect(try await browser.get("/desk").text.contains("data-theme=\"dark\""))
        }
    }

    @Test("a session of one shop opens no other, and a shopper's cookie no desk", arguments: TestEngine.available)
    func otherShop(engine: TestEngine) async throws {
        try await DeskPlace.run(on: engine) { place in
            let other = try await DeskPlace(place.installation, slug: "coffee")
            let token = try #require(try await place.signedIn().cookie("desk_session"))
            let stranger = other.browser()
            stranger.setCookie("desk_session", token)
            #expect(try await stranger.get("/desk").status == 303)
            let customer = try await place.shop.database.write {
                try Session.begin(
                    .customer, PersonID(), on: Device(address: "", userAgent: ""), in: $0)
            }
            let shopper = place.browser()
            shopper.setCookie("desk_session", customer.text)
            #expect(try await shopper.get("/desk").status == 303)
        }
    }

    @Test("a second factor is set up, asked for, and each code is good once", arguments: TestEngine.available)
    func secondFactor(engine: TestEngine) async throws {
        try await DeskPlace.run(on: engine) { place in
            let browser = try await place.signedIn()
            let (code, codes) = try await place.enrol(browser)
            #expect(codes.count == 10)
            // The app's code of the next step: the one that enrolled is used up.
            let step = Instant.now.milliseconds / 30_000 + 1
            let other = place.browser()
            let first = try await place.signIn(other)
            #expect(first.location == "/desk/sign-in/code" && other.cookie("desk_session") == nil)
            #expect(try await other.get("/desk").status == 303, "half a sign-in opens nothing")
            _ = try await other.get("/desk/sign-in/code")
            #expect(try await other.post("/desk/sign-in/code", ["code": "000000"]).status == 422)
            let done = try await other.post("/desk/sign-in/code", ["code": code.code(step: step)])
            #expect(done.status == 303 && other.cookie("desk_session") != nil)
            // Again with the same code, and with a recovery code twice.
            for (given, status) in [(code.code(step: step), 422), (codes[0].uppercased(), 303), (codes[0], 422)] {
                let again = place.browser()
                _ = try await place.signIn(again)
                _ = try await again.get("/desk/sign-in/code")
                #expect(try await again.post("/desk/sign-in/code", ["code": given]).status == status, "\(given)")
            }
            #expect(try await place.events("staff.second_factor_enrolled").count == 1)
        }
    }

    @Test("whoever needs a second factor and has none sees nothing but its setup", arguments: TestEngine.available)
    func forced(engine: TestEngine) async throws {
        try await DeskPlace.run(on: engine) { place in
            try await place.add("mia", role: "manager")
            try await place.shop.database.write {
                _ = try $0.execute("UPDATE role SET needs_second_factor = TRUE WHERE name = 'manager'")
            }
            let browser = try await place.signedIn("mia@example.com")
            for route in ShopDesk.routes where route.method == .get && !route.isBeforeEnrolment {
                guard route.isForStaff else { continue }
                let answer = try await browser.get(route.anyPath)
                #expect(answer.location == "/desk/profile/second-factor", "\(route.path.pattern)")
            }
            let api = try await browser.get("/api/v1/staff")
            #expect(api.status == 403 && api.text.contains("second_factor_enrolment_needed"))
            _ = try await place.enrol(browser)
            #expect(try await browser.get("/desk/people").status == 200)
            #expect(try await browser.post("/desk/profile/second-factor/off").status == 403, "it is asked for")
        }
    }

    @Test("a forgotten password is set by a link that works once", arguments: TestEngine.available)
    func forgotten(engine: TestEngine) async throws {
        try await DeskPlace.run(on: engine) { place in
            let signedIn = try await place.signedIn()
            let browser = place.browser()
            _ = try await browser.get("/desk/forgot-password")
            let known = try await browser.post("/desk/forgot-password", ["email": DeskPlace.owner])
            let unknown = try await browser.post("/desk/forgot-password", ["email": "eve@example.com"])
            #expect(known.status == 200 && unknown.status == 200)
            #expect(
                known.text.replacing(DeskPlace.owner, with: "") == unknown.text.replacing("eve@example.com", with: ""))
            try await place.installation.working {
                for _ in 0..<200 where try await place.mails(.resetPassword).isEmpty {
                    try await Task.sleep(for: .milliseconds(20))
                }
                // What holds a secret is kept as long as there is no relay.
                for _ in 0..<200 where try await place.mails(.resetPassword).first?.state == .waiting {
                    try await Task.sleep(for: .milliseconds(20))
                }
            }
            #expect(try await place.mails(.resetPassword).count == 1)
            let link = try await place.link(.resetPassword)
            let page = try await browser.get(link)
            #expect(page.status == 200)
            let token = try #require(page.hidden("token"))
            #expect(try await browser.post("/desk/new-password", ["token": token, "password": "short"]).status == 422)
            let set = try await browser.post("/desk/new-password", ["token": token, "password": "nine small boats"])
            #expect(set.status == 303)
            #expect(
                try await browser.post("/desk/new-password", ["token": token, "password": "ten wide rafts"]).status
                    == 410)
            #expect(try await signedIn.get("/desk").status == 303, "every session ended")
            #expect(try await place.signIn(place.browser()).status == 422)
            _ = try await place.signedIn(DeskPlace.owner, "nine small boats")
            #expect(try await place.events("staff.password_changed").first?.change.fields.first?.after == "…")
        }
    }

    @Test("apps stand beside browsers, and are signed out there", arguments: TestEngine.available)
    func apps(engine: TestEngine) async throws {
        try await DeskPlace.run(on: engine) { place in
            let (browser, id) = (try await place.signedIn(), try await place.ownerID)
            let device = Device(address: "198.51.100.4", userAgent: "Till/3 (iPad)")
            let other = try await place.add("bob", role: "support")
            let (app, bobs) = try await place.shop.database.write {
                (
                    try RefreshToken.begin(.staff, id.of(PersonScope.self), on: device, in: $0).family,
                    try RefreshToken.begin(.staff, other.of(PersonScope.self), on: device, in: $0).family
                )
            }
            let page = try await browser.get("/desk/profile/sessions")
            #expect(page.text.contains("App · iPad") && page.text.contains("198.51.100.4"))
            #expect(try await browser.post("/desk/profile/sessions/\(bobs)/end").status == 404)
            #expect(try await browser.post("/desk/profile/sessions/\(app)/end").status == 303)
            #expect(try await place.shop.database.read { try RefreshToken.isAlive(app, in: $0) } == false)
            #expect(try await place.shop.database.read { try RefreshToken.isAlive(bobs, in: $0) })
            #expect(try await !browser.get("/desk/profile/sessions").text.contains("App · iPad"))
            #expect(try await place.actions().contains("session.ended"))
        }
    }

    @Test("a sign-in on a new device is told by mail, one on a known device is not")
    func newDevice() async throws {
        try await DeskPlace.run(on: .sqlite) { place in
            let first = try await place.signedIn()
            #expect(try await place.mails(.newSignIn).isEmpty, "the first device of all is no news")
            _ = try await place.signIn(first)
            _ = try await place.signedIn()
            #expect(try await place.mails(.newSignIn).count == 1)
            _ = try await first.get("/desk")
            _ = try await first.post("/desk/sign-out")
            _ = try await place.signIn(first)
            #expect(try await place.mails(.newSignIn).count == 1)
        }
    }
}

extension DeskPlace {
    /// Sets a second factor up, as a person does.
    func enrol(_ browser: ConsoleBrowser) async throws -> (TimeCode, [String]) {
        let page = try await browser.get("/desk/profile/second-factor")
        let sealed = try #require(page.hidden("key"))
        let session = try #require(browser.cookie("desk_session").flatMap { AccessToken($0) })
        let id = try await shop.database.read { try #require(try Session.find(session, .staff, in: $0)).id }
        let code = TimeCode(secret: try installation.vault.open(sealed, for: "enrolment/\(id)"))
        #expect(try await browser.post("/desk/profile/second-factor", ["key": sealed, "code": "123"]).status == 422)
        let step = Instant.now.milliseconds / 30_000
        let done = try await browser.post(
            "/desk/profile/second-factor", ["key": sealed, "code": code.code(step: step)])
        #expect(done.status == 200)
        let codes = done.text.split(separator: "<li><code>").dropFirst().map { String($0.prefix { $0 != "<" }) }
        return (code, codes)
    }
}

extension DeskRoute {
    /// Whether somebody has to be signed in.
    var isForStaff: Bool {
        if case .anyone = access { false } else { true }
    }

    /// Whether it is for who sells for a vendor.
    var isForVendors: Bool {
        if case .vendor = access { true } else { false }
    }

    var permission: Permission? {
        if case .holders(let permission, _) = access { permission } else { nil }
    }

    /// The path with its places filled in by what nothing is called.
    var anyPath: String {
        let segments = path.pattern.split(separator: "/").map { segment -> String in
            switch segment {
            case ":kind": "invitation"
            case ":language": "en"
            case ":role": "support"
            case _ where segment.hasPrefix(":"): "01900000-0000-7000-8000-000000000000"
            default: String(segment)
            }
        }
        return "/" + segments.joined(separator: "/")
    }
}
