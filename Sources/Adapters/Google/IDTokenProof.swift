import Foundation
import JWTKit
import People
import Vocabulary

/// What an ID token says (OpenID Connect Core §2).
struct IDClaims: JWTPayload {
    /// Google says true, or "true".
    struct Flag: Codable, Sendable {
        let isTrue: Bool

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                isTrue = text == "true"
            } else {
                isTrue = try container.decode(Bool.self)
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(isTrue)
        }
    }

    let iss: String
    let sub: String
    let aud: AudienceClaim
    let azp: String?
    let exp: Double
    let iat: Double
    let nonce: String?
    let email: String?
    let email_verified: Flag?
    let name: String?
    let hd: String?

    /// Times and names are checked by ``IDTokenProof``, which knows what they must be.
    func verify(using _: some JWTAlgorithm) throws {}
}

/// Whether an ID token proves who signed in here and now (OpenID Connect Core §3.1.3.7).
struct IDTokenProof {
    let issuer: String
    let clientID: String
    let nonce: String

    /// How far clocks may be apart, in seconds.
    private static let leeway: Double = 60
    /// A sign-in is not older than this, in seconds.
    private static let longest: Double = 600

    /// - Parameter find: gives the issuer's key of a name, or its only one.
    /// - Throws: ``IdentityProviderError/unproved(_:)``.
    func claims(
        of token: String, at instant: Instant, key find: (_ name: String?) async throws -> JWK?
    ) async throws -> IDClaims {
        let header = try header(of: token)
        guard header.alg == "RS256" else { throw IdentityProviderError.unproved("signed with \(header.alg)") }
        guard var key = try await find(header.kid) else {
            throw IdentityProviderError.unproved("no such key")
        }
        key.algorithm = .rs256
        if key.keyIdentifier == nil { key.keyIdentifier = "only" }
        let claims: IDClaims
        do {
            claims = try await JWTKeyCollection().add(jwk: key).verify(token, as: IDClaims.self)
        } catch {
            throw IdentityProviderError.unproved("the signature is not the issuer's")
        }
        try check(claims, at: Double(instant.milliseconds) / 1000)
        return claims
    }

    private func check(_ claims: IDClaims, at now: Double) throws {
        // Google signs with and without the scheme.
        let issuers = issuer == GoogleSignIn.issuer ? [issuer, "accounts.google.com"] : [issuer]
        let audiences = claims.aud.value
        let faults: [(Bool, String)] = [
            (!issuers.contains(claims.iss), "another issuer"),
            (!audiences.contains(clientID), "for another client"),
            (audiences.count > 1 && claims.azp == nil, "for several clients"),
            (claims.azp.map { $0 != clientID } ?? false, "given to another client"),
            (claims.exp <= now - Self.leeway, "it is over"),
            (claims.iat > now + Self.leeway, "from the future"),
            (claims.iat < now - Self.longest, "too old"),
            (claims.nonce != nonce, "of another sign-in"),
            (claims.sub.isEmpty || claims.sub.utf8.count > 255, "without a subject"),
        ]
        if let fault = faults.first(where: \.0) { throw IdentityProviderError.unproved(fault.1) }
    }

    private struct Header: Decodable {
        let alg: String
        let kid: String?
    }

    private func header(of token: String) throws -> Header {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard token.utf8.count <= 16_000, parts.count == 3 else {
            throw IdentityProviderError.unproved("not a token")
        }
        var text = String(parts[0].map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
        text += String(repeating: "=", count: (4 - text.count % 4) % 4)
        do {
            return try JSONDecoder().decode(Header.self, from: Data(base64Encoded: text) ?? Data())
        } catch {
            throw IdentityProviderError.unproved("not a token")
        }
    }
}
