import Foundation
public import Vocabulary

/// What a page offers a browser that is to make a passkey.
public struct PasskeyOffer: Sendable {
    /// WebAuthn's `PublicKeyCredentialCreationOptionsJSON` (§5.4).
    public let options: String
    /// Travels with the form, which would be refused with another.
    public let handle: String
}

/// A passkey as a browser made it, before anybody has it.
struct MadePasskey {
    let challenge: PasskeyChallenge
    let credentialID: [UInt8]
    let userHandle: [UInt8]
    let key: PasskeyKey
    let signCount: Int64
    let isBackupEligible: Bool
    let isBackedUp: Bool
}

extension PasskeyCeremony {
    /// WebAuthn's limit.
    private static let credentialLimit = 1_023

    /// §7.1 step 1.
    /// - Parameters:
    ///   - name: what the account is called where people choose one: an e-mail address.
    ///   - present: the owner's other passkeys. Devices that have one of them make no second, and all have one handle,
    ///     which is random: it says nothing of whose it is (§14.6.1).
    public func offer(
        to name: String, called displayName: String, besides present: [Passkey], at instant: Instant = .now
    ) throws -> PasskeyOffer {
        let here = present.filter { $0.relyingParty == relyingParty.id }
        let handle = here.first?.userHandle ?? Self.newHandle()
        let challenge = PasskeyChallenge(for: context(.add, Base64URL.text(handle)), vault: vault, at: instant)
        let options = CreationOptions(
            rp: .init(id: relyingParty.id, name: relyingParty.name),
            user: .init(id: Base64URL.text(handle), name: name, displayName: displayName),
            challenge: challenge.text,
            excludeCredentials: here.map { .init(id: Base64URL.text($0.credentialID)) })
        return PasskeyOffer(options: try Self.json(options), handle: Base64URL.text(handle))
    }

    private static func newHandle() -> [UInt8] {
        var random = SystemRandomNumberGenerator()
        return (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    /// Registering a new credential, §7.1, but for the steps that need the database (26, 27, 29) and the use of the
    /// challenge.
    ///
    /// The public key is the one that `getPublicKey()` gives. With attestation "none" nothing vouches for a key but the
    /// browser that sends it, wherever in the answer it stands (steps 13 and 21 to 24); the first sign-in shows that the
    /// device has its other half.
    func made(_ answer: NewPasskeyAnswer, at instant: Instant) throws(PasskeyRefusal) -> MadePasskey {
        let said = try AuthenticatorData(answer.authenticatorData)
        let context = context(.add, Base64URL.text(answer.userHandle))
        let challenge = try check(answer.clientData, "webauthn.create", context, said, at: instant)
        // Step 20.
        guard let algorithm = PasskeyAlgorithm(rawValue: answer.algorithm) else { throw .algorithm }
        let key = try PasskeyKey(algorithm, der: answer.publicKey)
        // The credential that the device speaks of is the one that the browser names; step 25.
        guard said.credentialID == answer.credentialID, answer.credentialID.count <= Self.credentialLimit else {
            throw .credential
        }
        return MadePasskey(
            challenge: challenge, credentialID: answer.credentialID, userHandle: answer.userHandle, key: key,
            signCount: said.signCount, isBackupEligible: said.flags.contains(.backupEligible),
            isBackedUp: said.flags.contains(.backedUp))
    }

    static func json(_ options: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(options), as: UTF8.self)
    }
}

/// §5.4 as JSON (§5.1.8).
private struct CreationOptions: Encodable {
    struct Entity: Encodable {
        let id, name: String
    }

    struct User: Encodable {
        let id, name, displayName: String
    }

    struct Parameters: Encodable {
        let type = "public-key"
        let alg: Int
    }

    struct Selection: Encodable {
        /// Found without a name being typed first.
        let residentKey = "required"
        let requireResidentKey = true
        let userVerification = "required"
    }

    let rp: Entity
    let user: User
    let challenge: String
    let pubKeyCredParams = PasskeyAlgorithm.allCases.map { Parameters(alg: $0.rawValue) }
    let timeout = 300_000
    let excludeCredentials: [CredentialName]
    let authenticatorSelection = Selection()
    let attestation = "none"
}

struct CredentialName: Encodable {
    let type = "public-key"
    let id: String
}
