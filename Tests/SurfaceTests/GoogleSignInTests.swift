import Foundation
import HTTPTypes
import Infrastructure
import JWTKit
import People
import Persistence
import Testing
import TestSupport
import Vocabulary

@testable import Google

@Suite("Signing in with Google")
struct GoogleSignInTests {
    private static let people = [
        #"{"sub": "g-ada", "email": "ada@gmail.com", "email_verified": true, "name": "Ada G"}"#,
        #"{"sub": "g-bob", "email": "bob@example.com", "email_verified": true, "name": "Bob"}"#,
        #"{"sub": "g-eve", "email": "eve@gmail.com", "email_verified": false}"#,
    ]

    /// Goes there and comes back, as far as our own page.
    private static func travel(
        _ browser: AccountBrowser, _ subject: String, _ issuer: TestIssuer, next: String = ""
    ) async throws -> String {
        try await browser.open("/account/google" + next, follows: false)
        let away = try #require(browser.location)
        #expect(away.hasPrefix(issuer.address) && away.contains("code_challenge_method=S256"), "\(away)")
        let back = try issuer.signIn(subject, at: away)
        let callback = try #require(back.range(of: "/sign-in/google?"), "\(back)")
        try await browser.open(String(back[callback.lowerBound...]), follows: false)
        let home = try #require(browser.location)
        #expect(home.hasPrefix("http://localhost/account/google/finish?"), "\(home)")
        return String(home.dropFirst("http://localhost".count))
    }

    @Test(
        "makes an account, links one whose mailbox Google runs, and asks for proof of any other",
        .enabled(if: TestIssuer.isAvailable, "needs oidc-provider-mock: scripts/issuer-for-tests"),
        arguments: TestEngine.available)
    func arrives(engine: TestEngine) async throws {
        try await TestIssuer.run(Self.people) { issuer in
            try await AccountShop.run(on: engine, google: issuer.settings) { shop in
                let browser = shop.browser
                try await browser.open("/account/sign-in")
                #expect(browser.page.contains("Sign in with Google"))
                try await browser.open(try await Self.travel(browser, "g-ada", issuer, next: "?next=/account/profile"))
                #expect(browser.address == "/account/profile" && browser.page.contains("ada@gmail.com"))
                let made = try #require(try await shop.customer("ada@gmail.com"))
                #expect(made.isVerified && !made.hasPassword)
                // The next time it is the same account, whatever its address is by now.
                let moved = try EmailAddress("other@example.com")
                try await shop.database.write { try Customer.changeEmail(made.id, to: moved, in: $0) }
                let again = shop.browser
                try await again.open(try await Self.travel(again, "g-ada", issuer))
                #expect(again.page.contains("other@example.com"))

                // An account that is there: its mailbox is not Google's, so its owner signs in here first.
                _ = try await shop.member("bob@example.com", name: "Bob")
                let bob = shop.browser
                try await bob.open(try await Self.travel(bob, "g-bob", issuer))
                #expect(bob.address == "/account/sign-in?notice=proof" && bob.cookies["account_session"] == nil)

                let eve = shop.browser
                try await eve.open(try await Self.travel(eve, "g-eve", issuer))
                #expect(eve.address == "/account/sign-in?notice=elsewhere" && eve.cookies["account_session"] == nil)
                #expect(try await shop.customer("eve@gmail.com") == nil)
            }
        }
    }

    @Test(
        "what another browser began, or was finished before, signs nobody in",
        .enabled(if: TestIssuer.isAvailable, "needs oidc-provider-mock: scripts/issuer-for-tests"))
    func bound() async throws {
        try await TestIssuer.run(Self.people) { issuer in
            try await AccountShop.run(on: .sqlite, google: issuer.settings) { shop in
                let attacker = shop.browser
                let link = try await Self.travel(attacker, "g-ada", issuer)
                let victim = shop.browser
                try await victim.open(link)
                #expect(victim.cookies["account_session"] == nil, "the attacker's sign-in is not the victim's")
                let other = shop.browser
                let own = try await Self.travel(other, "g-ada", issuer)
                try await other.open(own)
                #expect(other.address == "/account")
                let cookies = other.cookies
                let replay = AccountBrowser(shop.door, cookies: cookies.filter { $0.key != "account_session" })
                try await replay.open(own)
                #expect(replay.cookies["account_session"] == nil)
                // Somebody who changed their mind.
                let shy = shop.browser
                try await shy.open("/account/google", follows: false)
                let back = try issuer.deny(at: try #require(shy.location))
                #expect(back.contains("error=access_denied"))
            }
        }
    }

    // MARK: - The proof

    private static let token =
        "eyJ0eXAiOiAiSldUIiwgImFsZyI6ICJSUzI1NiIsICJraWQiOiAidGVzdC1rZXktMSJ9.eyJpc3MiOiAiaHR0cHM6Ly9hY2NvdW50cy5nb29nbGUuY29tIiwgImF6cCI6ICIxMjMtYWJjLmFwcHMuZ29vZ2xldXNlcmNvbnRlbnQuY29tIiwgImF1ZCI6ICIxMjMtYWJjLmFwcHMuZ29vZ2xldXNlcmNvbnRlbnQuY29tIiwgInN1YiI6ICIxMTAxNjk0ODQ0NzQzODYyNzYzMzQiLCAiZW1haWwiOiAiYWRhQGV4YW1wbGUuY29tIiwgImVtYWlsX3ZlcmlmaWVkIjogdHJ1ZSwgIm5vbmNlIjogIm4tMFM2X1d6QTJNaiIsICJpYXQiOiAxNzY3MzIzMDQ1LCAiZXhwIjogMTc2NzMyNjY0NSwgImF0X2hhc2giOiAiOWFiSmRzcjVmYzNEM05BUjgybTZ4ZyJ9.WqBEgYu7xJ8-Kpi4rBrh8JvTA1XWudWjSOVjKHKEfCi6FpVqZ5f_jKfKLABAjBAnU5HrRq4KPThm3rl-p4rJg_u0PYJOi-i85qH8xumZ9i0TbIB08c4upnsQLCTBOZSShgiCDg6S4Pr4zKy2Xbx6lcokGvnZTjrkRknJ0ZjB2xSdbSJbokOSTAyyTUuq80G2GxAk27---REQSGMAvyVF_j5T48dsy7kx0yA_92V7xUpHvnGIQtT_EkafMEguJV1v0BtPybUZjNi4_ZqE3FKslm_o-PUZO61dmF5Ldn-pxHs23BVxzrpAMiC_TP1krbhiX9XgmD-l-C0sC5w3slUtEA"
    private static let key =
        #"{"kty": "RSA", "alg": "RS256", "use": "sig", "kid": "test-key-1", "n": "zHO2N4JmzhGj-uSti7bWLKjFFhOoQvy0GLLnjeyhQGX_8wh4_3Lw3ulUXW1ih3gO2pgrSFCw_O_1AyV_MF9V3bKSqXoob7l72XY4jwpFEB0wc_mILCJmpnBP_pUKGy2SDk425jF2RvIc3ykyCPz6XHfgtG2QGO1NBfJvVurNY9axczml0Y1yesme2a3QR8Ozo_EC0ryrPxVKYNjhsK1XuvjBqnluXymkarObPG1t_axu8uw51KTJ-DeyGj79G3niaJcadcjFEHmTNeKvj8OCZxPeinqfP5Zz9pkgSh9yRNrafaCrfq4GobEk6QXyl6NgpwxRHshuGZFrsmcO2RdNUQ", "e": "AQAB"}"#

    private static func claims(
        _ token: String = token, client: String = "123-abc.apps.googleusercontent.com", nonce: String = "n-0S6_WzA2Mj",
        at seconds: Int64 = 1_767_323_400, issuer: String = GoogleSignIn.issuer
    ) async throws -> IDClaims {
        let key = try JSONDecoder().decode(JWK.self, from: Data(key.utf8))
        return try await IDTokenProof(issuer: issuer, clientID: client, nonce: nonce)
            .claims(of: token, at: Instant(milliseconds: seconds * 1000)) { $0 == "test-key-1" ? key : nil }
    }

    @Test("a token of the issuer, for us, of now and of this sign-in is taken, and no other")
    func proof() async throws {
        #expect(try await Self.claims().email == "ada@example.com")
        let parts = Self.token.split(separator: ".").map(String.init)
        let changed = parts[0] + "." + parts[1].replacingOccurrences(of: "YWRh", with: "YWRi") + "." + parts[2]
        let none = Data(#"{"alg":"none","kid":"test-key-1"}"#.utf8).base64EncodedString().filter { $0 != "=" }
        let symmetric = Data(#"{"alg":"HS256","kid":"test-key-1"}"#.utf8).base64EncodedString().filter { $0 != "=" }
        await #expect(throws: IdentityProviderError.self) { try await Self.claims(changed) }
        await #expect(throws: IdentityProviderError.self) { try await Self.claims("\(none).\(parts[1]).") }
        await #expect(throws: IdentityProviderError.self) {
            try await Self.claims("\(symmetric).\(parts[1]).\(parts[2])")
        }
        await #expect(throws: IdentityProviderError.self) { try await Self.claims(client: "somebody-else") }
        await #expect(throws: IdentityProviderError.self) { try await Self.claims(nonce: "x") }
        await #expect(throws: IdentityProviderError.self) { try await Self.claims(at: 1_767_326_645 + 61) }
        await #expect(throws: IdentityProviderError.self) { try await Self.claims(at: 1_767_323_045 - 61) }
        await #expect(throws: IdentityProviderError.self) { try await Self.claims(issuer: "https://evil.example") }
    }

    @Test("the challenge is the verifier's SHA-256, as RFC 7636 has it")
    func challenge() throws {
        let request = try JSONDecoder().decode(
            IdentityRequest.self,
            from: Data(#"{"nonce": "n", "verifier": "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"}"#.utf8))
        #expect(request.challenge == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
    }
}
