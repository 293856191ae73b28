public import Infrastructure
public import Persistence
public import Vocabulary

public typealias InvitationID = ID<StaffInvitation>

/// Somebody who was asked by mail to work at the desk, and has not answered yet.
public struct StaffInvitation: Sendable, Equatable, RowDecodable {
    public let id: InvitationID
    /// In small letters.
    public let email: String
    /// The name of a ``Role``.
    public let role: String
    /// For whom they are to sell; nil for who is to work for the shop itself.
    public let vendor: VendorID?
    /// Who asked, by name.
    public let inviter: String
    public let invitedAt: Instant
    public let expiresAt: Instant

    public init(row: Row) throws {
        id = try row["id"]
        email = try row["email"]
        role = try row["role"]
        vendor = try row["vendor_id"]
        inviter = try row["inviter"]
        invitedAt = try row["invited_at"]
        expiresAt = try row["expires_at"]
    }

    /// Whether its link still works.
    public func isOpen(at instant: Instant = .now) -> Bool { expiresAt > instant }

    /// All that were neither accepted nor taken back, newest first.
    public static func all(in transaction: ReadTransaction) throws -> [StaffInvitation] {
        try transaction.all("SELECT * FROM staff_invitation ORDER BY invited_at DESC, id")
    }

    public static func find(_ id: InvitationID, in transaction: ReadTransaction) throws -> StaffInvitation? {
        try transaction.first("SELECT * FROM staff_invitation WHERE id = \(id)")
    }

    /// The open ones of a vendor, newest first.
    public static func all(of vendor: VendorID, in transaction: ReadTransaction) throws -> [StaffInvitation] {
        try transaction.all(
            "SELECT * FROM staff_invitation WHERE vendor_id = \(vendor) ORDER BY invited_at DESC, id")
    }

    /// Asks somebody. An earlier invitation of the same address is replaced, and its link is worth nothing any more.
    /// - Parameter vendor: for whom they are to sell, with ``Role/vendor`` and no other role.
    /// - Returns: the invitation, and what its link opens with.
    /// - Throws: ``DeskRefusal``.
    public static func invite(
        _ email: EmailAddress, as name: String, for vendor: VendorID? = nil, by author: DeskAuthor,
        at instant: Instant = .now, in transaction: Transaction
    ) throws -> (invitation: StaffInvitation, token: AccessToken) {
        guard let role = try Role.find(name, in: transaction) else { throw DeskRefusal.noSuchRole }
        try author.checkMayGive(role)
        guard (role.name == Role.vendor) == (vendor != nil) else { throw DeskRefusal.needsVendor }
        let seller = try vendor.map { try Vendor.known($0, in: transaction) }
        if let seller, !seller.isActive { throw DeskRefusal.vendorIsSuspended }
        guard try Staff.find(email, in: transaction) == nil else { throw DeskRefusal.worksHereAlready }
        let address = Staff.folded(email)
        if let earlier: InvitationID = try transaction.value(
            "SELECT id FROM staff_invitation WHERE email = \(address)")
        {
            try OneTimeToken.void(.acceptInvitation, "\(earlier)", in: transaction)
            try transaction.execute("DELETE FROM staff_invitation WHERE id = \(earlier)")
        }
        let id = InvitationID(at: instant)
        let end = instant.advanced(by: OneTimeToken.Purpose.acceptInvitation.lifetime)
        try transaction.execute(
            """
            INSERT INTO staff_invitation (id, email, role, vendor_id, inviter, invited_at, expires_at)
            VALUES (\(id), \(address), \(role.name), \(vendor), \(author.origin.actor.name), \(instant), \(end))
            """)
        var change = AuditChange()
        change.note("e-mail address", from: nil, to: address)
        change.note("role", from: nil, to: role.title)
        change.note("vendor", from: nil, to: seller?.name)
        try note("staff.invited", id, change, by: author.origin, in: transaction)
        let token = try OneTimeToken.issue(.acceptInvitation, "\(id)", at: instant, in: transaction)
        guard let invitation = try find(id, in: transaction) else { throw DeskRefusal.noSuchInvitation }
        return (invitation, token)
    }

    /// Sends the same invitation once more, with a new link that works as long as the first did.
    /// - Throws: ``DeskRefusal``.
    public static func renew(
        _ id: InvitationID, by author: DeskAuthor, at instant: Instant = .now, in transaction: Transaction
    ) throws -> (invitation: StaffInvitation, token: AccessToken) {
        let invitation = try managed(id, by: author, in: transaction)
        return try invite(
            EmailAddress(invitation.email), as: invitation.role, for: invitation.vendor, by: author, at: instant,
            in: transaction)
    }

    /// Takes it back.
    /// - Throws: ``DeskRefusal``.
    public static func revoke(_ id: InvitationID, by author: DeskAuthor, in transaction: Transaction) throws {
        let invitation = try managed(id, by: author, in: transaction)
        try end(id, in: transaction)
        var change = AuditChange()
        change.note("e-mail address", from: invitation.email, to: nil)
        try note("invitation.revoked", id, change, by: author.origin, in: transaction)
    }

    // MARK: - Accepting

    /// The invitation that a link belongs to, without using it up.
    public static func look(
        _ token: AccessToken, at instant: Instant = .now, in transaction: ReadTransaction
    ) throws -> StaffInvitation? {
        guard let proof = try OneTimeToken.look(token, .acceptInvitation, at: instant, in: transaction),
            let id = InvitationID(proof.subject)
        else { return nil }
        guard let invitation = try find(id, in: transaction),
            try invitation.vendor.map({ try Vendor.find($0, in: transaction)?.isActive ?? false }) ?? true
        else { return nil }
        return invitation
    }

    /// Makes the account. The link worked once.
    /// - Parameters:
    ///   - name: as ``PersonName`` has it.
    ///   - tenant: whose shop it is: that the link was followed shows whose mailbox it is, here and in no copy.
    ///   - address: where from, for the audit trail.
    /// - Throws: ``DeskRefusal``.
    public static func accept(
        _ token: AccessToken, in tenant: TenantID, name: String, password: PasswordHash, address: String = "",
        requestID: String = "",
        at instant: Instant = .now, in transaction: Transaction
    ) throws -> Staff {
        guard let invitation = try look(token, at: instant, in: transaction),
            try OneTimeToken.redeem(token, .acceptInvitation, at: instant, in: transaction) != nil
        else { throw DeskRefusal.noSuchInvitation }
        try end(invitation.id, in: transaction)
        let made: StaffID
        do {
            made = try Staff.create(
                email: EmailAddress(invitation.email), name: name, password: password, role: invitation.role,
                vendor: invitation.vendor, at: instant, in: transaction)
        } catch is StaffEmailTaken {
            throw DeskRefusal.worksHereAlready
        }
        guard let staff = try Staff.find(made, in: transaction) else { throw DeskRefusal.noSuchMember }
        var change = AuditChange()
        change.note("e-mail address", from: nil, to: invitation.email)
        change.note("name", from: nil, to: name)
        change.note("role", from: nil, to: invitation.role)
        try staff.proveEmail(in: tenant, transaction: transaction)
        try staff.note(
            "invitation.accepted", change, by: staff.origin(address: address, requestID: requestID), in: transaction)
        return staff
    }

    // MARK: - Parts

    private static func managed(
        _ id: InvitationID, by author: DeskAuthor, in transaction: ReadTransaction
    ) throws -> StaffInvitation {
        guard let invitation = try find(id, in: transaction) else { throw DeskRefusal.noSuchInvitation }
        if let role = try Role.find(invitation.role, in: transaction) { try author.checkMayGive(role) }
        return invitation
    }

    private static func end(_ id: InvitationID, in transaction: Transaction) throws {
        try OneTimeToken.void(.acceptInvitation, "\(id)", in: transaction)
        try transaction.execute("DELETE FROM staff_invitation WHERE id = \(id)")
    }

    private static func note(
        _ action: String, _ id: InvitationID, _ change: AuditChange, by origin: AuditTrail.Origin,
        in transaction: Transaction
    ) throws {
        try AuditTrail.record(
            action, AuditEvent.Subject("invitation", "\(id)"), change, by: origin, in: transaction)
    }
}
