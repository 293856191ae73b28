import Composition
import Crypto
import Foundation
import HTTPTypes
import Infrastructure
import JWTKit
import Persistence
import Tenancy
import TestSupport
import Testing
import Vocabulary

@testable import API
@testable import People

/// Access tokens as an attacker would send them, at the real door.
@Suite("Access tokens that prove nothing")
struct StaffAPITokenTests {
    @Test("no algorithm, other keys, other claims, another shop's: 401 at every door", arguments: TestEngine.available)
    func forged(engine: TestEngine) async throws {
        try await StaffAPIShop.run(on: engine) { shop in
            let app = try await shop.app()
            let good = try await Presses(
                app.access, of: shop.shop.tenant.id, in: shop.database, shop.installation.vault)
            let there = try await shop.app(at: shop.elsewhere)
            let other = try await Presses(
                there.access, of: shop.other.tenant.id, in: shop.other.database, shop.installation.vault)
            #expect(try await there.get("/auth/me").status == 200)
            var forged = try await good.forged()
            forged["another shop's token"] = there.access
            forged["our claims, another shop's key"] = try await other.signed(good.claims)
            forged["our claims and key id, another shop's key"] = try await other.signed(good.claims, kid: good.kid)
            for (name, token) in forged {
                let thief = StaffApp(client: shop.client, access: token)
                for path in ["/auth/me", "/staff", "/store/auth/me"] {
                    let answer = try await thief.get(path)
                    #expect(
                        answer.status == 401 && answer.code == "unauthorized", "\(name) at \(path): \(answer.status)")
                }
            }
            #expect(try await app.get("/auth/me").status == 200, "the real one was no accident")
            let same = try await good.signed(good.claims)
            #expect(try await StaffApp(client: shop.client, access: same).get("/auth/me").status == 200)
        }
    }

    @Test(
        "a shop's tokens are nothing in another shop, whose owner has the same address", arguments: TestEngine.available
    )
    func otherShop(engine: TestEngine) async throws {
        try await StaffAPIShop.run(on: engine) { shop in
            let app = try await shop.app()
            let stranger = StaffApp(client: shop.elsewhere, access: app.access, refresh: app.refresh)
            #expect(try await stranger.get("/auth/me").status == 401)
            #expect(try await stranger.refreshed().status == 401)
            _ = try await stranger.client.post("/auth/logout", ["refreshToken": .string(app.refresh)])
            #expect(try await app.refreshed().status == 200, "nor was it used up or ended there")
        }
    }
}

/// The keys of a shop, and a good token of it, for making others.
private struct Presses {
    let claims: AccessClaims
    let kid: String
    private let key: SigningKey
    private let parts: [String]

    init(_ token: String, of tenant: TenantID, in database: any Database, _ vault: Vault) async throws {
        parts = token.split(separator: ".").map(String.init)
        claims = try JSONDecoder().decode(AccessClaims.self, from: try #require(Self.decoded(parts[1])))
        key = try #require(try await database.read { try SigningKey.valid(vault, at: .now, in: $0) }.first)
        kid = "\(key.id)"
    }

    func signed(_ claims: AccessClaims, kid: String? = nil, with secret: [UInt8]? = nil) async throws -> String {
        let keys = JWTKeyCollection()
        let name = JWKIdentifier(string: kid ?? self.kid)
        await keys.add(
            hmac: HMACKey(key: SymmetricKey(data: secret ?? key.secret)), digestAlgorithm: .sha256, kid: name)
        return try await keys.sign(claims, kid: name)
    }

    func forged() async throws -> [String: String] {
        let none = Self.encoded(#"{"alg":"none","typ":"JWT","kid":"\#(kid)"}"#)
        let stronger = Self.encoded(#"{"alg":"HS512","typ":"JWT","kid":"\#(kid)"}"#) + "." + parts[1]
        let code = HMAC<SHA512>.authenticationCode(for: Data(stronger.utf8), using: SymmetricKey(data: key.secret))
        return [
            "no algorithm": "\(none).\(parts[1]).",
            "no algorithm, with the signature": "\(none).\(parts[1]).\(parts[2])",
            "another algorithm with our key": "\(stronger).\(Self.encoded(Data(code)))",
            "another key": try await signed(claims, with: Array(repeating: 7, count: 32)),
            "the empty key": try await signed(claims, with: Array(repeating: 0, count: 32)),
            "a key id of nobody": try await signed(claims, kid: "\(SigningKeyID())"),
            "a key id that is a path": try await signed(claims, kid: "../../dev/null"),
            "the other audience": try await signed(claims.with("aud", "customer")),
            "no audience of ours": try await signed(claims.with("aud", "everybody")),
            "another issuer": try await signed(claims.with("iss", "\(TenantID())")),
            "over": try await signed(claims.with("exp", claims.iat - 1)),
            "of the future": try await signed(claims.with("iat", claims.iat + 3_600)),
            "another person": try await signed(claims.with("sub", "\(PersonID())")),
            "an ended family": try await signed(claims.with("sid", "\(TokenFamilyID())")),
            "other claims under the same signature":
                "\(parts[0]).\(Self.encoded(#"{"aud":"staff"}"#)).\(parts[2])",
            "cut short": "\(parts[0]).\(parts[1])",
            "nothing": "",
        ]
    }

    private static func encoded(_ text: String) -> String { encoded(Data(text.utf8)) }

    private static func encoded(_ bytes: Data) -> String {
        bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }

    private static func decoded(_ text: String) -> Data? {
        let padded = text.replacing("-", with: "+").replacing("_", with: "/")
        return Data(base64Encoded: padded + String(repeating: "=", count: (4 - padded.count % 4) % 4))
    }
}

extension AccessClaims {
    /// The same, but for one claim.
    fileprivate func with(_ name: String, _ value: any Sendable) throws -> AccessClaims {
        var object = try #require(JSONSerialization.jsonObject(with: JSONEncoder().encode(self)) as? [String: Any])
        object[name] = value
        return try JSONDecoder().decode(Self.self, from: JSONSerialization.data(withJSONObject: object))
    }
}
