public import Persistence
public import Vocabulary

/// Marks the ids of mails.
public enum MailScope {}

public typealias MailID = ID<MailScope>

/// A mail as it was written, and what became of it.
public struct MailRecord: Sendable, Equatable, RowDecodable {
    public enum State: String, Sendable, CaseIterable, SQLBindable, SQLDecodable {
        /// On its way.
        case waiting
        /// The relay has taken it over.
        case sent
        /// It will not be sent; the last reply says why.
        case failed
        /// Mail to this address came back before.
        case suppressed
        /// There is no relay: it is here to be looked at.
        case kept
    }

    public let id: MailID
    public let kind: MailKind
    public let locale: String
    public let recipient: EmailAddress
    public let senderName: String
    public let replyTo: EmailAddress?
    public let subject: String
    /// Empty when it held a secret and is on its way.
    public let text: String
    public let html: String
    public let state: State
    /// Tries so far.
    public let attempts: Int
    public let lastReply: String?
    public let createdAt: Instant
    public let sentAt: Instant?

    public init(row: Row) throws {
        id = try row["id"]
        kind = try row["kind"]
        locale = try row["locale"]
        recipient = try row["recipient"]
        senderName = try row["sender_name"]
        replyTo = try row["reply_to"]
        subject = try row["subject"]
        text = try row["text_body"]
        html = try row["html_body"]
        state = try row["state"]
        attempts = try row["attempts"]
        lastReply = try row["last_reply"]
        createdAt = try row["created_at"]
        sentAt = try row["sent_at"]
    }

    public static func find(_ id: MailID, in transaction: ReadTransaction) throws -> MailRecord? {
        try transaction.first("SELECT * FROM mail WHERE id = \(id)")
    }

    /// The newest mails, at most `limit`.
    /// - Parameter before: the last one of the page before.
    public static func list(
        state: State? = nil, before: MailID? = nil, limit: Int = 50, in transaction: ReadTransaction
    ) throws -> [MailRecord] {
        var conditions: [SQL] = ["TRUE"]
        if let state { conditions.append("state = \(state)") }
        if let before { conditions.append("id < \(before)") }
        return try transaction.all(
            "SELECT * FROM mail WHERE \(SQL.joined(conditions, by: " AND ")) ORDER BY id DESC LIMIT \(limit)")
    }
}
