public import BackgroundJobs
import Infrastructure
import Logging
import Persistence
public import Vocabulary

/// Sends a mail of the outbox.
///
/// **At least once.** Between the relay's last word and our note of it the program may die; the mail then goes out again
/// with the same Message-ID, by which mail programs know it. What never happens is that one cause makes two mails.
public struct SendMail: Job {
    public static let kind: JobKind = "send-mail"
    /// It gives up by itself, by the mail's age.
    public static let policy = JobPolicy(attempts: .max, longestDelay: .seconds(3600), concurrency: 4)

    public let mail: MailID

    /// How long a relay may be out of reach.
    static let patience: Duration = .seconds(2 * 24 * 3600)
    /// How long a relay may refuse us for what the operator can mend.
    static let patienceWithSettings: Duration = .seconds(7 * 24 * 3600)
    static let restAfterRefusal: Duration = .seconds(15 * 60)
    private static let rests: [Duration] = [60, 300, 900, 3600, 7200, 14_400].map { .seconds($0) }

    public init(mail: MailID) {
        self.mail = mail
    }

    func enqueue(in transaction: Transaction) throws {
        try JobQueue.enqueue(self, key: mail.description, in: transaction)
    }

    /// - Parameter transport: nil when there is no relay.
    func run(_ context: JobContext, _ transport: (any MailTransport)?, at now: Instant = .now) async throws {
        let (record, bounce) = try await context.database.read { transaction in
            let record = try MailRecord.find(mail, in: transaction)
            return (record, try record.flatMap { try MailAddressState.find($0.recipient, in: transaction) })
        }
        guard let record, record.state == .waiting else { return }
        if let bounce {
            return try await finish(record, .suppressed, reply: bounce.reply, tried: false, context)
        }
        guard let transport else { return try await finish(record, .kept, tried: false, context) }
        switch try await transport.send(record.outgoing(from: transport.sender)) {
        case .accepted(let reply):
            try await finish(record, .sent, reply: reply, context)
        case .permanent(let reply, let addressIsBad):
            context.logger.notice("A mail was refused for good", metadata: ["mail": "\(mail)", "reply": "\(reply)"])
            try await finish(record, .failed, reply: reply, bounces: addressIsBad, context)
        case .temporary(let reply):
            let rest = Self.rests[min(record.attempts, Self.rests.count - 1)]
            try await tryLater(record, reply, after: rest, within: Self.patience, at: now, context)
        case .misconfigured(let reply):
            context.logger.error("The mail relay refuses us: check the settings", metadata: ["reply": "\(reply)"])
            try await tryLater(
                record, reply, after: Self.restAfterRefusal, within: Self.patienceWithSettings, at: now, context)
        }
    }

    private func tryLater(
        _ record: MailRecord, _ reply: String, after rest: Duration, within patience: Duration, at now: Instant,
        _ context: JobContext
    ) async throws {
        guard now < record.createdAt.advanced(by: patience) else {
            return try await finish(record, .failed, reply: reply, context)
        }
        try await context.database.write { try Outbox.noteTry(record.id, reply: reply, in: $0) }
        throw JobFailure.later(rest, reply)
    }

    private func finish(
        _ record: MailRecord, _ state: MailRecord.State, reply: String? = nil, tried: Bool = true,
        bounces: Bool = false, _ context: JobContext
    ) async throws {
        try await context.database.write { transaction in
            let now = Instant.now
            try Outbox.finish(record, state, reply: reply, tried: tried, at: now, in: transaction)
            if bounces {
                try MailAddressState.bounce(record.recipient, reply: reply ?? "", at: now, in: transaction)
            }
        }
    }
}

extension MailRecord {
    /// As the transport takes it.
    func outgoing(from sender: EmailAddress) -> OutgoingMail {
        OutgoingMail(
            id: id.description, date: createdAt,
            from: Mailbox(sender, name: HeaderText(flattening: senderName, limit: 80)),
            replyTo: replyTo.map { Mailbox($0) }, to: Mailbox(recipient),
            subject: HeaderText(flattening: subject), text: text, html: html)
    }
}
