public import Persistence
public import Vocabulary

extension Passkey {
    /// Gives somebody a passkey that their browser has just made: §7.1 of WebAuthn Level 3, to its end.
    /// - Parameters:
    ///   - name: as ``name(_:)`` has it.
    ///   - origin: who is written down as having done it; nil for customers, of whom nothing is written that outlives
    ///     their account.
    /// - Throws: ``PasskeyRefusal``.
    @discardableResult
    public static func add(
        _ answer: NewPasskeyAnswer, for owner: PasskeyOwner, named name: String, _ ceremony: PasskeyCeremony,
        by origin: AuditTrail.Origin?, at instant: Instant = .now, in transaction: Transaction
    ) throws -> Passkey {
        let made = try ceremony.made(answer, at: instant)
        guard try made.challenge.spend(in: transaction) else { throw PasskeyRefusal.challenge }
        guard try all(of: owner, in: transaction).count < limit else { throw PasskeyRefusal.tooMany }
        let id = PasskeyID(at: instant)
        // Step 26: nobody has it yet. Step 27.
        let count = try transaction.execute(
            """
            INSERT INTO passkey (\(columns))
            VALUES (\(id), \(owner.kind), \(owner.id), \(ceremony.relyingParty.id), \(made.credentialID),
                \(made.userHandle), \(made.key.algorithm.rawValue), \(made.key.der), \(made.signCount),
                \(made.isBackupEligible), \(made.isBackedUp), \(name), \(instant), NULL)
            ON CONFLICT DO NOTHING
            """)
        guard count == 1, let passkey = try find(id, of: owner, in: transaction) else { throw PasskeyRefusal.known }
        try passkey.note("passkey.added", AuditChange("name", to: name), by: origin, in: transaction)
        return passkey
    }

    /// - Parameter name: as ``name(_:)`` has it.
    public func rename(to name: String, by origin: AuditTrail.Origin?, in transaction: Transaction) throws {
        guard name != self.name else { return }
        try transaction.execute("UPDATE passkey SET name = \(name) WHERE id = \(id)")
        try note("passkey.renamed", AuditChange("name", from: self.name, to: name), by: origin, in: transaction)
    }

    /// It opens nothing any more.
    public func remove(by origin: AuditTrail.Origin?, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM passkey WHERE id = \(id)")
        try note("passkey.removed", AuditChange("name", from: name, to: nil), by: origin, in: transaction)
    }

    /// Takes all of somebody's, where whoever has the account may not be who made them.
    /// - Returns: how many there were.
    @discardableResult
    public static func removeAll(of owner: PasskeyOwner, in transaction: Transaction) throws -> Int {
        try transaction.execute("DELETE FROM passkey WHERE owner_id = \(owner.id) AND owner_kind = \(owner.kind)")
    }

    func note(
        _ action: String, _ change: AuditChange, by origin: AuditTrail.Origin?, in transaction: Transaction
    ) throws {
        guard let origin else { return }
        try AuditTrail.record(action, AuditEvent.Subject("passkey", "\(id)"), change, by: origin, in: transaction)
    }
}
