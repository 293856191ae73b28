import Crypto

/// A random secret that opens something for who holds it: a guest's cart, a session, a mailed link. Only its digest is
/// stored where it opens something that can still change.
public struct AccessToken: Sendable, Equatable {
    /// 43 characters of base64url (RFC 4648 §5): 256 random bits.
    public let text: String

    /// A new token.
    public init() {
        var random = SystemRandomNumberGenerator()
        let bytes = (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }
        self.init(bytes: bytes)
    }

    private init(bytes: [UInt8]) {
        text = Self.base64URL(bytes)
    }

    /// Reads a token that came from outside; nil when it cannot be one.
    public init?(_ text: String) {
        guard text.utf8.count == 43, text.utf8.allSatisfy(Self.isBase64URL) else { return nil }
        self.text = text
    }

    /// SHA-256 of the text: what is stored and looked up.
    public var digest: [UInt8] {
        Array(SHA256.hash(data: Array(text.utf8)))
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    private static func isBase64URL(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func base64URL(_ bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        var buffer: UInt32 = 0
        var bits = 0
        for byte in bytes {
            buffer = buffer << 8 | UInt32(byte)
            bits += 8
            while bits >= 6 {
                bits -= 6
                result.append(alphabet[Int(buffer >> UInt32(bits) & 63)])
            }
        }
        if bits > 0 { result.append(alphabet[Int(buffer << UInt32(6 - bits) & 63)]) }
        return String(decoding: result, as: UTF8.self)
    }
}

extension AccessToken {
    /// Another token that follows from this one, as HKDF makes it (RFC 5869): who knows it does not know this one.
    public static func derived(from token: AccessToken, for purpose: String) -> AccessToken {
        let key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: Array(token.text.utf8)), info: Array("stoa \(purpose)".utf8),
            outputByteCount: 32)
        return AccessToken(bytes: key.withUnsafeBytes { Array($0) })
    }
}

extension AccessToken: CustomStringConvertible {
    /// Not the token: whoever reads a log could use it.
    public var description: String { "…" }
}
