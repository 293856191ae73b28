public import Infrastructure
public import Persistence
public import Vocabulary

/// What a member of staff does about their own account.
extension Staff {
    /// - Parameter name: as ``PersonName`` has it.
    public func rename(to name: String, by origin: AuditTrail.Origin, in transaction: Transaction) throws {
        guard name != self.name else { return }
        try transaction.execute("UPDATE staff SET name = \(name) WHERE id = \(id)")
        var change = AuditChange()
        change.note("name", from: self.name, to: name)
        try note("staff.renamed", change, by: origin, in: transaction)
    }

    /// Sets a new password and signs the person out everywhere else.
    /// - Parameter kept: the session that goes on; nil for none.
    public func setPassword(
        _ password: PasswordHash, keeping kept: SessionID? = nil, by origin: AuditTrail.Origin,
        in transaction: Transaction
    ) throws {
        try transaction.execute("UPDATE staff SET password_hash = \(password) WHERE id = \(id)")
        try Session.endAll(of: id.of(PersonScope.self), .staff, except: kept, in: transaction)
        try OneTimeToken.void(.resetStaffPassword, "\(id)", in: transaction)
        var change = AuditChange()
        change.noteSecret("password")
        try note("staff.password_changed", change, by: origin, in: transaction)
    }

    /// A change of address that a mailed link makes.
    public struct EmailChange: Sendable {
        /// The person before it.
        public let before: Staff
        public let email: EmailAddress
        /// Whether it takes an earlier change back: such a one cannot be taken back in turn.
        public let isUndo: Bool

        /// Whether it is the address that the person had: then nothing was changed, and the mailbox is known as theirs.
        public var isSame: Bool { before.email == Staff.folded(email) }
    }

    private static let undoMark = "undo "

    /// Begins to change the address: a link to the new mailbox finishes it.
    /// - Parameter isUndo: whether the link takes a change back that was made.
    public static func proposeEmail(
        _ email: EmailAddress, for id: StaffID, isUndo: Bool = false, at instant: Instant = .now,
        in transaction: Transaction
    ) throws -> AccessToken {
        let detail = (isUndo ? undoMark : "") + folded(email)
        return try OneTimeToken.issue(.changeStaffEmail, "\(id)", detail: detail, at: instant, in: transaction)
    }

    /// Finishes it, and signs the person out everywhere. Links to set a new password that went to the old mailbox are
    /// worth nothing from now on.
    ///
    /// A link that went to the address which the person has already only shows that the mailbox is theirs.
    /// - Parameter tenant: whose shop it is, for ``proveEmail(in:transaction:)``.
    /// - Returns: nil when the link is used or too old.
    /// - Throws: ``StaffEmailTaken``.
    public static func confirmEmail(
        _ token: AccessToken, in tenant: TenantID, by origin: (Staff) -> AuditTrail.Origin,
        at instant: Instant = .now, in transaction: Transaction
    ) throws -> EmailChange? {
        guard let proof = try OneTimeToken.redeem(token, .changeStaffEmail, at: instant, in: transaction),
            let id = StaffID(proof.subject), let member = try find(id, in: transaction), member.isActive
        else { return nil }
        let isUndo = proof.detail.hasPrefix(undoMark)
        let email = try EmailAddress(String(proof.detail.dropFirst(isUndo ? undoMark.count : 0)))
        guard folded(email) != member.email else {
            try member.proveEmail(in: tenant, transaction: transaction)
            return EmailChange(before: member, email: email, isUndo: isUndo)
        }
        do {
            try transaction.savepoint {
                _ = try transaction.execute(
                    "UPDATE staff SET email = \(folded(email)), email_proved_in = \(tenant) WHERE id = \(id)")
            }
        } catch DatabaseError.uniqueViolation {
            throw StaffEmailTaken()
        }
        try NoteStaffPlace.enqueue(member.email, in: transaction)
        try NoteStaffPlace.enqueue(folded(email), in: transaction)
        try OneTimeToken.void(.resetStaffPassword, "\(id)", in: transaction)
        try Session.endAll(of: id.of(PersonScope.self), .staff, in: transaction)
        var change = AuditChange()
        change.note("e-mail address", from: member.email, to: email.text)
        if isUndo {
            // Whoever made the change may have made a passkey, too.
            let passkeys = try Passkey.removeAll(of: .staff(id), in: transaction)
            change.note("passkeys", from: "\(passkeys)", to: "0")
        }
        try member.note("staff.email_changed", change, by: origin(member), in: transaction)
        return EmailChange(before: member, email: email, isUndo: isUndo)
    }

    func note(
        _ action: String, _ change: AuditChange, by origin: AuditTrail.Origin, in transaction: Transaction
    ) throws {
        try AuditTrail.record(action, AuditEvent.Subject("staff", "\(id)"), change, by: origin, in: transaction)
    }

    /// The person themselves as an actor.
    public func origin(address: String, requestID: String) -> AuditTrail.Origin {
        AuditTrail.Origin(
            AuditEvent.Actor(isVendors ? .vendor : .staff, id: id.of(PersonScope.self), name: name), address: address,
            requestID: requestID)
    }
}
