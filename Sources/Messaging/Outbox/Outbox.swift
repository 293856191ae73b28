import BackgroundJobs
public import Persistence
public import Vocabulary

/// A mail that is written and addressed.
public struct WrittenMail: Sendable, Equatable {
    public let kind: MailKind
    /// BCP 47: the language that it is written in.
    public let locale: String
    public let recipient: EmailAddress
    /// The shop's name, which mail programs show instead of the address.
    public let senderName: String
    public let replyTo: EmailAddress?
    public let subject: String
    public let text: String
    public let html: String

    /// The same mail to somebody else.
    public func readdressed(to recipient: EmailAddress) -> WrittenMail {
        WrittenMail(
            kind: kind, locale: locale, recipient: recipient, senderName: senderName, replyTo: replyTo,
            subject: subject, text: text, html: html)
    }
}

/// What leaves as mail. A mail is put here in the transaction of its cause, and is on its way once that is committed.
public enum Outbox {
    /// - Parameter cause: what the mail is an effect of, such as "order-confirmation/…". Posted again, nothing happens.
    /// - Returns: nil when there is one of this cause already.
    @discardableResult
    public static func post(
        _ mail: WrittenMail, cause: String, at instant: Instant = .now, in transaction: Transaction
    ) throws -> MailID? {
        let id = MailID(at: instant)
        let added = try transaction.execute(
            """
            INSERT INTO mail (id, cause, kind, locale, recipient, sender_name, reply_to, subject, text_body, html_body,
                state, created_at)
            VALUES (\(id), \(cause), \(mail.kind), \(mail.locale), \(mail.recipient), \(mail.senderName), \(mail.replyTo),
                \(mail.subject), \(mail.text), \(mail.html), 'waiting', \(instant))
            ON CONFLICT DO NOTHING
            """)
        guard added == 1 else { return nil }
        try SendMail(mail: id).enqueue(in: transaction)
        return id
    }

    /// Whether a mail of this cause was written.
    static func has(cause: String, in transaction: ReadTransaction) throws -> Bool {
        try transaction.value("SELECT 1 FROM mail WHERE cause = \(cause)", as: Int.self) != nil
    }

    /// Puts a mail on its way again that was kept, suppressed or failed.
    /// - Returns: false when it is on its way, sent, without its words, or not there.
    @discardableResult
    public static func sendAgain(_ id: MailID, in transaction: Transaction) throws -> Bool {
        let changed = try transaction.execute(
            """
            UPDATE mail SET state = 'waiting', attempts = 0
            WHERE id = \(id) AND state IN ('failed', 'suppressed', 'kept') AND html_body <> ''
            """)
        guard changed == 1 else { return false }
        try SendMail(mail: id).enqueue(in: transaction)
        return true
    }

    // MARK: - What became of it

    /// Notes a try that led to nothing yet.
    static func noteTry(_ id: MailID, reply: String, in transaction: Transaction) throws {
        try transaction.execute(
            "UPDATE mail SET attempts = attempts + 1, last_reply = \(reply) WHERE id = \(id) AND state = 'waiting'")
    }

    static func finish(
        _ mail: MailRecord, _ state: MailRecord.State, reply: String? = nil, tried: Bool, at instant: Instant,
        in transaction: Transaction
    ) throws {
        let sentAt = state == .sent ? instant : nil
        // Who may read the outbox may not take over accounts.
        let erases = mail.kind.carriesSecret && state != .kept
        try transaction.execute(
            """
            UPDATE mail SET state = \(state), attempts = attempts + \(tried ? 1 : 0),
                last_reply = coalesce(\(reply), last_reply), sent_at = \(sentAt),
                text_body = CASE WHEN \(erases) THEN '' ELSE text_body END,
                html_body = CASE WHEN \(erases) THEN '' ELSE html_body END
            WHERE id = \(mail.id) AND state = 'waiting'
            """)
    }

    /// Forgets up to `limit` mails that were written before `instant` and are not on their way.
    /// - Returns: how many.
    static func forget(before instant: Instant, limit: Int = 2_000, in transaction: Transaction) throws -> Int {
        try transaction.execute(
            """
            DELETE FROM mail WHERE id IN (
                SELECT id FROM mail WHERE created_at < \(instant) AND state <> 'waiting' LIMIT \(limit))
            """)
    }
}
