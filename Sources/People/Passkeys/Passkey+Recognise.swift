public import Persistence
public import Vocabulary

extension Passkey {
    /// What a passkey that was used shows.
    public enum Recognition: Sendable {
        case recognised(Passkey)
        /// Refused. Why is for tests; whoever asks is told the same for all of it.
        case refused(PasskeyRefusal)
        /// Refused although everything is right but the count, which did not go up: there may be a copy of the key.
        case copied(Passkey)
    }

    /// Who it is that used a passkey: §7.2 of WebAuthn Level 3.
    ///
    /// Nothing is written unless the signature is right, so strangers cannot make a database grow.
    /// - Parameter kind: whose door it is.
    public static func recognise(
        _ answer: PasskeyAnswer, _ kind: PasskeyOwner.Kind, _ ceremony: PasskeyCeremony, at instant: Instant = .now,
        in transaction: Transaction
    ) throws -> Recognition {
        let found: Passkey? = try transaction.first(
            """
            SELECT \(columns) FROM passkey WHERE credential_id = \(answer.credentialID) AND owner_kind = \(kind)
                AND rp_id = \(ceremony.relyingParty.id)
            """)
        guard let passkey = found else { return .refused(.unknown) }
        let (challenge, said): (PasskeyChallenge, AuthenticatorData)
        do {
            (challenge, said) = try ceremony.used(answer, passkey, at: instant)
        } catch {
            return .refused(error)
        }
        guard try challenge.spend(in: transaction) else { return .refused(.challenge) }
        return try passkey.count(said, at: instant, in: transaction) ? .recognised(passkey) : .copied(passkey)
    }

    /// Steps 22 and 24. The condition is in the statement: of two answers with one count only one is right.
    private func count(
        _ said: AuthenticatorData, at instant: Instant, in transaction: Transaction
    ) throws -> Bool {
        let goesOn: SQL = said.signCount == 0 ? "sign_count = 0" : "sign_count < \(said.signCount)"
        return try transaction.execute(
            """
            UPDATE passkey SET sign_count = \(said.signCount), is_backed_up = \(said.flags.contains(.backedUp)),
                used_at = \(instant)
            WHERE id = \(id) AND \(goesOn)
            """) == 1
    }
}
