import Crypto
public import Vocabulary

extension PasskeyCeremony {
    /// §7.2 step 1, as JSON of WebAuthn's `PublicKeyCredentialRequestOptions` (§5.5). No credential is named, so the
    /// question is the same whoever is there, and says nothing of who has an account.
    public func question(at instant: Instant = .now) throws -> String {
        let challenge = PasskeyChallenge(for: context(.signIn), vault: vault, at: instant)
        return try Self.json(RequestOptions(challenge: challenge.text, rpId: relyingParty.id))
    }

    /// Verifying an assertion, §7.2 steps 6 to 21, but for the look-up of the record.
    /// - Parameter passkey: the record of the credential that the answer names.
    /// - Returns: what was signed.
    func used(
        _ answer: PasskeyAnswer, _ passkey: Passkey, at instant: Instant
    ) throws(PasskeyRefusal) -> (challenge: PasskeyChallenge, said: AuthenticatorData) {
        // Step 6: the account that the device names has this credential.
        guard answer.userHandle == passkey.userHandle else { throw .userHandle }
        let said = try AuthenticatorData(answer.authenticatorData)
        let challenge = try check(answer.clientData, "webauthn.get", context(.signIn), said, at: instant)
        // Step 19: whether a key may leave its device is settled when it is made.
        guard said.flags.contains(.backupEligible) == passkey.isBackupEligible else { throw .backup }
        // Steps 20 and 21.
        let message = answer.authenticatorData + Array(SHA256.hash(data: answer.clientData))
        guard let algorithm = PasskeyAlgorithm(rawValue: passkey.algorithm) else { throw .algorithm }
        guard try PasskeyKey(algorithm, der: passkey.publicKey).signed(message, answer.signature) else {
            throw .signature
        }
        return (challenge, said)
    }
}

private struct RequestOptions: Encodable {
    let challenge, rpId: String
    let timeout = 300_000
    let userVerification = "required"
}
