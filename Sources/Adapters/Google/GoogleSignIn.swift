import AsyncHTTPClient
import Foundation
public import Infrastructure
import NIOCore
import NIOHTTP1
public import People
public import Vocabulary

/// Sign in with Google: OpenID Connect with code, PKCE (S256), state and nonce. Works with any issuer of that kind, such
/// as a stand-in for tests.
public struct GoogleSignIn: IdentityProvider {
    public static let issuer = "https://accounts.google.com"

    private let issuer: String
    private let clientID: String
    private let clientSecret: Secret
    private let directory: IssuerDirectory

    /// - Parameter issuer: must be what the issuer calls itself, letter for letter.
    public init(clientID: String, clientSecret: Secret, issuer: String = Self.issuer) {
        self.issuer = issuer
        self.clientID = clientID
        self.clientSecret = clientSecret
        directory = IssuerDirectory(issuer: issuer)
    }

    public func signInAddress(
        _ attempt: IdentityRequest, state: String, callback: String
    ) async throws -> String {
        let query = [
            ("response_type", "code"), ("client_id", clientID), ("redirect_uri", callback),
            ("scope", "openid email profile"), ("state", state), ("nonce", attempt.nonce),
            ("code_challenge", attempt.challenge), ("code_challenge_method", "S256"),
        ]
        let address = try await directory.metadata().authorization_endpoint
        return address + (address.contains("?") ? "&" : "?") + Self.encoded(query)
    }

    public func identity(
        code: String, of attempt: IdentityRequest, callback: String, at instant: Instant
    ) async throws -> ExternalIdentity {
        let token = try await idToken(code, attempt, callback)
        let claims = try await IDTokenProof(issuer: issuer, clientID: clientID, nonce: attempt.nonce)
            .claims(of: token, at: instant) { try await directory.key($0) }
        return ExternalIdentity(
            issuer: issuer, subject: claims.sub, email: claims.email.flatMap(Self.address),
            isEmailVerified: claims.email_verified?.isTrue ?? false, runsMailbox: Self.runsMailbox(claims),
            name: claims.name)
    }

    /// Changes the code into the proof. A code is good for one try, so none is repeated.
    private func idToken(_ code: String, _ attempt: IdentityRequest, _ callback: String) async throws -> String {
        struct Answer: Decodable {
            let id_token: String
        }
        var request = HTTPClientRequest(url: try await directory.metadata().token_endpoint)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        let basic = Data("\(Self.escaped(clientID)):\(Self.escaped(clientSecret.revealed))".utf8)
        request.headers.add(name: "Authorization", value: "Basic \(basic.base64EncodedString())")
        let form = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", callback),
            ("code_verifier", attempt.verifier),
        ]
        request.body = .bytes(ByteBuffer(string: Self.encoded(form)))
        let (status, body, _) = try await OutgoingCall.send(request)
        guard status == 200 else { throw IdentityProviderError.unproved("the token endpoint says \(status)") }
        do {
            return try JSONDecoder().decode(Answer.self, from: body).id_token
        } catch {
            throw IdentityProviderError.unproved("the token endpoint gave no ID token")
        }
    }

    /// Google runs gmail.com, and the mail of organisations that it names in `hd`. Of others it knows at most that
    /// somebody read mail there once.
    private static func runsMailbox(_ claims: IDClaims) -> Bool {
        let domain = claims.email?.lowercased().split(separator: "@").last ?? ""
        return domain == "gmail.com" || domain == "googlemail.com" || claims.hd?.isEmpty == false
    }

    private static func address(_ text: String) -> EmailAddress? {
        do {
            return try EmailAddress(text)
        } catch {
            return nil
        }
    }

    private static func encoded(_ fields: [(String, String)]) -> String {
        fields.map { "\(escaped($0.0))=\(escaped($0.1))" }.joined(separator: "&")
    }

    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }
}
