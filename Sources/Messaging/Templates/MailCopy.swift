/// The words of one mail of ours, each a piece of Mustache. Text and HTML are both made of them.
struct MailCopy: Sendable {
    let subject: String
    /// What mail programs show beside the subject.
    let preview: String
    let heading: String
    /// Above the link.
    let before: [String]
    /// The words on the link; nil for a mail without one.
    let action: String?
    /// Below it.
    let after: [String]

    init(
        subject: String, preview: String, heading: String, before: [String], action: String? = nil,
        after: [String] = []
    ) {
        self.subject = subject
        self.preview = preview
        self.heading = heading
        self.before = before
        self.action = action
        self.after = after
    }

    static func of(_ kind: MailKind, language: String) -> MailCopy {
        switch language {
        case "de": german(kind)
        case "ja": japanese(kind)
        case "ar": arabic(kind)
        default: english(kind)
        }
    }
}

extension MailTemplate {
    /// Ours.
    /// - Parameter language: "de"; one that we have no words in is English.
    public static func standard(_ kind: MailKind, language: String) -> MailTemplate {
        let copy = MailCopy.of(kind, language: language)
        let order = kind == .orderConfirmation ? "{{> order}}\n" : ""
        let text =
            ([copy.heading] + copy.before).joined(separator: "\n\n")
            + (copy.action.map { "\n\n\($0):\n{{link}}" } ?? "") + "\n\n" + order
            + copy.after.map { $0 + "\n" }.joined(separator: "\n")
        return MailTemplate(subject: copy.subject, preview: copy.preview, text: text, html: html(copy, order))
    }

    private static func html(_ copy: MailCopy, _ order: String) -> String {
        func paragraph(_ words: String) -> String { "<p style=\"{{style.text}}\">\(words)</p>\n" }
        let action = copy.action.map { label in
            """
            <table role="presentation" cellpadding="0" cellspacing="0" border="0" style="{{style.action}}"><tr>\
            <td class="button" bgcolor="{{style.accent}}" style="{{style.button}}">\
            <a href="{{link}}" style="{{style.buttonLink}}">\(label)</a></td></tr></table>

            """
        }
        return """
            <h1 style="{{style.heading}}">\(copy.heading)</h1>
            \(copy.before.map(paragraph).joined())\(action ?? "")\(order)\(copy.after.map(paragraph).joined())
            """
    }
}
