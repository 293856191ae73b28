public import BackgroundJobs
import Infrastructure
import Messaging
import People
import Persistence
import Vocabulary
import Web

/// Notes a sign-in that was refused, if somebody works here with that address. In line whether they do or not, so that
/// not even the time of the answer says so.
public struct NoteRefusedSignIn: Job {
    public static let kind: JobKind = "note-refused-sign-in"

    let email: EmailAddress
    let address: String
    let requestID: String

    func run(in database: any Database) async throws {
        try await database.write { transaction in
            guard let staff = try Staff.find(email, in: transaction) else { return }
            // Whoever it was did not prove to be that person.
            let origin = AuditTrail.Origin(
                AuditEvent.Actor(.system, name: staff.email), address: address, requestID: requestID)
            try AuditTrail.record(
                AuditTrail.signInRefused, AuditEvent.Subject("staff", "\(staff.id)"), by: origin, in: transaction)
        }
    }
}

extension StaffOffice {
    /// Puts in line that a sign-in was refused.
    func noteRefusal(_ email: EmailAddress, from source: Source) async throws {
        let note = NoteRefusedSignIn(email: email, address: source.device.address, requestID: source.requestID)
        try await database.write { try JobQueue.enqueue(note, in: $0) }
    }

    /// Holds what is new in the audit trail against the rules, and mails the owners what they should know.
    func watchSecurity() async throws {
        var isDone = false
        while !isDone {
            try Task.checkCancellation()
            isDone = try await database.write { transaction in
                let (raised, isDone) = try SecurityWatch.look(in: transaction)
                for alert in raised where alert.rule.isMailed { try tellOwners(alert, in: transaction) }
                return isDone
            }
        }
    }

    private func tellOwners(_ alert: SecurityAlert, in transaction: Transaction) throws {
        let message = MailMessage.securityAlert(
            what: alert.sentence(in: language), who: alert.who, address: alert.address.isEmpty ? nil : alert.address,
            at: alert.raisedAt, alerts: link(.desk(.alerts)), format)
        for owner in try Staff.all(in: transaction) where owner.role == Role.owner && owner.isActive {
            try post(message, to: owner.email, cause: "\(alert.id)/\(owner.id)", in: transaction)
        }
    }
}
