public import Infrastructure
import Messaging
public import People
import Persistence
public import Vocabulary
import Web

extension StaffOffice {
    /// How far a sign-in has come.
    public enum SignInStep: Sendable {
        /// The address or the password is not right: which, nobody is told.
        case refused
        /// The password is right; the second factor is asked for with this.
        case needsCode(AccessToken)
        case done(StaffSignIn, Staff)
    }

    /// The first step: address and password. It takes as long for an address that nobody has.
    /// - Throws: ``PasswordHasherBusy``.
    public func signIn(
        email: String, password: String, knownDevice: AccessToken?, from source: Source,
        lane: PasswordLane = .strangers
    ) async throws -> SignInStep {
        // What is no address is checked as one that nobody has.
        let address = try (try? EmailAddress(email)) ?? EmailAddress("nobody@invalid.example")
        let found = try await PasswordSignIn(hasher: accounts.passwords).staff(
            address, password, in: database, lane: lane)
        guard let staff = found else {
            try await noteRefusal(address, from: source)
            return .refused
        }
        return try await database.write { transaction in
            guard staff.hasSecondFactor else {
                return .done(try complete(staff, knownDevice, source, in: transaction), staff)
            }
            return .needsCode(try OneTimeToken.issue(.secondFactor, "\(staff.id)", in: transaction))
        }
    }

    /// How the sign-in of an app ended.
    public enum AppSignIn: Sendable {
        case refused
        /// The password is right, and a code of the second factor was not sent along.
        case needsCode
        /// A second factor is asked of them that they do not have: it is set up at the desk.
        case needsEnrolment
        case done(RefreshToken.Rotation, Staff)
    }

    /// Signs an app in, with everything at once.
    /// - Throws: ``PasswordHasherBusy``.
    public func signInApp(
        email: EmailAddress, password: String, code: String?, from source: Source
    ) async throws -> AppSignIn {
        guard let staff = try await PasswordSignIn(hasher: accounts.passwords).staff(email, password, in: database)
        else {
            try await noteRefusal(email, from: source)
            return .refused
        }
        let vault = accounts.vault
        return try await database.write { transaction in
            if staff.hasSecondFactor {
                guard let code else { return .needsCode }
                guard try Staff.proveSecondFactor(staff.id, code: code, vault: vault, in: transaction) else {
                    return .refused
                }
            } else if try staff.lacksSecondFactor(in: transaction) {
                return .needsEnrolment
            }
            let family = try RefreshToken.begin(
                .staff, staff.id.of(PersonScope.self), on: source.device, in: transaction)
            try AuditTrail.record(
                "staff.signed_in", AuditEvent.Subject("staff", "\(staff.id)"), by: origin(of: staff, source),
                in: transaction)
            return .done(family, staff)
        }
    }

    /// Whose sign-in waits for its second factor.
    public func pending(_ token: AccessToken) async throws -> StaffID? {
        try await database.read { try OneTimeToken.look(token, .secondFactor, in: $0) }
            .flatMap { StaffID($0.subject) }
    }

    /// The second step: the code of the app, or a recovery code. A wrong one leaves the first step as it was.
    public func signIn(
        _ token: AccessToken, code: String, knownDevice: AccessToken?, from source: Source
    ) async throws -> SignInStep {
        let vault = accounts.vault
        return try await database.write { transaction in
            guard let proof = try OneTimeToken.look(token, .secondFactor, in: transaction),
                let id = StaffID(proof.subject), let staff = try Staff.find(id, in: transaction), staff.isActive,
                try Staff.proveSecondFactor(id, code: code, vault: vault, in: transaction)
            else { return .refused }
            try OneTimeToken.void(.secondFactor, proof.subject, in: transaction)
            return .done(try complete(staff, knownDevice, source, in: transaction), staff)
        }
    }

    /// Whether `password` is the person's own: asked before delicate acts.
    /// - Throws: ``PasswordHasherBusy``.
    public func proves(_ staff: Staff, _ password: String) async throws -> Bool {
        try await PasswordSignIn(hasher: accounts.passwords)
            .staff(EmailAddress(staff.email), password, in: database)?.id == staff.id
    }

    func complete(
        _ staff: Staff, _ known: AccessToken?, _ source: Source, in transaction: Transaction
    ) throws -> StaffSignIn {
        let done = try StaffSignIn.complete(
            staff, on: source.device, known: known, requestID: source.requestID, in: transaction)
        if done.isToBeTold {
            let message = MailMessage.newSignIn(
                device: source.device.nameOrUnknown, address: source.device.address, at: .now,
                sessions: link(.desk(.sessions)), format)
            try post(message, to: staff.email, cause: "\(ID<Staff>())", in: transaction)
        }
        return done
    }
}
