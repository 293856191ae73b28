import Foundation
public import JWTKit
import Persistence
public import Vocabulary

/// What an access token says: a JWT (RFC 7519, RFC 9068 in spirit) that an app sends with each call.
public struct AccessClaims: JWTPayload, Equatable {
    /// The tenant whose tokens these are.
    public let iss: String
    /// The surface it opens, so that one for shoppers never opens a desk.
    public let aud: String
    /// The person.
    public let sub: String
    /// The family of refresh tokens that it came from.
    public let sid: String
    /// Issued at, in seconds since 1970.
    public let iat: Int64
    /// Its end, in seconds since 1970.
    public let exp: Int64
    /// The last time that the person proved who they are, in seconds since 1970 (OpenID Connect Core §2). A new proof is
    /// worth nothing to tokens that somebody took before.
    public let authTime: Int64?

    private enum CodingKeys: String, CodingKey {
        case iss, aud, sub, sid, iat, exp
        case authTime = "auth_time"
    }

    /// Short, because nothing but the end of its family or of its key takes it back.
    public static let lifetime: Duration = .seconds(10 * 60)

    init(
        tenant: TenantID, _ audience: Audience, _ person: PersonID, _ family: TokenFamilyID, provedAt: Instant?,
        at instant: Instant
    ) {
        iss = "\(tenant)"
        aud = audience.rawValue
        sub = "\(person)"
        sid = "\(family)"
        iat = instant.milliseconds / 1000
        exp = instant.advanced(by: Self.lifetime).milliseconds / 1000
        authTime = provedAt.map { $0.milliseconds / 1000 }
    }

    /// Times and names are checked by ``AccessTokens``, which knows what they must be.
    public func verify(using _: some JWTAlgorithm) throws {}
}

/// Whom an access token speaks for.
public struct Bearer: Sendable, Equatable {
    public let audience: Audience
    public let person: PersonID
    public let family: TokenFamilyID
    /// The last time that the person proved who they are, as far as this token knows.
    public let provedAt: Instant?
}
