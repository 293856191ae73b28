import Crypto
import CryptoExtras
import Foundation

/// A device that makes and uses passkeys, and the browser that it is in: what WebAuthn Level 3 has both do, with keys of
/// swift-crypto. It does as it is asked, and lies when a test wants it to.
public struct Authenticator: Sendable {
    public enum Kind: Sendable {
        case es256
        case rs256
    }

    private enum Key: Sendable {
        case es256(P256.Signing.PrivateKey)
        case rs256(_RSA.Signing.PrivateKey)
    }

    /// What is about to be said; a test changes what it lies about.
    public struct Draft: Sendable {
        public var type: String
        public var challenge: String
        public var origin: String
        public var crossOrigin: Bool? = false
        public var topOrigin: String?
        public var relyingParty: String
        /// UP, UV, BE and BS.
        public var flags: UInt8 = 0b0001_1101
        public var signCount: UInt32
        /// As the device names the credential.
        public var credentialID: [UInt8]
        public var userHandle: String
        /// What comes after the signature was made.
        public var tampered = false
    }

    /// Where pages are that ask: "http://tea.localhost".
    public let origin: String
    public private(set) var signCount: UInt32
    public let credentialID: [UInt8]
    private let key: Key
    /// Of the account that it has a passkey of.
    private var userHandle = ""

    /// - Parameter signCount: zero for one that does not count.
    public init(at origin: String, _ kind: Kind = .es256, signCount: UInt32 = 0, credentialID: [UInt8]? = nil) throws {
        self.origin = origin
        self.signCount = signCount
        self.credentialID = credentialID ?? (0..<32).map { _ in UInt8.random(in: 0...255) }
        key =
            switch kind {
            case .es256: .es256(P256.Signing.PrivateKey())
            case .rs256: .rs256(try _RSA.Signing.PrivateKey(keySize: .bits2048))
            }
    }

    /// Makes a passkey as `options` want it.
    /// - Returns: the fields that the form of the page carries.
    public mutating func make(
        _ options: String, _ change: (inout Draft) -> Void = { _ in }
    ) throws -> [String: String] {
        let asked = try Self.object(options)
        guard let user = asked["user"] as? [String: Any], let handle = user["id"] as? String,
            let party = asked["rp"] as? [String: Any], let id = party["id"] as? String
        else { throw NotAsked() }
        userHandle = handle
        var draft = try draft("webauthn.create", asked, id)
        change(&draft)
        let clientData = try Self.clientData(draft)
        let named: [UInt8] = [UInt8(draft.credentialID.count >> 8), UInt8(draft.credentialID.count & 255)]
        let credential = [UInt8](repeating: 0, count: 16) + named + draft.credentialID + coseKey
        var copy = draft
        copy.flags |= 0b0100_0000
        return [
            "credential": Self.text(credentialID), "clientData": Self.text(clientData),
            "authenticatorData": Self.text(Self.head(copy) + credential), "publicKey": Self.text(publicKey),
            "algorithm": algorithm, "handle": draft.userHandle,
        ]
    }

    /// Uses the passkey as `question` wants it.
    /// - Returns: the fields that the form of the page carries.
    public mutating func use(
        _ question: String, _ change: (inout Draft) -> Void = { _ in }
    ) throws -> [String: String] {
        let asked = try Self.object(question)
        guard let id = asked["rpId"] as? String else { throw NotAsked() }
        if signCount > 0 { signCount += 1 }
        var draft = try draft("webauthn.get", asked, id)
        change(&draft)
        let clientData = try Self.clientData(draft)
        let data = Self.head(draft)
        let message = data + Array(SHA256.hash(data: clientData))
        var signature = Array(try sign(message))
        if draft.tampered { signature[signature.count - 1] ^= 1 }
        return [
            "credential": Self.text(draft.credentialID), "clientData": Self.text(clientData),
            "authenticatorData": Self.text(data), "signature": Self.text(signature), "userHandle": draft.userHandle,
        ]
    }

    // MARK: - Parts

    private struct NotAsked: Error {}

    private func draft(_ type: String, _ asked: [String: Any], _ party: String) throws -> Draft {
        guard let challenge = asked["challenge"] as? String else { throw NotAsked() }
        return Draft(
            type: type, challenge: challenge, origin: origin, relyingParty: party, signCount: signCount,
            credentialID: credentialID, userHandle: userHandle)
    }

    private func sign(_ message: [UInt8]) throws -> Data {
        switch key {
        case .es256(let key): try key.signature(for: message).derRepresentation
        case .rs256(let key): try key.signature(for: message, padding: .insecurePKCS1v1_5).rawRepresentation
        }
    }

    private var publicKey: Data {
        switch key {
        case .es256(let key): key.publicKey.derRepresentation
        case .rs256(let key): key.publicKey.derRepresentation
        }
    }

    private var algorithm: String {
        switch key {
        case .es256: "-7"
        case .rs256: "-257"
        }
    }

    /// The key as CBOR, which nobody here reads.
    private var coseKey: [UInt8] {
        guard case .es256(let key) = key else { return [0xA0] }
        let point = Array(key.publicKey.rawRepresentation)
        return [0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 0x20] + point[..<32] + [0x22, 0x58, 0x20] + point[32...]
    }

    private static func head(_ draft: Draft) -> [UInt8] {
        Array(SHA256.hash(data: Array(draft.relyingParty.utf8))) + [draft.flags]
            + withUnsafeBytes(of: draft.signCount.bigEndian) { Array($0) }
    }

    private static func clientData(_ draft: Draft) throws -> [UInt8] {
        var object: [String: Any] = [
            "type": draft.type, "challenge": draft.challenge, "origin": draft.origin,
            // Browsers add members, so that nobody compares whole texts (§5.8.1.1).
            "other_keys_can_be_added_here": "do not compare clientDataJSON against a template",
        ]
        object["crossOrigin"] = draft.crossOrigin
        object["topOrigin"] = draft.topOrigin
        return Array(try JSONSerialization.data(withJSONObject: object))
    }

    private static func object(_ text: String) throws -> [String: Any] {
        guard let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] else {
            throw NotAsked()
        }
        return object
    }

    public static func text(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
