import Composition
import HTTPTypes
import Infrastructure
import Persistence
import Tenancy
import Testing
import TestSupport
import Vocabulary

@testable import Desk
@testable import Messaging
@testable import People
@testable import Web

@Suite("People, roles and keys at a shop's desk")
struct DeskPeopleTests {
    @Test("an invitation leads in once, with the role that it was made with", arguments: TestEngine.available)
    func invitation(engine: TestEngine) async throws {
        try await DeskPlace.run(on: engine) { place in
            let owner = try await place.signedIn()
            _ = try await owner.get("/desk/people/invite")
            let fields: Fields = ["email": "Bob@example.com", "role": "support"]
            #expect(try await owner.post("/desk/people/invite", ["email": "bob", "role": ""]).status == 422)
            #expect(try await owner.post("/desk/people/invite", fields).location == "/desk/people?done=invited")
            let first = try await place.link(.invitation)
            let id = try await place.shop.database.read { try #require(try StaffInvitation.all(in: $0).first).id }
            _ = try await owner.get("/desk/people")
            #expect(try await owner.post("/desk/invitations/\(id)/renew").status == 303)
            let bob = place.browser()
            #expect(try await bob.get(first).status == 410, "a new link takes the old one's place")
            let link = try await place.shop.database.read { transaction in
                let newest = try #require(try MailRecord.list(in: transaction).first)
                let found = try #require(newest.text.firstRange(of: "/desk/"))
                return String(newest.text[found.lowerBound...].prefix { !$0.isWhitespace })
            }
            let page = try await bob.get(link)
            #expect(page.status == 200 && page.text.contains("Support") && page.text.contains("Ada"))
            let token = try #require(page.hidden("token"))
            let weak = try await bob.post(
                "/desk/invitation", ["token": token, "name": "Bob", "password": "password12"])
            #expect(weak.status == 422 && weak.text.contains("value=\"Bob\"") && !weak.text.contains("password12"))
            let accept: Fields = ["token": token, "name": "Bob", "password": DeskPlace.password]
            #expect(try await bob.post("/desk/invitation", accept).location == "/desk?done=accepted")
            #expect(try await bob.get("/desk").text.contains("Bob"))
            let again = place.browser()
            _ = try await again.get("/desk/sign-in")
            #expect(try await again.post("/desk/invitation", accept).status == 410)
            _ = try await owner.get("/desk/people/invite")
            let taken = try await owner.post("/desk/people/invite", fields)
            #expect(taken.status == 422 && taken.text.contains("works here already"))
            #expect(try await place.events("staff.invited").count == 2)
            #expect(try await place.events("invitation.accepted").first?.actor.name == "Bob")
        }
    }

    @Test("an invitation that was taken back leads nowhere")
    func revoked() async throws {
        try await DeskPlace.run(on: .sqlite) { place in
            let owner = try await place.signedIn()
            _ = try await owner.get("/desk/people/invite")
            _ = try await owner.post("/desk/people/invite", ["email": "bob@example.com", "role": "support"])
            let link = try await place.link(.invitation)
            let id = try await place.shop.database.read { try #require(try StaffInvitation.all(in: $0).first).id }
            #expect(try await owner.post("/desk/invitations/\(id)/revoke").status == 303)
            #expect(try await owner.post("/desk/invitations/\(id)/revoke").status == 404)
            #expect(try await place.browser().get(link).status == 410)
        }
    }

    @Test("a role that is given counts at once, and the old session is over", arguments: TestEngine.available)
    func roleGiven(engine: TestEngine) async throws {
        try await DeskPlace.run(on: engine) { place in
            let id = try await place.add("bob", role: "support")
            let bob = try await place.signedIn("bob@example.com")
            #expect(try await bob.get("/desk/people").status == 403)
            let owner = try await place.signedIn()
            _ = try await owner.get("/desk/people/\(id)")
            #expect(try await owner.post("/desk/people/\(id)/role", ["role": "nothing"]).status == 422)
            #expect(try await owner.post("/desk/people/\(id)/role", ["role": "manager"]).status == 303)
            #expect(try await bob.get("/desk").status == 303)
            #expect(try await place.signedIn("bob@example.com").get("/desk/people").status == 200)
            let change = try #require(try await place.events("role.given").first)
            #expect(change.actor.name == "Ada" && change.change.fields.first?.before == "Support")
            #expect(change.change.fields.first?.after == "Manager" && !change.requestID.isEmpty)
        }
    }

    @Test("the last owner stays one, and nobody reaches above themselves", arguments: TestEngine.available)
    func owners(engine: TestEngine) async throws {
        try await DeskPlace.run(on: engine) { place in
            let ownerID = try await place.ownerID
            let owner = try await place.signedIn()
            _ = try await owner.get("/desk")
            let demoted = try await owner.post("/desk/people/\(ownerID)/role", ["role": "support"])
            #expect(demoted.status == 422 && demoted.text.contains("needs an owner"))
            #expect(try await owner.post("/desk/people/\(ownerID)/deactivate").status == 403)
            let mia = try await place.add("mia", role: "manager")
            let manager = try await place.signedIn("mia@example.com")
            _ = try await manager.get("/desk")
            for verb in ["deactivate", "sign-out", "second-factor"] {
                #expect(try await manager.post("/desk/people/\(ownerID)/\(verb)").status == 403, "\(verb)")
            }
            #expect(try await manager.post("/desk/people/\(ownerID)/role", ["role": "support"]).status == 422)
            #expect(try await manager.post("/desk/people/\(mia)/role", ["role": "owner"]).status == 422)
            #expect(
                try await manager.post("/desk/people/invite", ["email": "x@example.com", "role": "owner"]).status == 422
            )
            let beyond: Fields = ["title": "Sly", "permission": "jobs.manage"]
            #expect(try await manager.post("/desk/roles/new", beyond).status == 422)
            #expect(try await manager.post("/desk/roles/owner", ["second": "on"]).status == 422)
            let key: Fields = ["name": "Sly", "days": "30", "scope": "jobs.manage"]
            #expect(try await manager.post("/desk/api-keys/new", key).status == 422)
            // Two owners: one may go, the other not.
            _ = try await owner.get("/desk")
            #expect(try await owner.post("/desk/people/\(mia)/role", ["role": "owner"]).status == 303)
            let second = try await place.signedIn("mia@example.com")
            _ = try await second.get("/desk")
            #expect(try await second.post("/desk/people/\(ownerID)/deactivate").status == 303)
            #expect(try await owner.get("/desk").status == 303)
            #expect(try await second.post("/desk/people/\(mia)/role", ["role": "manager"]).status == 422)
            #expect(try await second.post("/desk/people/\(ownerID)/reactivate").status == 303)
        }
    }

    @Test("roles are made, changed and removed; ours stay, and so does one that somebody has")
    func roles() async throws {
        try await DeskPlace.run(on: .sqlite) { place in
            let owner = try await place.signedIn()
            _ = try await owner.get("/desk/roles/new")
            #expect(try await owner.post("/desk/roles/new", ["title": ""]).status == 422)
            var fields: Fields = ["title": "Weekend shift", "second": "on"]
            fields = fields.adding("permission", "orders.read").adding("permission", "orders.fulfil")
            #expect(try await owner.post("/desk/roles/new", fields).status == 303)
            #expect(try await owner.post("/desk/roles/new", fields).status == 422, "the name is taken")
            let role = try await place.shop.database.read { try #require(try Role.find("weekend-shift", in: $0)) }
            #expect(role.permissions == [.readOrders, .fulfilOrders] && role.needsSecondFactor && !role.isBuiltIn)
            #expect(
                try await owner.post("/desk/roles/weekend-shift", ["title": "Weekend", "permission": "orders.read"])
                    .status == 303)
            let change = try #require(try await place.events("role.changed").first)
            #expect(change.change.fields.map(\.name) == ["title", "permissions", "needs second factor"])
            let bob = try await place.add("bob", role: "weekend-shift")
            #expect(try await owner.post("/desk/roles/weekend-shift/delete").status == 409)
            #expect(try await owner.post("/desk/roles/support/delete").status == 409)
            #expect(try await owner.post("/desk/people/\(bob)/role", ["role": "support"]).status == 303)
            #expect(try await owner.post("/desk/roles/weekend-shift/delete").status == 303)
        }
    }

    @Test("a key is shown once, does what it may, and nothing once revoked", arguments: TestEngine.available)
    func keys(engine: TestEngine) async throws {
        try await DeskPlace.run(on: engine) { place in
            let owner = try await place.signedIn()
            _ = try await owner.get("/desk/api-keys/new")
            #expect(try await owner.post("/desk/api-keys/new", ["name": "Scanner", "days": "30"]).status == 422)
            let made = try await owner.post(
                "/desk/api-keys/new", ["name": "Scanner", "days": "30", "scope": "audit.read"])
            let key = try #require(made.code(after: "class=\"secret\""))
            #expect(key.hasPrefix("stoa_") && made.headers[.cacheControl] == "no-store")
            let list = try await owner.get("/desk/api-keys")
            #expect(list.text.contains("Scanner") && !list.text.contains(key))
            let rows = try await place.shop.database.read { try $0.rows("SELECT * FROM api_key") }
            #expect(!"\(rows)".contains(String(key.dropFirst(11))))
            let program = place.browser()
            let bearer = "Bearer \(key)"
            #expect(try await program.get("/api/v1/audit", headers: [.authorization: bearer]).status == 200)
            #expect(try await program.get("/api/v1/staff", headers: [.authorization: bearer]).status == 403)
            let id = try await place.shop.database.read { try #require(try APIKey.all(in: $0).first).id }
            #expect(try await owner.post("/desk/api-keys/\(id)/revoke").status == 303)
            #expect(try await program.get("/api/v1/audit", headers: [.authorization: bearer]).status == 401)
            #expect(
                try await place.actions().filter { $0.hasPrefix("api_key") } == ["api_key.created", "api_key.revoked"])
        }
    }

    @Test("a new address counts once its mailbox has proved itself, and the old one can take it back")
    func email() async throws {
        try await DeskPlace.run(on: .sqlite) { place in
            let owner = try await place.signedIn()
            _ = try await owner.get("/desk/profile")
            #expect(try await owner.post("/desk/profile/email", ["email": "nobody"]).status == 422)
            #expect(try await owner.post("/desk/profile/email", ["email": "new@example.com"]).status == 303)
            #expect(try await place.signIn(place.browser()).status == 303, "nothing has changed yet")
            let link = try await place.link(.verifyEmail)
            let mailbox = place.browser()
            let page = try await mailbox.get(link)
            #expect(page.status == 200)
            let token = try #require(page.hidden("token"))
            #expect(try await mailbox.post("/desk/confirm-email", ["token": token]).status == 303)
            #expect(try await mailbox.post("/desk/confirm-email", ["token": token]).status == 410)
            #expect(try await owner.get("/desk").status == 303, "signed out everywhere")
            #expect(try await place.signIn(place.browser()).status == 422)
            _ = try await place.signedIn("new@example.com")
            #expect(try await place.mails(.emailChanged).first?.recipient.text == DeskPlace.owner)
            let undo = try #require(try await mailbox.get(try await place.link(.emailChanged)).hidden("token"))
            #expect(try await mailbox.post("/desk/confirm-email", ["token": undo]).location == "/desk/forgot-password")
            _ = try await place.signedIn()
            #expect(try await place.mails(.emailChanged).count == 1, "taking it back cannot be taken back")
        }
    }
}
