public import Persistence
public import Tenancy
public import Vocabulary

/// What a kind of mail says in a language: Mustache for the subject, the plain text and the HTML.
///
/// Ours are in the program (``standard(_:language:)``). A row of `mail_template` means that the merchant has changed one:
/// so a new shop needs no copies, and gets every later improvement of what it has not touched.
public struct MailTemplate: Sendable, Equatable {
    public var subject: String
    /// A line that mail programs show beside the subject, and nobody sees in the mail.
    public var preview: String
    public var text: String
    /// What stands in the frame that every mail of the shop has.
    public var html: String

    static let longestSubject = 200
    static let longestBody = 40_000

    public init(subject: String, preview: String, text: String, html: String) {
        self.subject = subject
        self.preview = preview
        self.text = text
        self.html = html
    }

    /// The merchant's own, else ours.
    public static func of(
        _ kind: MailKind, language: String, in transaction: ReadTransaction
    ) throws -> MailTemplate {
        try edited(kind, language: language, in: transaction) ?? standard(kind, language: language)
    }

    /// The merchant's own; nil while it is as it came.
    public static func edited(
        _ kind: MailKind, language: String, in transaction: ReadTransaction
    ) throws -> MailTemplate? {
        try transaction.first(
            "SELECT subject, preview, text_body, html_body FROM mail_template WHERE kind = \(kind) AND locale = \(language)"
        )
    }

    /// Writes the merchant's own.
    /// - Throws: ``TemplateMistake`` for one that cannot be filled in, or whose values would not be escaped.
    public func save(
        _ kind: MailKind, language: String, at instant: Instant = .now, in transaction: Transaction
    ) throws {
        try check()
        try transaction.execute(
            """
            INSERT INTO mail_template (kind, locale, subject, preview, text_body, html_body, updated_at)
            VALUES (\(kind), \(language), \(subject), \(preview), \(text), \(html), \(instant))
            ON CONFLICT \(conflict: "kind, locale") DO UPDATE SET subject = excluded.subject,
                preview = excluded.preview, text_body = excluded.text_body, html_body = excluded.html_body, updated_at = excluded.updated_at
            """)
    }

    /// - Throws: ``TemplateMistake`` for one that cannot be filled in, or whose values would not be escaped.
    public func check() throws(TemplateMistake) {
        try TemplateRules.check(subject, longest: Self.longestSubject)
        try TemplateRules.check(preview, longest: Self.longestSubject)
        try TemplateRules.check(text, longest: Self.longestBody)
        try TemplateRules.check(html, longest: Self.longestBody)
    }

    /// The templates that the merchant has changed.
    public static func allEdited(in transaction: ReadTransaction) throws -> [(kind: MailKind, language: String)] {
        try transaction.rows("SELECT kind, locale FROM mail_template").compactMap { row in
            let kind: String = try row["kind"]
            return try MailKind(rawValue: kind).map { ($0, try row["locale"]) }
        }
    }

    /// Goes back to ours.
    public static func restore(_ kind: MailKind, language: String, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM mail_template WHERE kind = \(kind) AND locale = \(language)")
    }
}

extension MailTemplate: RowDecodable {
    public init(row: Row) throws {
        subject = try row["subject"]
        preview = try row["preview"]
        text = try row["text_body"]
        html = try row["html_body"]
    }
}
