import Infrastructure
import Messaging
import People
import Persistence
import TestSupport
import Testing
import Vocabulary

@testable import API

@Suite("People and roles through the API")
struct StaffAPIRoleTests {
    @Test(
        "roles are made, changed and removed; ours stay, and so does one that somebody has",
        arguments: TestEngine.available)
    func roles(engine: TestEngine) async throws {
        try await StaffAPIShop.run(on: engine) { shop in
            let owner = try await shop.app()
            let body: JSONValue = ["title": "Night shift", "permissions": ["orders.read", "orders.fulfil"]]
            let made = try await owner.post("/roles", body)
            #expect(made.status == 201 && made["name"] == "night-shift" && made["isBuiltIn"] == false, "\(made.text)")
            #expect(try await owner.post("/roles", body).code == "role_exists")
            let endless = String(repeating: "x", count: 61)
            let long = try await owner.post("/roles", ["title": .string(endless), "permissions": []])
            #expect(long.fieldErrors.first == "title too_long")
            let unknown = try await owner.post("/roles", ["title": "Sly", "permissions": ["everything"]])
            #expect(unknown.fieldErrors == ["permissions[0] invalid"])
            let changed = try await owner.put("/roles/night-shift", ["permissions": ["orders.read"]])
            #expect(changed["permissions"].count == 1 && changed["title"] == "Night shift")
            #expect(try await owner.put("/roles/nobody", ["title": "X"]).status == 404)
            let sam = try await shop.add("sam", role: "support")
            #expect(try await owner.put("/staff/\(sam)", ["role": "night-shift"])["role"] == "night-shift")
            #expect(try await owner.delete("/roles/night-shift").code == "role_in_use")
            #expect(try await owner.put("/staff/\(sam)", ["role": "support"]).status == 200)
            #expect(try await owner.delete("/roles/night-shift").status == 200)
            #expect(try await owner.delete("/roles/night-shift").status == 404)
            #expect(try await owner.delete("/roles/support").code == "role_is_built_in")
            #expect(try await owner.put("/roles/owner", ["permissions": []]).code == "owner_is_fixed")
            let actions = try await shop.actions()
            for action in ["role.created", "role.changed", "role.given", "role.deleted"] {
                #expect(actions.contains(action), "\(action)")
            }
        }
    }

    @Test("nobody gives or takes what they do not have, and the last owner stays", arguments: TestEngine.available)
    func bounds(engine: TestEngine) async throws {
        try await StaffAPIShop.run(on: engine) { shop in
            let (ownerID, mia) = (try await shop.id(), try await shop.add("mia", role: "manager"))
            let sam = try await shop.add("sam", role: "support")
            let (owner, manager) = (try await shop.app(), try await shop.app("mia@example.com"))
            let beyond = "beyond_own_permissions"
            let sly: JSONValue = ["title": "Sly", "permissions": ["jobs.manage"]]
            #expect(try await manager.post("/roles", sly).code == beyond)
            #expect(try await manager.put("/roles/support", ["permissions": ["jobs.manage"]]).code == beyond)
            #expect(try await manager.put("/roles/owner", ["needsSecondFactor": true]).code == beyond)
            #expect(try await manager.put("/staff/\(mia)", ["role": "owner"]).status == 403)
            #expect(try await manager.put("/staff/\(sam)", ["role": "owner"]).code == beyond)
            #expect(try await manager.put("/staff/\(ownerID)", ["role": "support"]).code == beyond)
            #expect(try await manager.put("/staff/\(ownerID)", ["active": false]).code == beyond)
            #expect(try await manager.post("/staff/\(ownerID)/sign-out").code == beyond)
            #expect(try await manager.delete("/staff/\(ownerID)/second-factor").code == beyond)
            let invitation: JSONValue = ["email": "x@example.com", "role": "owner"]
            #expect(try await manager.post("/auth/invite", invitation).code == beyond)
            // What is refused is refused whole.
            let both = try await manager.put("/staff/\(mia)", ["role": "support", "active": false])
            #expect(both.status == 403)
            #expect(try await owner.get("/staff/\(mia)")["role"] == "manager")

            #expect(try await owner.put("/staff/\(ownerID)", ["role": "manager"]).code == "last_owner")
            #expect(try await owner.put("/staff/\(ownerID)", ["active": false]).code == "own_account")
            #expect(try await owner.put("/staff/\(mia)", ["role": "owner"]).status == 200)
            let second = try await shop.app("mia@example.com")
            #expect(try await second.put("/staff/\(ownerID)", ["active": false]).status == 200)
            #expect(try await owner.get("/auth/me").status == 401)
            #expect(try await second.put("/staff/\(mia)", ["role": "manager"]).code == "last_owner")
            // Whoever lacks the permission does nothing of it.
            let support = try await shop.app("sam@example.com")
            #expect(try await support.get("/staff")["permission"] == "staff.manage")
            #expect(try await support.post("/roles", sly).code == "forbidden")
        }
    }

    @Test("two owners who demote each other at once leave one", arguments: TestEngine.available)
    func race(engine: TestEngine) async throws {
        try await StaffAPIShop.run(on: engine) { shop in
            let (ada, mia) = (try await shop.id(), try await shop.add("mia", role: "owner"))
            let (one, two) = (try await shop.app(), try await shop.app("mia@example.com"))
            async let first = one.put("/staff/\(mia)", ["role": "support"])
            async let second = two.put("/staff/\(ada)", ["role": "support"])
            let statuses = [try await first.status, try await second.status]
            #expect(statuses.contains(200) && statuses.contains { [401, 403, 409].contains($0) }, "\(statuses)")
            let owners: Int? = try await shop.database.read {
                try $0.value("SELECT count(*) FROM staff WHERE role = 'owner' AND deactivated_at IS NULL")
            }
            #expect(owners == 1)
        }
    }

    @Test("an invitation is accepted once, with the role that it was made with", arguments: TestEngine.available)
    func invitation(engine: TestEngine) async throws {
        try await StaffAPIShop.run(on: engine) { shop in
            let owner = try await shop.app()
            let asked: JSONValue = ["email": "bob@example.com", "role": "support"]
            let first = try await owner.post("/auth/invite", asked, key: "invite-bob")
            #expect(first.status == 201 && first["role"] == "support", "\(first.text)")
            #expect(try await owner.post("/auth/invite", asked, key: "invite-bob").isReplay)
            let mail = try await shop.database.read { transaction in
                try MailRecord.list(in: transaction).filter { $0.kind == .invitation }
            }
            #expect(mail.count == 1, "asked twice with one key, mailed once")
            let found = try #require(mail.first?.text.firstMatch(of: /token=([\w-]{43})/))
            func accept(_ password: String) async throws -> APIAnswer {
                try await shop.client.post(
                    "/auth/accept-invite",
                    ["token": .string(String(found.1)), "name": "Bob", "password": .string(password)])
            }
            #expect(try await accept("short").status == 422)
            #expect(try await accept(StaffAPIShop.password).status == 200)
            #expect(try await accept(StaffAPIShop.password).status == 404)
            #expect(try await owner.post("/auth/invite", asked).code == "works_here_already")
            #expect(try await shop.app("bob@example.com").get("/auth/me")["role"] == "support")
            let taken = try await owner.post("/auth/invite", ["email": "eve@example.com", "role": "support"])
            #expect(try await owner.delete("/staff-invitations/\(taken["id"].text ?? "")").status == 200)
            #expect(try await owner.get("/staff-invitations")["items"].count == 0)
        }
    }
}
