public import Persistence
public import Vocabulary

/// What one member of staff does about another.
extension Staff {
    /// Gives somebody another role. They are signed out everywhere, so that no session outlives what it was begun with.
    /// - Throws: ``DeskRefusal``.
    public static func changeRole(
        of id: StaffID, to name: String, by author: DeskAuthor, in transaction: Transaction
    ) throws {
        let (member, before) = try managed(id, by: author, in: transaction)
        guard let role = try Role.find(name, in: transaction) else { throw DeskRefusal.noSuchRole }
        guard role.name != before.name else { return }
        guard author.member != id || author.isOwner else { throw DeskRefusal.oneself }
        guard role.name != Role.vendor else { throw DeskRefusal.needsVendor }
        guard member.vendor == nil else { throw DeskRefusal.sellsForVendor }
        try author.checkMayGive(role)
        try transaction.execute("UPDATE staff SET role = \(role.name) WHERE id = \(id)")
        try checkOwnerRemains(in: transaction)
        try Session.endAll(of: id.of(PersonScope.self), .staff, in: transaction)
        var change = AuditChange()
        change.note("role", from: before.title, to: role.title)
        try note("role.given", member, change, by: author, in: transaction)
    }

    /// Keeps somebody out from now on. What they did stays theirs.
    /// - Throws: ``DeskRefusal``.
    public static func deactivate(
        _ id: StaffID, by author: DeskAuthor, at instant: Instant = .now, in transaction: Transaction
    ) throws {
        let (member, _) = try managed(id, by: author, in: transaction)
        guard author.member != id else { throw DeskRefusal.oneself }
        guard !member.hasLeft else { return }
        try transaction.execute("UPDATE staff SET deactivated_at = \(instant) WHERE id = \(id)")
        try NoteStaffPlace.enqueue(member.email, in: transaction)
        try checkOwnerRemains(in: transaction)
        try Session.endAll(of: id.of(PersonScope.self), .staff, in: transaction)
        try OneTimeToken.void(.resetStaffPassword, "\(id)", in: transaction)
        var change = AuditChange()
        change.note("may sign in", from: "yes", to: "no")
        try note("staff.deactivated", member, change, by: author, in: transaction)
    }

    /// Lets somebody in again who had left.
    /// - Throws: ``DeskRefusal``.
    public static func reactivate(_ id: StaffID, by author: DeskAuthor, in transaction: Transaction) throws {
        let (member, _) = try managed(id, by: author, in: transaction)
        guard member.hasLeft else { return }
        try transaction.execute("UPDATE staff SET deactivated_at = NULL WHERE id = \(id)")
        try NoteStaffPlace.enqueue(member.email, in: transaction)
        var change = AuditChange()
        change.note("may sign in", from: "no", to: "yes")
        try note("staff.reactivated", member, change, by: author, in: transaction)
    }

    /// Takes the second factor and the passkeys of somebody away who has lost them, and signs them out everywhere.
    /// - Throws: ``DeskRefusal``.
    public static func resetSecondFactor(
        of id: StaffID, by author: DeskAuthor, in transaction: Transaction
    ) throws {
        let (member, _) = try managed(id, by: author, in: transaction)
        try dropSecondFactor(id, in: transaction)
        let passkeys = try Passkey.removeAll(of: .staff(id), in: transaction)
        try Session.endAll(of: id.of(PersonScope.self), .staff, in: transaction)
        var change = AuditChange()
        change.note("second factor", from: member.hasSecondFactor ? "on" : "off", to: "off")
        change.note("passkeys", from: "\(passkeys)", to: "0")
        try note("staff.second_factor_reset", member, change, by: author, in: transaction)
    }

    /// Signs somebody out everywhere.
    /// - Throws: ``DeskRefusal``.
    public static func endSessions(of id: StaffID, by author: DeskAuthor, in transaction: Transaction) throws {
        let (member, _) = try managed(id, by: author, in: transaction)
        try Session.endAll(of: id.of(PersonScope.self), .staff, in: transaction)
        try note("staff.signed_out", member, AuditChange(), by: author, in: transaction)
    }

    // MARK: - Rules

    /// The member, if the author may touch them: whoever may do more than the author is out of reach.
    private static func managed(
        _ id: StaffID, by author: DeskAuthor, in transaction: ReadTransaction
    ) throws -> (Staff, Role) {
        guard let member = try find(id, in: transaction), let role = try Role.find(member.role, in: transaction)
        else { throw DeskRefusal.noSuchMember }
        try author.checkMayGive(role)
        return (member, role)
    }

    /// Called after the change, in its transaction: two owners who remove each other at once cannot both succeed.
    private static func checkOwnerRemains(in transaction: ReadTransaction) throws {
        let owners: Int? = try transaction.value(
            "SELECT count(*) FROM staff WHERE role = \(Role.owner) AND deactivated_at IS NULL")
        guard owners ?? 0 > 0 else { throw DeskRefusal.lastOwner }
    }

    static func note(
        _ action: String, _ member: Staff, _ change: AuditChange, by author: DeskAuthor, in transaction: Transaction
    ) throws {
        try AuditTrail.record(
            action, AuditEvent.Subject("staff", "\(member.id)"), change, by: author.origin, in: transaction)
    }
}
