public import BackgroundJobs
public import Infrastructure
import Messaging
public import People
import Persistence
import Tenancy
public import Vocabulary
import Web

/// Mails somebody a link to set a new password, if they work in the shop. In line whether they do or not, so that who
/// asks learns nothing, not even from the time that it takes.
public struct MailStaffReset: Job {
    public static let kind: JobKind = "mail-staff-reset"

    let email: EmailAddress

    func run(_ office: StaffOffice, in database: any Database) async throws {
        try await database.write { transaction in
            guard let staff = try Staff.find(email, in: transaction), staff.isActive else { return }
            let token = try OneTimeToken.issue(.resetStaffPassword, "\(staff.id)", in: transaction)
            let until = Instant.now.advanced(by: OneTimeToken.Purpose.resetStaffPassword.lifetime)
            let message = MailMessage.resetPassword(
                proof: office.link(.desk(.newPassword, query: ["token": token.text])), until: until, office.format)
            try office.post(message, to: staff.email, cause: "\(ID<Staff>())", in: transaction)
        }
    }
}

/// Tells somebody that signing in with their password is paused, if they work in the shop: once a day.
public struct MailStaffLocked: Job {
    public static let kind: JobKind = "mail-staff-locked"

    let email: EmailAddress
    let until: Int64

    func run(_ office: StaffOffice, in database: any Database) async throws {
        try await database.write { transaction in
            guard let staff = try Staff.find(email, in: transaction), staff.isActive else { return }
            let message = MailMessage.accountLocked(
                until: Instant(milliseconds: until), newPassword: office.link(.desk(.forgotPassword)), office.format)
            try office.post(message, to: staff.email, cause: "\(staff.id)/\(until / 86_400_000)", in: transaction)
        }
    }
}

extension StaffOffice {
    /// Puts in line that somebody is told of wrong passwords for their account.
    public func tellLocked(_ email: String, for wait: Duration) async throws {
        // What is no address is nobody's.
        guard let email = try? EmailAddress(email) else { return }
        let job = MailStaffLocked(email: email, until: Instant.now.advanced(by: wait).milliseconds)
        try await database.write { try JobQueue.enqueue(job, key: email.text.lowercased(), in: $0) }
    }

    /// Begins to set a forgotten password.
    public func forgotPassword(_ email: EmailAddress) async throws {
        try await database.write { transaction in
            try JobQueue.enqueue(
                MailStaffReset(email: email), key: email.text.lowercased(), in: transaction)
        }
    }

    /// Whose password a mailed link sets; nil when it was used or is too old.
    public func resetting(_ token: AccessToken) async throws -> Staff? {
        try await database.read { transaction in
            guard let proof = try OneTimeToken.look(token, .resetStaffPassword, in: transaction),
                let id = StaffID(proof.subject), let staff = try Staff.find(id, in: transaction), staff.isActive
            else { return nil }
            return staff
        }
    }

    /// Sets it, and signs the person out everywhere.
    /// - Returns: whom; nil when the link was used or is too old.
    /// - Throws: ``FieldError`` of "password", ``PasswordHasherBusy``.
    public func resetPassword(_ token: AccessToken, to password: String, from source: Source) async throws -> Staff? {
        guard let staff = try await resetting(token) else { return nil }
        let hash = try await hash(password, of: staff.email)
        return try await database.write { transaction in
            guard let proof = try OneTimeToken.redeem(token, .resetStaffPassword, in: transaction),
                proof.subject == "\(staff.id)"
            else { return nil }
            try staff.setPassword(hash, by: origin(of: staff, source), in: transaction)
            try staff.proveEmail(in: shop.tenant.id, transaction: transaction)
            return staff
        }
    }

    /// Changes one's own password; every other session ends.
    /// - Throws: ``FieldError`` of "current" or "password", ``PasswordHasherBusy``.
    public func changePassword(
        of staff: Staff, from current: String, to password: String, keeping session: SessionID?, from source: Source
    ) async throws {
        guard try await proves(staff, current) else {
            throw FieldError(field: "current", code: "wrong", message: "This is not your password.")
        }
        let hash = try await hash(password, of: staff.email)
        try await database.write { transaction in
            try staff.setPassword(hash, keeping: session, by: origin(of: staff, source), in: transaction)
        }
    }

    func hash(_ password: String, of email: String) async throws -> PasswordHash {
        if let fault = PasswordRules.fault(in: password, names: names + [email], field: "password") { throw fault }
        return try await accounts.passwords.hash(password)
    }

    func origin(of staff: Staff, _ source: Source) -> AuditTrail.Origin {
        staff.origin(address: source.device.address, requestID: source.requestID)
    }
}

extension JobHandlers {
    /// What the desks' people are sent.
    /// - Parameter office: the office of the shop that a job belongs to.
    public mutating func handleStaff(_ office: @escaping @Sendable (JobContext) async throws -> StaffOffice) {
        handle(MailStaffReset.self) { job, context in
            try await job.run(office(context), in: context.database)
        }
        handle(MailStaffLocked.self) { job, context in
            try await job.run(office(context), in: context.database)
        }
        handle(NoteRefusedSignIn.self) { try await $0.run(in: $1.database) }
        handle(WatchSecurity.self) { try await office($1).watchSecurity() }
    }
}
