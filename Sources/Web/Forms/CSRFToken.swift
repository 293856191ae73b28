import Crypto
import Foundation

/// Proof that a form came from a page we gave to this session: an HMAC over the session's id, salted per page so that
/// a compressed page does not leak it.
public struct CSRFToken: Sendable {
    private let key: SymmetricKey

    /// - Parameter secret: at least 32 random bytes that outlive a restart.
    public init(secret: [UInt8]) {
        key = SymmetricKey(data: secret)
    }

    /// The token for a form of this session.
    public func token(session: String) -> String {
        var random = SystemRandomNumberGenerator()
        let salt = String(random.next() as UInt64, radix: 36)
        return salt + "." + signature(session: session, salt: salt)
    }

    /// Whether the token was made for this session.
    public func accepts(_ token: String, session: String) -> Bool {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let given = Data(base64Encoded: Self.padded(String(parts[1]))) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(
            given, authenticating: Self.message(session: session, salt: String(parts[0])), using: key)
    }

    private func signature(session: String, salt: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Self.message(session: session, salt: salt), using: key)
        return String(
            Data(code).base64EncodedString().map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }.filter { $0 != "=" })
    }

    private static func message(session: String, salt: String) -> Data {
        Data("csrf\0\(salt)\0\(session)".utf8)
    }

    private static func padded(_ text: String) -> String {
        let base64 = String(text.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
        return base64 + String(repeating: "=", count: (4 - base64.count % 4) % 4)
    }
}
