import Crypto
public import Infrastructure
import Vocabulary

/// What is asked of a browser that makes or uses a passkey, and what its answer has to be: the two ceremonies of WebAuthn
/// Level 3 (§7.1 and §7.2), for one browser at one host.
///
/// Attestation is "none": it would say which model a device is, and anybody may bring theirs. A user is always verified
/// by the device, so that a passkey is two factors in one: something they have, and something they know or are.
public struct PasskeyCeremony: Sendable {
    let relyingParty: RelyingParty
    /// Of what the challenges are: a session, or a browser before it has one.
    let browser: String
    let vault: Vault

    /// - Parameter browser: names a session, or what a cookie marks a browser with before it has one. No other browser's
    ///   challenges are accepted.
    public init(_ relyingParty: RelyingParty, browser: String, vault: Vault) {
        self.relyingParty = relyingParty
        self.browser = browser
        self.vault = vault
    }

    /// What a challenge is good for.
    func context(_ purpose: PasskeyChallenge.Purpose, _ detail: String = "") -> String {
        [purpose.rawValue, relyingParty.place, relyingParty.id, browser, detail].joined(separator: "/")
    }

    /// What both ceremonies ask of the client data and of the authenticator data.
    /// - Parameter type: "webauthn.create" or "webauthn.get".
    func check(
        _ clientData: [UInt8], _ type: String, _ context: String, _ said: AuthenticatorData, at instant: Instant
    ) throws(PasskeyRefusal) -> PasskeyChallenge {
        // §7.1 steps 5 to 11, §7.2 steps 8 to 14.
        let data = try ClientData.read(clientData)
        guard data.type == type else { throw .type }
        guard let challenge = PasskeyChallenge(data.challenge, for: context, vault: vault, at: instant) else {
            throw .challenge
        }
        guard data.origin == relyingParty.origin else { throw .origin }
        guard data.crossOrigin != true, data.topOrigin == nil else { throw .crossOrigin }
        // §7.1 steps 14 to 17, §7.2 steps 15 to 18.
        guard said.relyingPartyHash == Array(SHA256.hash(data: Array(relyingParty.id.utf8))) else {
            throw .relyingParty
        }
        guard said.flags.contains(.userPresent) else { throw .userAbsent }
        guard said.flags.contains(.userVerified) else { throw .userUnverified }
        guard said.flags.contains(.backupEligible) || !said.flags.contains(.backedUp) else { throw .backup }
        return challenge
    }
}
