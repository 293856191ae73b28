import Crypto
import Foundation
import Infrastructure
public import Vocabulary

/// Somewhere else where people sign in, that tells us who they are (OpenID Connect).
public protocol IdentityProvider: Sendable {
    /// Where the browser is sent to sign in.
    /// - Parameters:
    ///   - state: comes back with the browser.
    ///   - callback: where the browser comes back to, as it is registered there.
    /// - Throws: ``IdentityProviderError``.
    func signInAddress(_ attempt: IdentityRequest, state: String, callback: String) async throws -> String

    /// Who signed in, as the provider proves for the code that the browser brought.
    /// - Throws: ``IdentityProviderError``.
    func identity(
        code: String, of attempt: IdentityRequest, callback: String, at instant: Instant
    ) async throws -> ExternalIdentity
}

/// One try to sign in elsewhere: what is kept here meanwhile.
public struct IdentityRequest: Codable, Sendable, Equatable {
    /// Comes back inside of the proof, so that none from another sign-in is taken.
    public let nonce: String
    /// Shown when the code is changed into a proof (RFC 7636), so that a stolen code is of no use.
    public let verifier: String

    public init() {
        nonce = AccessToken().text
        verifier = AccessToken().text
    }

    init(nonce: String, verifier: String) {
        self.nonce = nonce
        self.verifier = verifier
    }

    /// What the provider is told of the verifier: its SHA-256 (S256, RFC 7636 §4.2).
    public var challenge: String {
        let digest = Data(SHA256.hash(data: Array(verifier.utf8))).base64EncodedString()
        return String(digest.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }.filter { $0 != "=" })
    }
}

/// Who somebody is elsewhere.
public struct ExternalIdentity: Sendable, Equatable {
    /// With ``subject`` names the person (OpenID Connect Core §2); the address may change hands.
    public let issuer: String
    public let subject: String
    public let email: EmailAddress?
    /// Whether the provider says that they read mail there.
    public let isEmailVerified: Bool
    /// Whether the provider runs that mailbox, so that its word on the address is the last.
    public let runsMailbox: Bool
    public let name: String?

    public init(
        issuer: String, subject: String, email: EmailAddress?, isEmailVerified: Bool, runsMailbox: Bool, name: String?
    ) {
        self.issuer = issuer
        self.subject = subject
        self.email = email
        self.isEmailVerified = isEmailVerified
        self.runsMailbox = runsMailbox
        self.name = name
    }
}

public enum IdentityProviderError: Error, Equatable, Sendable {
    /// It does not answer, or not as it should.
    case unreachable(String)
    /// What came back proves nothing.
    case unproved(String)
}
