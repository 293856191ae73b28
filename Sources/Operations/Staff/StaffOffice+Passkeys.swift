public import Infrastructure
import Messaging
public import People
import Persistence
public import Vocabulary
import Web

/// Passkeys of who works at the desk. Their devices verify who uses them, so that one is both factors of a sign-in.
extension StaffOffice {
    /// Signs somebody in with a passkey: no code is asked for.
    /// - Returns: nil when nobody is let in, for whatever reason.
    public func signIn(
        _ answer: PasskeyAnswer, _ ceremony: PasskeyCeremony, knownDevice: AccessToken?, from source: Source
    ) async throws -> (signIn: StaffSignIn, staff: Staff)? {
        try await database.write { transaction in
            switch try Passkey.recognise(answer, .staff, ceremony, in: transaction) {
            case .recognised(let passkey):
                guard let staff = try owner(of: passkey, in: transaction), staff.isActive else { return nil }
                return (try complete(staff, knownDevice, source, in: transaction), staff)
            case .copied(let passkey):
                guard let staff = try owner(of: passkey, in: transaction) else { return nil }
                try tell(staff, .refused, passkey, from: source, in: transaction)
                try AuditTrail.recordCopied(
                    passkey, of: staff.email, on: source.device, requestID: source.requestID, in: transaction)
                return nil
            case .refused: return nil
            }
        }
    }

    /// Gives somebody a passkey, and tells them.
    /// - Parameter name: as `Passkey.name` has it.
    /// - Throws: ``PasskeyRefusal``.
    public func addPasskey(
        _ answer: NewPasskeyAnswer, for staff: Staff, named name: String, _ ceremony: PasskeyCeremony,
        from source: Source
    ) async throws {
        try await database.write { transaction in
            let passkey = try Passkey.add(
                answer, for: .staff(staff.id), named: name, ceremony, by: origin(of: staff, source), in: transaction)
            try tell(staff, .added, passkey, from: source, in: transaction)
        }
    }

    /// Takes one of somebody's passkeys, and tells them.
    /// - Returns: false when they have none of this id.
    public func removePasskey(_ id: PasskeyID, of staff: Staff, from source: Source) async throws -> Bool {
        try await database.write { transaction in
            guard let passkey = try Passkey.find(id, of: .staff(staff.id), in: transaction) else { return false }
            try passkey.remove(by: origin(of: staff, source), in: transaction)
            try tell(staff, .removed, passkey, from: source, in: transaction)
            return true
        }
    }

    private func owner(of passkey: Passkey, in transaction: ReadTransaction) throws -> Staff? {
        try Staff.find(passkey.owner.id.of(Staff.self), in: transaction)
    }

    private func tell(
        _ staff: Staff, _ event: PasskeyNews.Event, _ passkey: Passkey, from source: Source,
        in transaction: Transaction
    ) throws {
        let news = PasskeyNews(event, passkey.name, on: source.device)
        let message = MailMessage.passkey(news, passkeys: link(.desk(.passkeys)), format)
        try post(message, to: staff.email, cause: "\(ID<Passkey>())", in: transaction)
    }
}
