import Crypto
import CryptoExtras
import Foundation

/// The kinds of keys that we can check, by their numbers in COSE (RFC 9053 §2.1, RFC 8812 §2), best first.
enum PasskeyAlgorithm: Int, CaseIterable, Sendable {
    /// ECDSA on P-256 with SHA-256: what nearly every device has.
    case es256 = -7
    /// RSASSA-PKCS1-v1_5 with SHA-256: older TPMs.
    case rs256 = -257
}

/// The public half of a passkey.
struct PasskeyKey: Sendable {
    /// More than an RSA key of 4096 bits takes: longer ones cost too much to check.
    private static let limit = 600

    private enum Parsed {
        case es256(P256.Signing.PublicKey)
        case rs256(_RSA.Signing.PublicKey)
    }

    let algorithm: PasskeyAlgorithm
    /// SubjectPublicKeyInfo (RFC 5280 §4.1).
    let der: [UInt8]
    private let parsed: Parsed

    /// - Throws: ``PasskeyRefusal/publicKey`` when it is no key of this kind.
    init(_ algorithm: PasskeyAlgorithm, der: [UInt8]) throws(PasskeyRefusal) {
        guard der.count <= Self.limit else { throw .publicKey }
        self.algorithm = algorithm
        self.der = der
        do {
            parsed =
                switch algorithm {
                case .es256: .es256(try P256.Signing.PublicKey(derRepresentation: der))
                case .rs256: .rs256(try _RSA.Signing.PublicKey(derRepresentation: der))
                }
        } catch {
            throw .publicKey
        }
    }

    /// Whether `signature` was made of `message` with the private half.
    func signed(_ message: [UInt8], _ signature: [UInt8]) -> Bool {
        switch parsed {
        case .es256(let key):
            guard let signature = try? P256.Signing.ECDSASignature(derRepresentation: signature) else { return false }
            return key.isValidSignature(signature, for: message)
        case .rs256(let key):
            return key.isValidSignature(
                _RSA.Signing.RSASignature(rawRepresentation: signature), for: message, padding: .insecurePKCS1v1_5)
        }
    }
}
