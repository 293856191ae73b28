import Crypto
import Foundation

/// Seals secrets that must be stored and read again: keys, second factors, what providers gave us.
///
/// AES-GCM with 256 bits. What is sealed carries the id of its key, so that keys can be changed while everything stays
/// readable, and is bound to its context, so that it cannot be moved to another row.
public struct Vault: Sendable {
    private let keys: [String: SymmetricKey]
    private let current: String

    /// - Parameters:
    ///   - current: what new secrets are sealed with; 32 bytes.
    ///   - former: what older secrets were sealed with.
    /// - Throws: ``VaultError/unusableKey``.
    public init(current: [UInt8], former: [[UInt8]] = []) throws {
        guard ([current] + former).allSatisfy({ $0.count == 32 }) else { throw VaultError.unusableKey }
        var keys: [String: SymmetricKey] = [:]
        for bytes in former + [current] { keys[Self.id(of: bytes)] = SymmetricKey(data: bytes) }
        self.keys = keys
        self.current = Self.id(of: current)
    }

    /// Seals `secret`.
    /// - Parameter context: where it will stand, such as "totp/<staff>". The same text opens it.
    public func seal(_ secret: [UInt8], for context: String) throws -> String {
        guard let key = keys[current] else { throw VaultError.unusableKey }
        let box = try AES.GCM.seal(secret, using: key, authenticating: Array(context.utf8))
        guard let bytes = box.combined else { throw VaultError.damaged }
        return "v1.\(current).\(bytes.base64EncodedString())"
    }

    /// - Throws: ``VaultError``.
    public func open(_ sealed: String, for context: String) throws -> [UInt8] {
        let parts = sealed.split(separator: ".", maxSplits: 2)
        guard parts.count == 3, parts[0] == "v1", let bytes = Data(base64Encoded: String(parts[2])) else {
            throw VaultError.damaged
        }
        guard let key = keys[String(parts[1])] else { throw VaultError.keyMissing(id: String(parts[1])) }
        do {
            let box = try AES.GCM.SealedBox(combined: bytes)
            return Array(try AES.GCM.open(box, using: key, authenticating: Array(context.utf8)))
        } catch is CryptoKitError {
            throw VaultError.damaged
        }
    }

    /// A code that only who has our keys can make, for what somebody else keeps for us.
    /// - Parameter purpose: what it is a proof of, such as "known device".
    public func code(for message: String, purpose: String) -> [UInt8] {
        guard let key = keys[current] else { preconditionFailure("a vault has its current key") }
        return Array(HMAC<SHA256>.authenticationCode(for: Array(message.utf8), using: Self.key(key, for: purpose)))
    }

    /// Whether `code` was made of `message`, with this key or a former one. Takes as long for every answer.
    public func isRight(_ code: [UInt8], for message: String, purpose: String) -> Bool {
        keys.values.reduce(false) { isRight, key in
            let fits = HMAC<SHA256>.isValidAuthenticationCode(
                code, authenticating: Array(message.utf8), using: Self.key(key, for: purpose))
            return fits || isRight
        }
    }

    private static func key(_ key: SymmetricKey, for purpose: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key, info: Array("stoa vault \(purpose)".utf8), outputByteCount: 32)
    }

    /// Whether `sealed` was sealed with the current key.
    public func isCurrent(_ sealed: String) -> Bool { sealed.hasPrefix(currentPrefix) }

    /// What everything begins with that is sealed with the current key.
    public var currentPrefix: String { "v1.\(current)." }

    /// A few characters that name a key and say nothing about it.
    private static func id(of key: [UInt8]) -> String {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: key), info: Array("stoa vault key id".utf8), outputByteCount: 4
        ).withUnsafeBytes { bytes in bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() }
    }
}

public enum VaultError: Error, Equatable, Sendable {
    /// A key does not have 32 bytes.
    case unusableKey
    /// Sealed with a key that is not among ours.
    case keyMissing(id: String)
    /// Changed since it was sealed, or moved from where it stood.
    case damaged
}

extension Vault {
    /// A vault with the keys of a list as ``Settings/masterKeys`` has it, or with the key in a file where there is none.
    public init(keys list: Secret?, orFile path: String) throws {
        let keys = try list.map { try Self.keys(inList: $0.revealed) } ?? VaultFile(path: path).keys()
        guard let current = keys.first else { throw VaultError.unusableKey }
        try self.init(current: current, former: Array(keys.dropFirst()))
    }

    /// Keys as base64, separated by commas; the current one first.
    static func keys(inList text: String) throws -> [[UInt8]] {
        try text.split(separator: ",", omittingEmptySubsequences: false).map { try key(base64: Data($0.utf8)) }
    }

    /// 32 bytes as base64.
    static func key(base64 text: Data) throws -> [UInt8] {
        let trimmed = text.filter { !" \n\r\t".utf8.contains($0) }
        guard let data = Data(base64Encoded: trimmed), data.count == 32 else { throw VaultError.unusableKey }
        return Array(data)
    }
}
