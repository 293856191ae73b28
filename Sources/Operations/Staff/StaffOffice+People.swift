public import Infrastructure
import Messaging
public import People
public import Persistence
import Tenancy
public import Vocabulary
import Web

extension StaffOffice {
    // MARK: - Invitations

    /// Asks somebody by mail to work at the desk.
    /// - Throws: ``DeskRefusal``.
    @discardableResult
    public func invite(_ email: EmailAddress, as role: String, by author: DeskAuthor) async throws -> StaffInvitation {
        try await database.write { try invite(email, as: role, by: author, in: $0) }
    }

    /// Asks somebody by mail to sell for a vendor.
    /// - Throws: ``DeskRefusal``.
    @discardableResult
    public func invite(
        _ email: EmailAddress, for vendor: VendorID, by author: DeskAuthor
    ) async throws -> StaffInvitation {
        try await database.write { try invite(email, as: Role.vendor, for: vendor, by: author, in: $0) }
    }

    /// Asks somebody by mail to work at the desk.
    /// - Throws: ``DeskRefusal``.
    public func invite(
        _ email: EmailAddress, as role: String, for vendor: VendorID? = nil, by author: DeskAuthor,
        in transaction: Transaction
    ) throws -> StaffInvitation {
        let (invitation, token) = try StaffInvitation.invite(email, as: role, for: vendor, by: author, in: transaction)
        try send(invitation, token, in: transaction)
        return invitation
    }

    /// Sends an invitation once more, with a new link.
    /// - Throws: ``DeskRefusal``.
    @discardableResult
    public func renewInvitation(_ id: InvitationID, by author: DeskAuthor) async throws -> StaffInvitation {
        try await database.write { transaction in
            let (invitation, token) = try StaffInvitation.renew(id, by: author, in: transaction)
            try send(invitation, token, in: transaction)
            return invitation
        }
    }

    private func send(_ invitation: StaffInvitation, _ token: AccessToken, in transaction: Transaction) throws {
        let title = try Role.find(invitation.role, in: transaction)?.title ?? invitation.role
        let vendor = try invitation.vendor.flatMap { try Vendor.find($0, in: transaction) }
        let role = vendor.map { "\(title) (\($0.name))" } ?? title
        let message = MailMessage.invitation(
            inviter: invitation.inviter, role: role,
            proof: link(.desk(.acceptInvitation, query: ["token": token.text])), until: invitation.expiresAt, format)
        try post(message, to: invitation.email, cause: "\(invitation.id)", in: transaction)
    }

    /// Makes the account of somebody who was invited, and signs them in.
    /// - Throws: ``FieldError`` of "name" or "password", ``DeskRefusal``, ``PasswordHasherBusy``.
    public func accept(
        _ token: AccessToken, name: String, password: String, knownDevice: AccessToken?, from source: Source
    ) async throws -> (Staff, StaffSignIn) {
        let invitation = try await database.read { try StaffInvitation.look(token, in: $0) }
        guard let invitation else { throw DeskRefusal.noSuchInvitation }
        let checked: String
        do {
            checked = try PersonName.checked(name)
        } catch {
            throw error.fieldError
        }
        let hash = try await hash(password, of: invitation.email)
        return try await database.write { transaction in
            let staff = try StaffInvitation.accept(
                token, in: shop.tenant.id, name: checked, password: hash, address: source.device.address,
                requestID: source.requestID,
                in: transaction)
            let signIn = try StaffSignIn.complete(
                staff, on: source.device, known: knownDevice, requestID: source.requestID, in: transaction)
            return (staff, signIn)
        }
    }

    // MARK: - E-mail address

    /// Sends a link to a new address that makes it the person's own. Nothing changes before it is followed.
    public func proposeEmail(_ email: EmailAddress, for staff: Staff) async throws {
        try await database.write { transaction in
            // Nobody learns by this who else works here: an address that is taken is told so by mail.
            let token = try Staff.proposeEmail(email, for: staff.id, in: transaction)
            let until = Instant.now.advanced(by: OneTimeToken.Purpose.changeStaffEmail.lifetime)
            let message = MailMessage.verifyEmail(
                proof: link(.desk(.confirmEmail, query: ["token": token.text])), until: until, format)
            try post(message, to: email.text, cause: "\(ID<Staff>())", in: transaction)
        }
    }

    /// Makes the address theirs, and tells the old one with a link that takes it back once.
    /// - Returns: nil when the link was used or is too old.
    /// - Throws: ``StaffEmailTaken``.
    public func confirmEmail(_ token: AccessToken, from source: Source) async throws -> Staff.EmailChange? {
        try await database.write { transaction in
            let changed = try Staff.confirmEmail(
                token, in: shop.tenant.id, by: { origin(of: $0, source) }, in: transaction)
            guard let changed, !changed.isUndo, !changed.isSame else { return changed }
            let before = changed.before
            let undo = try Staff.proposeEmail(
                EmailAddress(before.email), for: before.id, isUndo: true, in: transaction)
            let message = MailMessage.emailChanged(
                to: changed.email, undo: link(.desk(.confirmEmail, query: ["token": undo.text])))
            try post(message, to: before.email, cause: "\(ID<Staff>())", in: transaction)
            return changed
        }
    }
}
