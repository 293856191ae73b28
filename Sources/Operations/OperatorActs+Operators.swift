public import Infrastructure
public import People
import Persistence
public import Vocabulary

extension OperatorActs {
    /// Lets somebody run the platform.
    /// - Throws: ``OperatorEmailTaken``.
    public func createOperator(email: EmailAddress, name: String, password: PasswordHash) async throws {
        try await office.platform.write { [origin] transaction in
            let id = try Operator.create(email: email, name: name, password: password, in: transaction)
            try AuditTrail.record(
                "operator.created", AuditEvent.Subject("operator", "\(id)"),
                AuditChange("e-mail address", to: email.text), by: origin, in: transaction)
        }
    }

    /// Sets a new password and ends every session of an operator.
    /// - Throws: ``NoSuchOperator``.
    public func resetPassword(of email: EmailAddress, to password: PasswordHash) async throws {
        try await office.platform.write { [origin] transaction in
            let id = try Operator.resetPassword(of: email, to: password, in: transaction)
            var change = AuditChange()
            change.noteSecret("password")
            try AuditTrail.record(
                "operator.password_reset", AuditEvent.Subject("operator", "\(id)"), change, by: origin,
                in: transaction)
        }
    }

    /// Signs an operator out everywhere but at the browser that holds `kept`.
    public func endSessions(of person: OperatorID, except kept: AccessToken) async throws {
        try await office.platform.write { [origin] transaction in
            try OperatorBrowser.endOthers(of: person, than: kept, in: transaction)
            try AuditTrail.record(
                "operator.other_sessions_ended", AuditEvent.Subject("operator", "\(person)"), by: origin,
                in: transaction)
        }
    }
}
