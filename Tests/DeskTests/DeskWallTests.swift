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

@Suite("The walls of a shop's desk")
struct DeskWallTests {
    private static let staffRoutes = ShopDesk.routes.filter(\.isForStaff)

    private static func send(_ route: DeskRoute, _ browser: ConsoleBrowser, csrf: String? = nil) async throws
        -> ConsoleAnswer
    {
        route.method == .get
            ? try await browser.get(route.anyPath) : try await browser.post(route.anyPath, ["x": "y"], csrf: csrf)
    }

    @Test("every page and form leads to the sign-in without a session, and takes nothing")
    func closed() async throws {
        try await DeskPlace.run(on: .sqlite) { place in
            for cookie in [nil, String(repeating: "a", count: 43), "x"] {
                let browser = place.browser()
                browser.setCookie("desk_session", cookie)
                for route in Self.staffRoutes {
                    let answer = try await Self.send(route, browser)
                    #expect(
                        answer.status == 303 && answer.location?.hasPrefix("/desk/sign-in") == true,
                        "\(route.method) \(route.path.pattern)")
                }
            }
            #expect(try await place.actions().isEmpty)
        }
    }

    @Test("every form refuses what does not carry the session's token, or comes from another site")
    func forged() async throws {
        try await DeskPlace.run(on: .sqlite) { place in
            let browser = try await place.signedIn()
            let before = try await place.actions()
            for route in ShopDesk.routes where route.method == .post {
                for token in ["", "x", AccessToken().text] {
                    let answer = try await Self.send(route, browser, csrf: token)
                    #expect(answer.status == 403, "\(route.path.pattern)")
                }
                let site = HTTPField.Name("Sec-Fetch-Site")!
                _ = try await browser.get("/desk")
                #expect(try await browser.post(route.anyPath, headers: [site: "cross-site"]).status == 403)
            }
            #expect(try await place.actions() == before)
        }
    }

    @Test("a page asks for the permission that it is declared with, of every role", arguments: TestEngine.available)
    func permissions(engine: TestEngine) async throws {
        try await DeskPlace.run(on: engine) { place in
            for role in Role.seeded where ![Role.owner, Role.vendor].contains(role.name) {
                try await place.add(role.name, role: role.name)
                let browser = try await place.signedIn("\(role.name)@example.com")
                for route in Self.staffRoutes where route.method == .get && !route.isForVendors {
                    let answer = try await Self.send(route, browser)
                    let may = route.permission.map(role.permissions.contains) ?? true
                    #expect((answer.status == 403) == !may, "\(role.name) \(route.path.pattern): \(answer.status)")
                    if !may { #expect(answer.text.contains("You may not do this")) }
                }
                _ = try await browser.get("/desk")
                for route in Self.staffRoutes where route.method == .post {
                    guard let permission = route.permission, !role.permissions.contains(permission) else { continue }
                    #expect(try await Self.send(route, browser).status == 403, "\(role.name) \(route.path.pattern)")
                }
            }
        }
    }

    @Test("the navigation and the search show what one may see")
    func navigation() async throws {
        try await DeskPlace.run(on: .sqlite) { place in
            try await place.add("sam", role: "support")
            let browser = try await place.signedIn("sam@example.com")
            let home = try await browser.get("/desk")
            #expect(!home.text.contains("/desk/people") && !home.text.contains("/desk/audit"))
            #expect(try await browser.get("/desk/search?q=people").text.contains("Nothing found"))
            let owner = try await place.signedIn()
            let found = try await owner.get("/desk/search?q=sam")
            #expect(found.text.contains("sam@example.com"))
            #expect(try await owner.get("/desk/search?q=%3Cscript%3E").text.contains("&lt;script&gt;"))
        }
    }

    @Test("a closed shop's desk can be read, and nothing in it changed", arguments: TestEngine.available)
    func suspended(engine: TestEngine) async throws {
        try await DeskPlace.run(on: engine) { place in
            let browser = try await place.signedIn()
            _ = try await place.installation.directory.suspend(place.shop.tenant.id)
            place.installation.directory.invalidate(place.shop.tenant.id)
            #expect(try await browser.get("/").status == 503)
            let page = try await browser.get("/desk/people")
            #expect(page.status == 200 && page.text.contains("The shop is closed to visitors"))
            let before = try await place.actions()
            for route in Self.staffRoutes where route.method == .post && !route.worksWhileClosed {
                _ = try await browser.get("/desk")
                let answer = try await Self.send(route, browser)
                #expect(answer.status == 403, "\(route.path.pattern)")
            }
            #expect(try await place.actions() == before)
            // One may still come in, and go.
            _ = try await place.signedIn()
            _ = try await browser.get("/desk")
            #expect(try await browser.post("/desk/sign-out").status == 303)
        }
    }

    @Test(
        "delicate acts ask for the password again, and lose nothing of what was typed", arguments: TestEngine.available)
    func freshProof(engine: TestEngine) async throws {
        try await DeskPlace.run(on: engine) { place in
            let browser = try await place.signedIn()
            let fields: Fields = ["name": "Scanner <1>", "days": "30", "scope": "orders.read"]
            _ = try await browser.get("/desk/api-keys/new")
            try await place.age()
            let before = browser.cookie("desk_session")
            let asked = try await browser.post("/desk/api-keys/new", fields)
            #expect(asked.status == 403 && asked.text.contains("Confirm that it is you"))
            #expect(asked.hidden("name") == "Scanner &lt;1&gt;" && asked.hidden("scope") == "orders.read")
            let wrong = try await browser.post("/desk/api-keys/new", fields.setting("proof", to: "nine tall ships"))
            #expect(wrong.status == 422)
            #expect(try await place.events("api_key.created").isEmpty)
            let right = try await browser.post("/desk/api-keys/new", fields.setting("proof", to: DeskPlace.password))
            #expect(right.status == 200 && right.text.contains("stoa_"))
            #expect(browser.cookie("desk_session") != before, "a proof renews the session's token")
            #expect(try await browser.get("/desk").status == 200)
        }
    }

    @Test("ids of nothing are not found", arguments: TestEngine.available)
    func foreignIDs(engine: TestEngine) async throws {
        try await DeskPlace.run(on: engine) { place in
            let other = try await DeskPlace(place.installation, slug: "coffee")
            let stranger = try await other.ownerID
            let browser = try await place.signedIn()
            #expect(try await browser.get("/desk/people/\(stranger)").status == 404)
            for verb in ["deactivate", "sign-out", "second-factor", "reactivate"] {
                #expect(try await browser.post("/desk/people/\(stranger)/\(verb)").status == 404)
            }
            #expect(try await browser.get("/desk/people/x").status == 404)
            #expect(try await browser.get("/desk/roles/nothing").status == 404)
            #expect(try await browser.get("/desk/mail-templates/nothing/en").status == 404)
            #expect(try await browser.get("/desk/mail-templates/invitation/xx").status == 404)
            #expect(try await other.actions().isEmpty)
        }
    }
}
