import Mustache
public import Vocabulary
import Web

/// Fills templates in.
public struct MailWriter: Sendable {
    let look: MailLook

    public init(_ look: MailLook) {
        self.look = look
    }

    /// Writes a mail. Values are escaped for where they stand, and stay what they are: a name with braces in it is no
    /// template.
    /// - Throws: when the template is none; saving lets none in.
    public func write(
        _ message: MailMessage, to recipient: EmailAddress, by template: MailTemplate
    ) throws -> WrittenMail {
        var values = message.values.merging(["shop": .record(shop(message))]) { $1 }
        if let link = message.link { values["link"] = .text(link.text) }
        let subject = try plain(template.subject, values)
        values["style"] = .record(look.style.values)
        let body = try markup(template.html, values)
        let frame = MailFrame(
            look: look, subject: subject, preview: try plain(template.preview, values), body: HTML(trusted: body))
        return WrittenMail(
            kind: message.kind, locale: look.locale, recipient: recipient, senderName: look.name,
            replyTo: look.contact, subject: subject, text: try plain(template.text, values),
            html: frame.html.text)
    }

    private func shop(_ message: MailMessage) -> [String: MailValue] {
        var shop: [String: MailValue] = ["name": .text(message.subjectShop ?? look.name)]
        shop["site"] = .optional(look.site)
        shop["email"] = .optional(look.contact?.text)
        return shop
    }

    private func markup(_ template: String, _ values: [String: MailValue]) throws -> String {
        try ParsedTemplates.shared.template(template)
            .render(MailValue.record(values).mustache, library: OrderPart.markup)
    }

    private func plain(_ template: String, _ values: [String: MailValue]) throws -> String {
        try ParsedTemplates.shared.template(OrderPart.plainMark + template)
            .render(MailValue.record(values).mustache, library: OrderPart.plain)
    }
}
