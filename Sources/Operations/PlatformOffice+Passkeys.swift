import Messaging
public import People
import Persistence
public import Vocabulary
import Web

/// Passkeys of who runs the platform. Their devices verify who uses them, so that one is both factors of a sign-in.
extension PlatformOffice {
    /// Who signs in with a passkey; nil when nobody is let in, for whatever reason.
    /// - Parameter base: where the platform is, for the link in a mail.
    public func recognise(
        _ answer: PasskeyAnswer, _ ceremony: PasskeyCeremony, at base: String, from source: StaffOffice.Source
    ) async throws -> Operator? {
        try await platform.write { transaction in
            switch try Passkey.recognise(answer, .platformOperator, ceremony, in: transaction) {
            case .recognised(let passkey):
                return try Operator.find(passkey.owner.id.of(Operator.self), in: transaction)
            case .copied(let passkey):
                guard let person = try Operator.find(passkey.owner.id.of(Operator.self), in: transaction) else {
                    return nil
                }
                try tell(person, .refused, passkey, at: base, from: source, in: transaction)
                // Nobody proved to be them. The rules that watch over trails belong to shops, so this is another word.
                let stranger = AuditTrail.Origin(
                    AuditEvent.Actor(.system, name: person.email), address: source.device.address,
                    requestID: source.requestID)
                try AuditTrail.record(
                    "operator.passkey_copied", AuditEvent.Subject("passkey", "\(passkey.id)"), by: stranger,
                    in: transaction)
                return nil
            case .refused: return nil
            }
        }
    }

    /// Gives an operator a passkey, and tells them.
    /// - Parameters:
    ///   - name: as `Passkey.name` has it.
    ///   - base: where the platform is, for the link in the mail.
    /// - Throws: ``PasskeyRefusal``.
    public func addPasskey(
        _ answer: NewPasskeyAnswer, for person: Operator, named name: String, _ ceremony: PasskeyCeremony,
        at base: String, from source: StaffOffice.Source
    ) async throws {
        try await platform.write { transaction in
            let passkey = try Passkey.add(
                answer, for: .platformOperator(person.id), named: name, ceremony, by: origin(of: person, source),
                in: transaction)
            try tell(person, .added, passkey, at: base, from: source, in: transaction)
        }
    }

    /// Takes one of an operator's passkeys, and tells them.
    /// - Parameter base: where the platform is, for the link in the mail.
    /// - Returns: false when they have none of this id.
    public func removePasskey(
        _ id: PasskeyID, of person: Operator, at base: String, from source: StaffOffice.Source
    ) async throws -> Bool {
        try await platform.write { transaction in
            guard let passkey = try Passkey.find(id, of: .platformOperator(person.id), in: transaction) else {
                return false
            }
            try passkey.remove(by: origin(of: person, source), in: transaction)
            try tell(person, .removed, passkey, at: base, from: source, in: transaction)
            return true
        }
    }

    private func origin(of person: Operator, _ source: StaffOffice.Source) -> AuditTrail.Origin {
        AuditTrail.Origin(
            AuditEvent.Actor(.platformOperator, id: person.id.of(PersonScope.self), name: person.name),
            address: source.device.address, requestID: source.requestID)
    }

    /// In English, as the console is.
    private func tell(
        _ person: Operator, _ event: PasskeyNews.Event, _ passkey: Passkey, at base: String,
        from source: StaffOffice.Source, in transaction: Transaction
    ) throws {
        let look = MailLook.platform(locale: "en")
        let message = MailMessage.passkey(
            PasskeyNews(event, passkey.name, on: source.device),
            passkeys: MailLink(.consolePasskeys, at: base),
            LocaleFormat(locale: "en", timeZone: "UTC"))
        let mail = try MailWriter(look).write(
            message, to: EmailAddress(person.email), by: .standard(message.kind, language: look.language))
        try Outbox.post(mail, cause: "\(message.kind.rawValue)/\(ID<Passkey>())", in: transaction)
    }
}
