import AsyncHTTPClient
import Foundation
import JWTKit
import People

/// What an issuer says of itself and its keys (OpenID Connect Discovery), kept for as long as it allows.
actor IssuerDirectory {
    struct Metadata: Decodable, Sendable {
        let issuer: String
        let authorization_endpoint: String
        let token_endpoint: String
        let jwks_uri: String
    }

    private struct Kept<Value: Sendable> {
        let value: Value
        let readAt: ContinuousClock.Instant
        let until: ContinuousClock.Instant
    }

    /// Within these seconds something is kept, whatever its issuer says.
    private static let terms = 300...86_400
    /// A key that is not among those that are known makes us look again, but not for every forged token.
    private static let rest: Duration = .seconds(60)

    private let issuer: String
    private var knownMetadata: Kept<Metadata>?
    private var knownKeys: Kept<[JWK]>?

    init(issuer: String) {
        self.issuer = issuer
    }

    func metadata() async throws -> Metadata {
        if let known = knownMetadata, known.until > .now { return known.value }
        let (metadata, age) = try await read(issuer + "/.well-known/openid-configuration", as: Metadata.self)
        guard metadata.issuer == issuer else {
            throw IdentityProviderError.unproved("the issuer calls itself \(metadata.issuer)")
        }
        knownMetadata = kept(metadata, age)
        return metadata
    }

    /// The key of this name; the only one when no name is said.
    func key(_ name: String?) async throws -> JWK? {
        if let known = knownKeys, known.until > .now {
            if let key = Self.key(name, known.value) { return key }
            guard known.readAt.duration(to: .now) > Self.rest else { return nil }
        }
        let (set, age) = try await read(try await metadata().jwks_uri, as: JWKS.self)
        knownKeys = kept(set.keys, age)
        return Self.key(name, set.keys)
    }

    private static func key(_ name: String?, _ keys: [JWK]) -> JWK? {
        let usable = keys.filter { key in
            // 2048 bits are 342 characters of base64url.
            key.keyType == .rsa && (key.modulus?.utf8.count ?? 0) >= 342 && [nil, .rs256].contains(key.algorithm)
        }
        guard let name else { return usable.count == 1 ? usable.first : nil }
        return usable.first { $0.keyIdentifier?.string == name }
    }

    private func kept<Value: Sendable>(_ value: Value, _ age: Int) -> Kept<Value> {
        let term = min(max(age, Self.terms.lowerBound), Self.terms.upperBound)
        return Kept(value: value, readAt: .now, until: .now.advanced(by: .seconds(term)))
    }

    private func read<Value: Decodable>(_ address: String, as _: Value.Type) async throws -> (Value, Int) {
        let (status, body, age) = try await OutgoingCall.send(HTTPClientRequest(url: address))
        guard status == 200 else { throw IdentityProviderError.unreachable("\(address) says \(status)") }
        do {
            return (try JSONDecoder().decode(Value.self, from: body), age)
        } catch {
            throw IdentityProviderError.unreachable("\(address) cannot be read")
        }
    }
}
