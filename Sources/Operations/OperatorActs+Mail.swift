public import Messaging
import People
public import Persistence
public import Vocabulary

extension OperatorActs {
    /// Puts a mail on its way again. What happens to a shop's mail stands in the shop's own trail.
    /// - Parameter database: of the place that the mail is of.
    /// - Returns: false when it is on its way, sent, without its words, or not there.
    public func sendAgain(_ id: MailID, in database: any Database) async throws -> Bool {
        try await database.write { [origin] transaction in
            guard try Outbox.sendAgain(id, in: transaction) else { return false }
            try AuditTrail.record(
                "mail.sent_again", AuditEvent.Subject("mail", "\(id)"), by: origin, in: transaction)
            return true
        }
    }

    /// Lets mail go to the address of a mail again that bounced.
    public func clearAddress(of mail: MailRecord, in database: any Database) async throws {
        try await database.write { [origin] transaction in
            guard try MailAddressState.clear(mail.recipient, in: transaction) else { return }
            try AuditTrail.record(
                "mail.address_cleared", AuditEvent.Subject("mail", "\(mail.id)"), by: origin, in: transaction)
        }
    }
}
