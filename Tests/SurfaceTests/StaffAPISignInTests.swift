import Composition
import Foundation
import HTTPTypes
import Infrastructure
import Persistence
import Tenancy
import TestSupport
import Testing
import Vocabulary

@testable import API
@testable import People

@Suite("Signing in to the desk with an app")
struct StaffAPISignInTests {
    @Test("address and password open the desk's API, and a wrong one tells nothing", arguments: TestEngine.available)
    func password(engine: TestEngine) async throws {
        try await StaffAPIShop.run(on: engine) { shop in
            #expect(try await shop.client.get("/auth/me").status == 401)
            let wrong = try await shop.signIn(password: "nine tall ships")
            let unknown = try await shop.signIn("eve@example.com")
            #expect(wrong.status == 401 && wrong.code == "invalid_credentials")
            #expect(unknown.status == 401 && unknown["detail"] == wrong["detail"] && unknown.code == wrong.code)
            let app = try await shop.app()
            let me = try await app.get("/auth/me")
            #expect(
                me["email"] == .string(StaffAPIShop.owner) && me["role"] == "owner" && me["hasSecondFactor"] == false)
            #expect(try await app.get("/staff")["items"].count == 1)
            #expect(try await shop.actions().contains("staff.signed_in"))
        }
    }

    @Test(
        "a second factor is asked for after the password, and each code is good once", arguments: TestEngine.available)
    func secondFactor(engine: TestEngine) async throws {
        try await StaffAPIShop.run(on: engine) { shop in
            let (secret, vault, id) = (TimeCode(), shop.installation.vault, try await shop.id())
            let step = Instant.now.milliseconds / 30_000
            let codes = try await shop.database.write {
                try Staff.enrol(id, secret, code: secret.code(step: step - 1), vault: vault, in: $0)
            }
            let recovery = try #require(codes?.first)
            #expect(try await shop.signIn().code == "second_factor_needed")
            #expect(try await shop.signIn(password: "nine tall ships").code == "invalid_credentials")
            #expect(try await shop.signIn(code: "000 000 0").code == "invalid_credentials")
            #expect(
                try await shop.signIn(code: secret.code(step: step - 1)).code == "invalid_credentials", "used before")
            let code = secret.code(step: step)
            let signedIn = try await shop.signIn(code: code)
            #expect(signedIn.status == 200, "\(signedIn.text)")
            #expect(try await shop.signIn(code: code).code == "invalid_credentials", "good once")
            #expect(try await shop.signIn(code: recovery).status == 200)
            #expect(try await shop.signIn(code: recovery).code == "invalid_credentials", "good once")
            let me = try await StaffApp(client: shop.client, signedIn).get("/auth/me")
            #expect(me["hasSecondFactor"] == true)
        }
    }

    @Test("whoever needs a second factor and has none does nothing with an app", arguments: TestEngine.available)
    func enrolment(engine: TestEngine) async throws {
        try await StaffAPIShop.run(on: engine) { shop in
            try await shop.add("sam", role: "support")
            let (owner, sam) = (try await shop.app(), try await shop.app("sam@example.com"))
            let changed = try await owner.put("/roles/support", ["needsSecondFactor": true])
            #expect(changed.status == 200 && changed["needsSecondFactor"] == true, "\(changed.text)")
            #expect(try await sam.get("/auth/me").code == "second_factor_enrolment_needed")
            #expect(try await shop.signIn("sam@example.com").code == "second_factor_enrolment_needed")
        }
    }

    @Test("each refresh token is good once, and one that comes again ends them all", arguments: TestEngine.available)
    func refresh(engine: TestEngine) async throws {
        try await StaffAPIShop.run(on: engine) { shop in
            let (first, other) = (try await shop.app(), try await shop.app())
            let answer = try await first.refreshed()
            #expect(answer.status == 200)
            let next = StaffApp(client: shop.client, answer)
            #expect(next.refresh != first.refresh)
            #expect(try await next.get("/auth/me").status == 200)
            #expect(try await first.get("/auth/me").status == 200, "its ten minutes are not over")
            // Stolen, and shown a second time.
            #expect(try await first.refreshed().code == "invalid_refresh_token")
            #expect(try await next.refreshed().code == "invalid_refresh_token")
            for app in [first, next] { #expect(try await app.get("/auth/me").status == 401) }
            #expect(try await other.get("/auth/me").status == 200, "another sign-in goes on")
            let made = AccessToken().text
            #expect(try await first.refreshed(made).code == "invalid_refresh_token")
        }
    }

    @Test("customers' and staff's tokens are never taken for each other", arguments: TestEngine.available)
    func audiences(engine: TestEngine) async throws {
        try await StaffAPIShop.run(on: engine) { shop in
            // One person, one address, one password, two accounts.
            try await shop.addCustomer(StaffAPIShop.owner)
            let staff = try await shop.app()
            let customer = try await shop.customerApp(StaffAPIShop.owner)
            #expect(try await customer.get("/store/auth/me").status == 200)
            for path in ["/auth/me", "/staff", "/roles", "/api-keys", "/audit"] {
                #expect(try await customer.get(path).code == "unauthorized", "\(path)")
                #expect(try await staff.get(path).status == 200, "\(path)")
            }
            for path in ["/store/auth/me", "/store/orders", "/store/auth/export"] {
                #expect(try await staff.get(path).code == "unauthorized", "\(path)")
            }
            #expect(try await customer.refreshed().code == "invalid_refresh_token")
            let crossed = try await shop.client.post(
                "/store/auth/refresh", ["refreshToken": .string(staff.refresh)])
            #expect(crossed.status == 401)
            // Neither was used up by being shown at the wrong door.
            #expect(try await staff.refreshed().status == 200)
            let own = try await shop.client.post(
                "/store/auth/refresh", ["refreshToken": .string(customer.refresh)])
            #expect(own.status == 200)
            // Signing out at the wrong door signs nobody out.
            let again = try await shop.app()
            _ = try await shop.client.post("/store/auth/logout", ["refreshToken": .string(again.refresh)])
            #expect(try await again.get("/auth/me").status == 200)
        }
    }

    @Test(
        "tokens end with the sign-out, another role, another password, or when somebody leaves",
        arguments: TestEngine.available)
    func endings(engine: TestEngine) async throws {
        try await StaffAPIShop.run(on: engine) { shop in
            let sam = try await shop.add("sam", role: "support")
            let owner = try await shop.app()
            func check(_ what: String, _ act: () async throws -> Int) async throws {
                let app = try await shop.app("sam@example.com")
                #expect(try await app.get("/auth/me").status == 200, "before \(what)")
                #expect(try await act() == 200, "\(what)")
                #expect(try await app.get("/auth/me").status == 401, "access after \(what)")
                #expect(try await app.refreshed().code == "invalid_refresh_token", "refresh after \(what)")
            }
            let app = try await shop.app("sam@example.com")
            _ = try await shop.client.post("/auth/logout", ["refreshToken": .string(app.refresh)])
            #expect(try await app.get("/auth/me").status == 401)
            #expect(try await app.refreshed().status == 401)
            try await check("being signed out") { try await owner.post("/staff/\(sam)/sign-out").status }
            try await check("another role") {
                try await owner.put("/staff/\(sam)", ["role": "accountant"]).status
            }
            try await check("the loss of a second factor") {
                try await owner.delete("/staff/\(sam)/second-factor").status
            }
            try await check("another password") {
                let token = try await shop.database.write {
                    try OneTimeToken.issue(.resetStaffPassword, "\(sam)", in: $0)
                }
                let body: JSONValue = ["token": .string(token.text), "password": .string(StaffAPIShop.password + "!")]
                let status = try await shop.client.post("/auth/reset-password", body).status
                #expect(try await shop.client.post("/auth/reset-password", body).status == 410, "the link is used")
                let back = try await PasswordHasher.shared.hash(StaffAPIShop.password)
                try await shop.database.write {
                    _ = try $0.execute("UPDATE staff SET password_hash = \(back) WHERE id = \(sam)")
                }
                return status
            }
            try await check("leaving") { try await owner.put("/staff/\(sam)", ["active": false]).status }
            #expect(try await shop.signIn("sam@example.com").code == "invalid_credentials")
        }
    }
}
