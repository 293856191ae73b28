import Composition
import HTTPTypes
import Infrastructure
import Messaging
import Persistence
import Tenancy
import Testing
import TestPasskeys
import TestSupport
import Vocabulary

@testable import Desk
@testable import People
@testable import Web

@Suite("Passkeys at the desk and the console")
struct DeskPasskeyTests {
    private static let origin = "http://tea.localhost"

    @Test("one is both factors of a sign-in at the desk, and is told and written down", arguments: TestEngine.available)
    func desk(engine: TestEngine) async throws {
        try await DeskPlace.run(on: engine) { place in
            let owner = try await place.signedIn()
            _ = try await place.enrol(owner)
            var device = try Authenticator(at: Self.origin)
            let added = try await Self.add(&device, in: owner, at: "/desk/profile/passkeys")
            #expect(added.status == 303, "\(added.text.suffix(600))")
            #expect(try await place.mails(.passkeyAdded).count == 1)
            let event = try #require(try await place.events("passkey.added").first)
            #expect(event.actor.name == "Ada" && event.change.fields.first?.after == "Phone")

            let browser = place.browser()
            let welcome = try await Self.signIn(&device, in: browser, at: "/desk/sign-in", next: "/desk/people")
            #expect(welcome.status == 303 && welcome.location == "/desk/people", "no code is asked for")
            #expect(try await browser.get("/desk/people").status == 200)
            #expect(try await place.events("staff.signed_in").count == 2)
            #expect(try await place.mails(.newSignIn).count == 1)

            let page = try await browser.get("/desk/profile/passkeys")
            let id = try #require(page.text.firstMatch(of: /passkeys\/([0-9a-f-]{36})\/remove/)?.output.1)
            #expect(try await browser.post("/desk/profile/passkeys/\(id)", ["name": "Tablet"]).status == 303)
            #expect(try await browser.get("/desk/profile/passkeys").text.contains("Tablet"))
            #expect(try await browser.post("/desk/profile/passkeys/\(id)/remove").status == 303)
            #expect(try await place.mails(.passkeyRemoved).count == 1)
            #expect(try await Self.signIn(&device, in: place.browser(), at: "/desk/sign-in").status == 422)
            #expect(
                try await place.actions().suffix(2) == ["passkey.renamed", "passkey.removed"])
        }
    }

    @Test("at the desk a delicate act asks for the password, and a passkey is no second factor of a role")
    func rules() async throws {
        try await DeskPlace.run(on: .sqlite) { place in
            let owner = try await place.signedIn()
            var device = try Authenticator(at: Self.origin)
            _ = try await Self.add(&device, in: owner, at: "/desk/profile/passkeys")
            let id = try #require(
                try await owner.get("/desk/profile/passkeys").text
                    .firstMatch(of: /passkeys\/([0-9a-f-]{36})\/remove/)?.output.1)
            try await place.age()
            #expect(PasskeyPage.options("create", in: try await owner.get("/desk/profile/passkeys").text) == nil)
            let asked = try await owner.post("/desk/profile/passkeys/\(id)/remove")
            #expect(asked.status == 403 && asked.text.contains("Confirm that it is you"))
            let proved = try await owner.post("/desk/profile/passkeys/prove", ["proof": DeskPlace.password])
            #expect(proved.status == 303 && proved.location == "/desk/profile/passkeys")

            try await place.shop.database.write {
                _ = try $0.execute("UPDATE role SET needs_second_factor = TRUE WHERE name = 'owner'")
            }
            let browser = place.browser()
            let welcome = try await Self.signIn(&device, in: browser, at: "/desk/sign-in")
            #expect(welcome.status == 303)
            #expect(
                try await browser.get("/desk").location == "/desk/profile/second-factor",
                "the password goes on, so its code is asked for")
        }
    }

    @Test("an address that is taken back takes the passkeys of whoever changed it")
    func takenBack() async throws {
        try await DeskPlace.run(on: .sqlite) { place in
            let owner = try await place.signedIn()
            _ = try await owner.get("/desk/profile")
            #expect(try await owner.post("/desk/profile/email", ["email": "new@example.com"]).status == 303)
            let mailbox = place.browser()
            let token = try #require(try await mailbox.get(try await place.link(.verifyEmail)).hidden("token"))
            #expect(try await mailbox.post("/desk/confirm-email", ["token": token]).status == 303)
            let thief = try await place.signedIn("new@example.com")
            var device = try Authenticator(at: Self.origin)
            #expect(try await Self.add(&device, in: thief, at: "/desk/profile/passkeys").status == 303)
            #expect(try await Self.signIn(&device, in: place.browser(), at: "/desk/sign-in").status == 303)

            let undo = try #require(try await mailbox.get(try await place.link(.emailChanged)).hidden("token"))
            #expect(try await mailbox.post("/desk/confirm-email", ["token": undo]).location == "/desk/forgot-password")
            #expect(try await Self.signIn(&device, in: place.browser(), at: "/desk/sign-in").status == 422)
        }
    }

    @Test("a copy is told to its owner and raised at the desk; who left, or lost theirs, comes in no more")
    func lost() async throws {
        try await DeskPlace.run(on: .sqlite) { place in
            let id = try await place.add("bob", role: "manager")
            let bob = try await place.signedIn("bob@example.com")
            var device = try Authenticator(at: Self.origin, signCount: 3)
            _ = try await Self.add(&device, in: bob, at: "/desk/profile/passkeys")
            var copy = device
            #expect(try await Self.signIn(&device, in: place.browser(), at: "/desk/sign-in").status == 303)
            #expect(try await Self.signIn(&copy, in: place.browser(), at: "/desk/sign-in").status == 422)
            #expect(try await place.mails(.passkeyRefused).first?.recipient.text == "bob@example.com")
            #expect(try await place.events("passkey.copied").first?.actor.name == "bob@example.com")
            try await place.shop.database.write { transaction in
                let (raised, _) = try SecurityWatch.look(in: transaction)
                #expect(raised.contains { $0.rule == .copiedPasskey })
            }

            let owner = try await place.signedIn()
            _ = try await owner.get("/desk/people/\(id)")
            #expect(try await owner.post("/desk/people/\(id)/deactivate").status == 303)
            #expect(try await Self.signIn(&device, in: place.browser(), at: "/desk/sign-in").status == 422)
            #expect(try await owner.post("/desk/people/\(id)/reactivate").status == 303)
            #expect(try await Self.signIn(&device, in: place.browser(), at: "/desk/sign-in").status == 303)
            #expect(try await owner.post("/desk/people/\(id)/second-factor").status == 303)
            #expect(try await Self.signIn(&device, in: place.browser(), at: "/desk/sign-in").status == 422)
        }
    }

    @Test("operators have theirs with the platform, and no other door knows them", arguments: TestEngine.available)
    func console(engine: TestEngine) async throws {
        try await DeskPlace.run(on: engine) { place in
            let browser = try await ConsoleBrowser.signedIn(place.installation)
            var device = try Authenticator(at: "http://localhost")
            let added = try await Self.add(&device, in: browser, at: "/console/account/passkeys")
            #expect(added.status == 303, "\(added.text.suffix(600))")
            let platform = place.installation.engine.platform
            let (mails, actions): ([MailRecord], [String]) = try await platform.read {
                (try MailRecord.list(in: $0), try $0.values("SELECT action FROM audit_event ORDER BY number"))
            }
            #expect(mails.map(\.kind) == [.passkeyAdded] && mails[0].text.contains("/console/account/passkeys"))
            #expect(actions == ["tenant.created", "passkey.added"])

            let other = ConsoleBrowser(place.installation)
            let welcome = try await Self.signIn(&device, in: other, at: "/console/sign-in", next: "/console/health")
            #expect(welcome.status == 303 && welcome.location == "/console/health")
            #expect(try await other.get("/console/health").status == 200)

            var stranger = try Authenticator(at: Self.origin)
            let owner = try await place.signedIn()
            _ = try await Self.add(&stranger, in: owner, at: "/desk/profile/passkeys")
            #expect(
                try await Self.signIn(&stranger, in: ConsoleBrowser(place.installation), at: "/console/sign-in").status
                    == 422)
            #expect(try await Self.signIn(&device, in: place.browser(), at: "/desk/sign-in").status == 422)

            // Long after the sign-in the password is asked for.
            try await platform.write { _ = try $0.execute("UPDATE operator_session SET proved_at = 0") }
            let page = try await other.get("/console/account/passkeys")
            #expect(PasskeyPage.options("create", in: page.text) == nil)
            let id = try await platform.read { try $0.value("SELECT id FROM passkey", as: PasskeyID.self) }
            let refused = try await other.post("/console/account/passkeys/\(try #require(id))/remove")
            #expect(refused.location == "/console/account/passkeys")
            #expect(
                try await other.post("/console/account/passkeys/prove", ["password": "nine tall ships"]).status == 422)
            let before = other.cookie("console_session")
            let proved = try await other.post("/console/account/passkeys/prove", ["password": ConsoleBrowser.password])
            #expect(proved.status == 303 && other.cookie("console_session") != before)
            _ = try await other.get("/console/account/passkeys")
            #expect(
                try await other.post("/console/account/passkeys/\(try #require(id))", ["name": "Key"]).status == 303)
            #expect(try await other.post("/console/account/passkeys/\(try #require(id))/remove").status == 303)
            #expect(
                try await Self.signIn(&device, in: ConsoleBrowser(place.installation), at: "/console/sign-in").status
                    == 422)
        }
    }

    // MARK: - What the page's script does

    private static func add(
        _ device: inout Authenticator, in browser: ConsoleBrowser, at path: String
    ) async throws -> ConsoleAnswer {
        let page = try await browser.get(path)
        let made = try device.make(try #require(PasskeyPage.options("create", in: page.text), "\(page.status)"))
        return try await browser.post(path, fields(made).setting("name", to: "Phone"))
    }

    private static func signIn(
        _ device: inout Authenticator, in browser: ConsoleBrowser, at path: String, next: String? = nil
    ) async throws -> ConsoleAnswer {
        let page = try await browser.get(path)
        let used = try device.use(try #require(PasskeyPage.options("get", in: page.text)))
        return try await browser.post(path + "/passkey", fields(used).setting("next", to: next))
    }

    private static func fields(_ answer: [String: String]) -> Fields {
        answer.reduce(Fields()) { $0.setting($1.key, to: $1.value) }
    }
}
