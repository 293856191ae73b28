import Crypto
import Foundation
public import Vocabulary

/// Six digits that change every thirty seconds: the time-based one-time password of RFC 6238, with HMAC-SHA-1, as every
/// authenticator app understands it.
public struct TimeCode: Sendable, Equatable {
    /// 160 random bits, which the app and we know.
    public let secret: [UInt8]

    static let period: Int64 = 30
    private static let digits = 6

    /// A new secret.
    public init() {
        var random = SystemRandomNumberGenerator()
        secret = (0..<20).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    public init(secret: [UInt8]) {
        self.secret = secret
    }

    /// The secret as people type it into an app: base32 (RFC 4648 §6) without padding.
    public var base32: String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var text = ""
        var buffer: UInt32 = 0
        var bits: UInt32 = 0
        for byte in secret {
            buffer = buffer << 8 | UInt32(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(alphabet[Int(buffer >> bits & 31)])
            }
        }
        if bits > 0 { text.append(alphabet[Int(buffer << (5 - bits) & 31)]) }
        return text
    }

    /// What the QR code for an app says.
    public func address(issuer: String, account: String) -> String {
        var components = URLComponents()
        components.scheme = "otpauth"
        components.host = "totp"
        components.path = "/\(issuer.replacing(":", with: " ")):\(account)"
        components.queryItems = [
            URLQueryItem(name: "secret", value: base32), URLQueryItem(name: "issuer", value: issuer),
        ]
        return components.string ?? ""
    }

    /// The step that `code` belongs to, if it is right now, or was or will be half a minute away: clocks differ.
    /// - Parameter used: the last step that was accepted; the same code is never accepted again.
    public func step(of code: String, at instant: Instant = .now, after used: Int64?) -> Int64? {
        let given = code.filter { !$0.isWhitespace }
        guard given.utf8.count == Self.digits else { return nil }
        let now = instant.milliseconds / 1000 / Self.period
        return [now, now - 1, now + 1].first { step in
            step > used ?? -1 && Self.isSame(self.code(step: step), given)
        }
    }

    /// RFC 4226 §5.3.
    func code(step: Int64) -> String {
        let message = withUnsafeBytes(of: step.bigEndian) { Array($0) }
        let digest = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: secret)))
        let offset = Int(digest[19] & 15)
        let number = digest[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let text = String(number % 1_000_000)
        return String(repeating: "0", count: Self.digits - text.count) + text
    }

    /// Compared to the end, so that the time says nothing of where they differ.
    private static func isSame(_ one: String, _ other: String) -> Bool {
        one.utf8.count == other.utf8.count && zip(one.utf8, other.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
