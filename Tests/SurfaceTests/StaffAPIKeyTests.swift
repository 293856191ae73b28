import Infrastructure
import Persistence
import TestSupport
import Testing
import Vocabulary

@testable import API
@testable import People

@Suite("Keys and fresh proofs through the API")
struct StaffAPIKeyTests {
    @Test(
        "a key is shown once, does what its scopes say, and nothing once over or revoked",
        arguments: TestEngine.available)
    func keys(engine: TestEngine) async throws {
        try await StaffAPIShop.run(on: engine) { shop in
            let owner = try await shop.app()
            let body: JSONValue = [
                "name": "Warehouse", "scopes": ["audit.read"],
                "expiresAt": .string(Instant.now.advanced(by: .seconds(3_600)).rfc3339),
            ]
            let made = try await owner.post("/api-keys", body, key: "k1")
            let (id, secret) = (made["id"].text ?? "", made["key"].text ?? "")
            #expect(made.status == 201 && secret.hasPrefix("stoa_") && secret.hasPrefix(made["hint"].text ?? "?"))
            let again = try await owner.post("/api-keys", body, key: "k1")
            #expect(again.isReplay && again["id"].text == id && again.json["key"] == nil, "it is told once")
            #expect(try await !owner.get("/api-keys").text.contains(secret))
            let stored = try await shop.database.read { try $0.rows("SELECT * FROM api_key").map { "\($0)" } }
            #expect(!stored.joined().contains(secret.dropFirst(20)))

            let program = StaffApp(client: shop.client, access: secret)
            #expect(try await program.get("/audit").status == 200)
            for path in ["/staff", "/roles", "/api-keys"] {
                #expect(try await program.get(path)["permission"] == "staff.manage", "\(path)")
            }
            #expect(try await program.get("/auth/me").code == "forbidden", "a key is nobody")
            #expect(try await StaffApp(client: shop.elsewhere, access: secret).get("/audit").status == 401)
            #expect(try await program.get("/store/auth/me").status == 401)
            let used = try await owner.get("/api-keys")["items"][0]
            #expect(used[member: "usedAt"].text != nil)

            try await shop.database.write {
                _ = try $0.execute("UPDATE api_key SET expires_at = \(Instant.now.advanced(by: .seconds(-1)))")
            }
            #expect(try await program.get("/audit").status == 401, "over")
            try await shop.database.write { _ = try $0.execute("UPDATE api_key SET expires_at = NULL") }
            #expect(try await program.get("/audit").status == 200)
            #expect(try await owner.delete("/api-keys/\(id)").status == 200)
            #expect(try await program.get("/audit").status == 401, "revoked")
            #expect(try await owner.delete("/api-keys/\(id)").status == 404)
            #expect(try await owner.get("/api-keys")["items"][0][member: "revokedAt"].text != nil)
        }
    }

    @Test("no key may do more than who makes it, and no key makes another", arguments: TestEngine.available)
    func scopes(engine: TestEngine) async throws {
        try await StaffAPIShop.run(on: engine) { shop in
            try await shop.add("mia", role: "manager")
            let manager = try await shop.app("mia@example.com")
            let beyond = try await manager.post("/api-keys", ["name": "Sly", "scopes": ["jobs.manage"]])
            #expect(beyond.code == "beyond_own_permissions")
            let none = try await manager.post("/api-keys", ["name": "Nothing", "scopes": []])
            #expect(none.fieldErrors == ["scopes required"])
            let past = try await manager.post(
                "/api-keys",
                ["name": "Late", "scopes": ["audit.read"], "expiresAt": "2020-01-01T00:00:00Z"])
            #expect(past.fieldErrors == ["expiresAt past"])
            let made = try await manager.post("/api-keys", ["name": "People", "scopes": ["staff.manage"]])
            let program = StaffApp(client: shop.client, access: made["key"].text ?? "")
            #expect(try await program.get("/staff").status == 200)
            let child = try await program.post("/api-keys", ["name": "Child", "scopes": ["staff.manage"]])
            #expect(child.code == "beyond_own_permissions")
            let role = try await program.post("/roles", ["title": "Sly", "permissions": ["orders.refund"]])
            #expect(role.code == "beyond_own_permissions", "nor does it give what it may not do itself")
        }
    }

    /// Everything that asks for a fresh proof, with a body that would do.
    private static func delicate(_ staff: StaffID, _ vendor: VendorID) -> [(
        String, (StaffApp) async throws -> APIAnswer
    )] {
        [
            ("a role", { try await $0.post("/roles", ["title": "Night shift", "permissions": []]) }),
            ("a change of a role", { try await $0.put("/roles/support", ["title": "Help"]) }),
            ("the end of a role", { try await $0.delete("/roles/night-shift") }),
            ("a key", { try await $0.post("/api-keys", ["name": "Till", "scopes": ["orders.read"]]) }),
            ("an invitation", { try await $0.post("/auth/invite", ["email": "x@example.com", "role": "support"]) }),
            ("a change of somebody", { try await $0.put("/staff/\(staff)", ["role": "accountant"]) }),
            ("a change of a vendor", { try await $0.put("/vendors/\(vendor)", ["status": "suspended"]) }),
            ("signing somebody out", { try await $0.post("/staff/\(staff)/sign-out") }),
            ("somebody's second factor", { try await $0.delete("/staff/\(staff)/second-factor") }),
        ]
    }

    @Test("what is delicate asks an app for a proof of the last quarter of an hour", arguments: TestEngine.available)
    func freshProof(engine: TestEngine) async throws {
        try await StaffAPIShop.run(on: engine) { shop in
            let sam = try await shop.add("sam", role: "support")
            let vendor = try await shop.database.write {
                try Vendor.add("Acme", email: EmailAddress("acme@example.com"), by: .program, in: $0).id
            }
            let old = try await shop.app().aged(in: shop)
            #expect(try await old.get("/staff").status == 200, "reading needs none")
            let before = try await shop.actions()
            for (name, act) in Self.delicate(sam, vendor) {
                #expect(try await act(old).code == "fresh_proof_needed", "\(name)")
            }
            #expect(try await shop.actions() == before, "nothing was done")
            // Every endpoint that says so was tried.
            #expect(APIRoutes.endpoints.count { $0.needsFreshProof } == Self.delicate(sam, vendor).count)

            let wrong = try await old.post("/auth/proof", ["password": "nine tall ships"])
            #expect(wrong.status == 401 && wrong.code == "invalid_credentials")
            let proof = try await old.post("/auth/proof", ["password": .string(StaffAPIShop.password)])
            #expect(proof.status == 200, "\(proof.text)")
            let proved = StaffApp(client: shop.client, access: proof["accessToken"].text ?? "", refresh: old.refresh)
            // A token that somebody took before is worth no more than it was.
            #expect(try await old.post("/roles", ["title": "Sly", "permissions": []]).code == "fresh_proof_needed")
            for (name, act) in Self.delicate(sam, vendor) {
                let answer = try await act(proved)
                #expect(answer.status < 300, "\(name): \(answer.text)")
            }
            // The next pair knows of the proof, too.
            let next = StaffApp(client: shop.client, try await proved.refreshed())
            #expect(try await next.post("/roles", ["title": "Later", "permissions": []]).status == 201)
            #expect(try await shop.actions().contains("staff.proved"))
        }
    }

    @Test("a key needs no proof, a browser gives its own at the desk, and who was signed out gives none")
    func whoProves() async throws {
        try await StaffAPIShop.run(on: .sqlite) { shop in
            let id = try await shop.id()
            let key = try await shop.database.write {
                try APIKey.create("All", scopes: Set(Permission.allCases), expiresAt: nil, by: id, in: $0).key
            }
            let program = StaffApp(client: shop.client, access: key)
            #expect(try await program.post("/roles", ["title": "Night shift", "permissions": []]).status == 201)
            #expect(try await program.post("/auth/proof", ["password": "x"]).code == "forbidden")

            let session = try await shop.database.write {
                try Session.begin(.staff, id.of(PersonScope.self), on: Device(address: "", userAgent: ""), in: $0)
            }
            let headers = [
                "Cookie": "desk_session=\(session.text)", "X-CSRF-Token": Session.formToken(for: session),
            ]
            let browser = try await shop.client.post(
                "/auth/proof", ["password": .string(StaffAPIShop.password)], headers: headers)
            #expect(browser.code == "only_apps")
            try await shop.database.write { _ = try $0.execute("UPDATE session SET proved_at = 0") }
            let stale = try await shop.client.post(
                "/roles", ["title": "Sly", "permissions": []], headers: headers)
            #expect(stale.code == "fresh_proof_needed")

            let app = try await shop.app()
            _ = try await shop.client.post("/auth/logout", ["refreshToken": .string(app.refresh)])
            let gone = try await app.post("/auth/proof", ["password": .string(StaffAPIShop.password)])
            #expect(gone.code == "unauthorized")
        }
    }
}

extension StaffApp {
    /// The same app, an hour after its person proved who they are.
    func aged(in shop: StaffAPIShop) async throws -> StaffApp {
        let then = Instant.now.advanced(by: .seconds(-3_600))
        try await shop.database.write { _ = try $0.execute("UPDATE refresh_token SET proved_at = \(then)") }
        return StaffApp(client: client, try await refreshed())
    }
}
