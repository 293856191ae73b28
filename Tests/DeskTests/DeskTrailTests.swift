import BackgroundJobs
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

@Suite("The audit trail, mails and visits at a shop's desk")
struct DeskTrailTests {
    @Test("each change is written down with what it was before, and the chain holds", arguments: TestEngine.available)
    func trail(engine: TestEngine) async throws {
        try await DeskPlace.run(on: engine) { place in
            let id = try await place.add("bob", role: "support")
            let owner = try await place.signedIn()
            _ = try await owner.get("/desk")
            let forms: [(String, Fields, String)] = [
                ("/desk/profile/name", ["name": "=Ada, \"the first\""], "staff.renamed"),
                (
                    "/desk/profile/password", ["current": DeskPlace.password, "password": "nine small boats"],
                    "staff.password_changed"
                ),
                ("/desk/people/\(id)/role", ["role": "catalog"], "role.given"),
                ("/desk/people/\(id)/sign-out", [:], "staff.signed_out"),
                ("/desk/people/\(id)/second-factor", [:], "staff.second_factor_reset"),
                ("/desk/people/\(id)/deactivate", [:], "staff.deactivated"),
                ("/desk/people/\(id)/reactivate", [:], "staff.reactivated"),
                ("/desk/roles/new", ["title": "Night", "permission": "orders.read"], "role.created"),
                ("/desk/roles/night", ["title": "Nights", "permission": "orders.read"], "role.changed"),
                ("/desk/roles/night/delete", [:], "role.deleted"),
                ("/desk/people/invite", ["email": "eve@example.com", "role": "support"], "staff.invited"),
                ("/desk/api-keys/new", ["name": "Scanner", "days": "0", "scope": "orders.read"], "api_key.created"),
                ("/desk/security", ["hours": "24", "tell": "on"], "desk_rules.changed"),
                (
                    "/desk/mail-templates/invitation/en", ["subject": "Come", "preview": "", "text": "t", "html": "h"],
                    "mail_template.changed"
                ),
                ("/desk/mail-templates/invitation/en/restore", [:], "mail_template.restored"),
                ("/desk/profile/sessions/end-others", [:], "session.others_ended"),
            ]
            for (path, fields, action) in forms {
                _ = try await owner.get("/desk")
                let answer = try await owner.post(path, fields)
                #expect(answer.status == 303 || answer.status == 200, "\(path): \(answer.status)")
                let event = try #require(try await place.events(action).first, "\(path)")
                #expect(event.actor.id == (try await place.ownerID).of(PersonScope.self) && !event.requestID.isEmpty)
            }
            let all = "\(try await place.shop.database.read { try $0.rows("SELECT * FROM audit_event") })"
            #expect(!all.contains("small boats") && !all.contains("argon2"), "secrets are never in it")
            let page = try await owner.get("/desk/audit?verify=1&action=role.given")
            #expect(page.text.contains("are as they were written") && page.text.contains("<ins>Catalogue</ins>"))
            #expect(try await owner.get("/desk/audit?from=2001-01-01&to=2001-01-02").text.contains("Nothing fits"))
            let file = try await owner.get("/desk/audit/export.csv")
            #expect(file.headers[.contentType]?.hasPrefix("text/csv") == true)
            #expect(file.text.split(separator: "\r\n").count == (try await place.actions()).count + 1)
            #expect(file.text.contains("\"'=Ada, \"\"the first\"\"\""), "no spreadsheet takes a name for a formula")
            #expect(try await place.events("audit.exported").count == 1)
        }
    }

    @Test("the sign-in rules count: sessions end sooner, and everybody needs a second factor")
    func rules() async throws {
        try await DeskPlace.run(on: .sqlite) { place in
            let owner = try await place.signedIn()
            _ = try await owner.get("/desk/security")
            #expect(try await owner.post("/desk/security", ["hours": "8", "second": "on"]).status == 303)
            #expect(try await owner.get("/desk").location == "/desk/profile/second-factor")
            _ = try await place.signedIn()
            let ends: [Instant] = try await place.shop.database.read { try $0.values("SELECT ends_at FROM session") }
            let shortest = try #require(ends.min())
            #expect(shortest < Instant.now.advanced(by: .seconds(8 * 3600 + 60)))
        }
    }

    @Test("a mail's words are the shop's own, shown before they are saved, and ours again")
    func templates() async throws {
        try await DeskPlace.run(on: .sqlite) { place in
            let owner = try await place.signedIn()
            let path = "/desk/mail-templates/invitation/en"
            #expect(try await owner.get("/desk/mail-templates").text.contains("Invitation to the desk"))
            let page = try await owner.get(path)
            #expect(page.status == 200 && page.headers[.contentSecurityPolicy]?.contains("frame-src 'self'") == true)
            let fields: Fields = [
                "subject": "Hi {{inviter}}", "preview": "", "text": "Come: {{link}}", "html": "<p>{{inviter}} & co</p>",
            ]
            let preview = try await owner.post(path + "/preview", fields)
            #expect(preview.text.contains("Grace Hopper &amp; co") || preview.text.contains("Grace Hopper & co"))
            #expect(preview.headers[.contentSecurityPolicy]?.hasPrefix("sandbox") == true)
            let broken = try await owner.post(path, fields.setting("html", to: "{{#a}}"))
            #expect(broken.status == 422 && broken.text.contains("Hi {{inviter}}"), "nothing typed is lost")
            #expect(try await owner.post(path, fields.setting("html", to: "{{{link}}}")).status == 422)
            let test = try await owner.post(path + "/test", fields)
            #expect(test.status == 200 && test.text.contains("on its way to \(DeskPlace.owner)"))
            #expect(try await place.mails(.invitation).first?.subject == "Hi Grace Hopper")
            #expect(try await owner.post(path, fields).status == 303)
            _ = try await owner.post("/desk/people/invite", ["email": "bob@example.com", "role": "support"])
            #expect(try await place.mails(.invitation).first?.subject == "Hi Ada")
            #expect(try await owner.post(path + "/restore").status == 303)
            #expect(try await owner.get(path).text.contains("{{inviter}} invites you to {{shop.name}}"))
        }
    }

    @Test("an operator is let in with a reason, for a while, before everybody's eyes", arguments: TestEngine.available)
    func visit(engine: TestEngine) async throws {
        try await DeskPlace.run(on: engine) { place in
            let console = try await ConsoleBrowser.signedIn(place.installation)
            let path = "/console/tenants/\(place.shop.tenant.id)/visit"
            #expect(try await console.get(path).status == 200)
            let reason = "You asked us to look at the import."
            #expect(
                try await console.post(path, ["reason": "short", "password": ConsoleBrowser.password]).status == 422)
            #expect(try await console.post(path, ["reason": reason, "password": "nine tall ships"]).status == 422)
            #expect(try await place.actions().isEmpty)
            let opened = try await console.post(path, ["reason": reason, "password": ConsoleBrowser.password])
            #expect(opened.status == 200)
            let found = try #require(opened.text.firstRange(of: "/desk/enter?token="))
            let link = String(opened.text[found.lowerBound...].prefix { $0 != "\"" })
            #expect(try await place.mails(.operatorVisit).map(\.recipient.text) == [DeskPlace.owner])
            let browser = place.browser()
            let door = try await browser.get(link)
            let token = try #require(door.hidden("token"))
            #expect(try await browser.post("/desk/enter", ["token": token]).location == "/desk")
            let again = place.browser()
            _ = try await again.get(link)
            #expect(try await again.post("/desk/enter", ["token": token]).status == 410)
            let page = try await browser.get("/desk/people")
            #expect(page.status == 200 && page.text.contains("You are here as an") && page.text.contains(reason))
            #expect(try await browser.get("/desk/profile").status == 403)
            // Acts are the operator's, and owners are out of reach.
            let ownerID = try await place.ownerID
            #expect(try await browser.post("/desk/people/\(ownerID)/deactivate").status == 403)
            #expect(try await browser.post("/desk/security", ["hours": "24"]).status == 303)
            let event = try #require(try await place.events("desk_rules.changed").first)
            #expect(event.actor.kind == .platformOperator && event.actor.name == "Ada")
            #expect(try await place.signedIn().get("/desk").text.contains("of the platform is at the desk"))
            let platform = try await place.installation.engine.platform.read { try AuditTrail.list(in: $0) }
            #expect(platform.contains { $0.action == "tenant.desk_opened" })
            // The rules over a trail are a shop's: none is put in line where no shop is.
            let watches = try await place.installation.engine.platform.read {
                try JobRecord.list(kind: WatchSecurity.kind, limit: 10, in: $0)
            }
            #expect(watches.isEmpty)
            #expect(try await console.get("/console/audit").text.contains(reason))
            #expect(try await browser.post("/desk/end-visit").status == 303)
            #expect(try await browser.get("/desk").status == 303)
            #expect(try await place.events("operator_visit.ended").count == 1)
        }
    }

    @Test("a visit ends by itself")
    func visitEnds() async throws {
        try await DeskPlace.run(on: .sqlite) { place in
            try await ConsoleBrowser.makeOperator(place.installation)
            let start = Instant.now.advanced(by: .seconds(-3_590))
            let address = try EmailAddress(ConsoleBrowser.email)
            let person = try await place.installation.engine.platform.read {
                try #require(try Operator.find(address, in: $0))
            }
            let session = try await place.shop.database.write { transaction in
                let (_, token) = try OperatorVisit.begin(
                    person, reason: "A reason of some length.", address: "", requestID: "", at: start, in: transaction)
                let entered = try OperatorVisit.enter(
                    token, on: Device(address: "", userAgent: ""), at: start, in: transaction)
                return try #require(entered).session
            }
            let later = start.advanced(by: OperatorVisit.length)
            for (moment, isThere) in [(Instant.now, true), (later, false)] {
                let found = try await place.shop.database.read {
                    try Session.find(session, .staff, at: moment, in: $0)
                }
                #expect((found != nil) == isThere)
            }
        }
    }

    @Test("an operator's second factor is asked for at the console and at a visit", arguments: TestEngine.available)
    func operatorFactor(engine: TestEngine) async throws {
        try await DeskPlace.run(on: engine) { place in
            let console = try await ConsoleBrowser.signedIn(place.installation)
            let page = try await console.get("/console/account/second-factor")
            let sealed = try #require(page.hidden("key"))
            let id = try await place.installation.engine.platform.read {
                try #require(try Operator.all(in: $0).first).id
            }
            let code = TimeCode(secret: try place.installation.vault.open(sealed, for: "console-enrolment/\(id)"))
            let step = Instant.now.milliseconds / 30_000
            let given: Fields = ["key": sealed, "code": code.code(step: step)]
            let path = "/console/account/second-factor"
            #expect(try await console.post(path, given.setting("password", to: "wrong")).status == 422)
            let done = try await console.post(path, given.setting("password", to: ConsoleBrowser.password))
            let recovery = try #require(done.code(after: "recovery-codes"))
            let other = ConsoleBrowser(place.installation)
            let asked = try await other.signIn()
            #expect(asked.status == 200 && other.cookie("console_session") == nil)
            let pending = try #require(asked.hidden("pending"))
            let wrong = try await other.post("/console/sign-in/code", ["pending": pending, "code": "123456"])
            #expect(wrong.status == 422)
            let right = try await other.post(
                "/console/sign-in/code", ["pending": try #require(wrong.hidden("pending")), "code": recovery])
            #expect(right.location == "/console" && other.cookie("console_session") != nil)
            #expect(try await other.get("/console/account").text.contains("This one"))
            let visit = "/console/tenants/\(place.shop.tenant.id)/visit"
            _ = try await other.get(visit)
            let fields: Fields = ["reason": "A reason of some length.", "password": ConsoleBrowser.password]
            #expect(try await other.post(visit, fields).status == 422, "the code is missing")
            let next = code.code(step: step + 1)
            #expect(try await other.post(visit, fields.setting("code", to: next)).status == 200)
            #expect(try await other.post("/console/account/end-other-sessions").status == 303)
            #expect(try await console.get("/console").status == 303)
        }
    }
}
