public import Messaging
public import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// What a shop makes of our mails.
extension StaffOffice {
    /// The languages that we have words in.
    public static let mailLanguages = ["en", "de", "ja", "ar"]

    /// The language that the shop's mails are written in: "de".
    public var mailLanguage: String { language }

    /// A template filled in with made-up values.
    /// - Throws: ``TemplateMistake``.
    public func preview(_ template: MailTemplate, _ kind: MailKind, language: String) throws -> WrittenMail {
        var settings = shop.settings
        // The frame speaks the template's language, whatever the shop's own is.
        if language != mailLanguage { settings.locale = language }
        let base = addresses.base(of: shop)
        try template.check()
        return try MailWriter(MailLook(settings, base: base))
            .write(.sample(kind, settings, base: base), to: EmailAddress("ada@example.com"), by: template)
    }

    /// Sends such a mail to who works on it.
    /// - Throws: ``TemplateMistake``.
    public func sendTest(
        _ template: MailTemplate, _ kind: MailKind, language: String, to email: String
    ) async throws {
        let mail = try preview(template, kind, language: language).readdressed(to: EmailAddress(email))
        try await database.write { transaction in
            try Outbox.post(mail, cause: "test/\(ID<Staff>())", in: transaction)
        }
    }

    /// Takes a template over. One that says what ours says is none of the shop's own.
    /// - Throws: ``TemplateMistake``.
    public func save(
        _ template: MailTemplate, _ kind: MailKind, language: String, by author: DeskAuthor
    ) async throws {
        try await database.write { transaction in
            let before = try MailTemplate.of(kind, language: language, in: transaction)
            guard template != before else { return }
            if template == .standard(kind, language: language) {
                try MailTemplate.restore(kind, language: language, in: transaction)
            } else {
                try template.save(kind, language: language, in: transaction)
            }
            try note("mail_template.changed", kind, language, before, template, by: author, in: transaction)
        }
    }

    /// Goes back to our words.
    public func restoreTemplate(_ kind: MailKind, language: String, by author: DeskAuthor) async throws {
        try await database.write { transaction in
            guard let before = try MailTemplate.edited(kind, language: language, in: transaction) else { return }
            try MailTemplate.restore(kind, language: language, in: transaction)
            let ours = MailTemplate.standard(kind, language: language)
            try note("mail_template.restored", kind, language, before, ours, by: author, in: transaction)
        }
    }

    private func note(
        _ action: String, _ kind: MailKind, _ language: String, _ before: MailTemplate, _ after: MailTemplate,
        by author: DeskAuthor, in transaction: Transaction
    ) throws {
        var change = AuditChange()
        change.note("subject", from: before.subject, to: after.subject)
        change.note("preview", from: before.preview, to: after.preview)
        change.note("text", from: before.text, to: after.text)
        change.note("html", from: before.html, to: after.html)
        try AuditTrail.record(
            action, AuditEvent.Subject("mail-template", "\(kind.rawValue)/\(language)"), change, by: author.origin,
            in: transaction)
    }
}
