import Messaging
import Tenancy
import Web

/// One mail: what became of it, and what its reader sees.
struct MailView {
    let placed: PlacedMail
    let bounce: MailAddressState?
    /// Nil for the platform's mails.
    let tenant: Tenant?
    let call: ConsoleCall

    private var mail: MailRecord { placed.mail }

    /// Of this page: as all pages of ours, and one of ours in a frame.
    static let framingPolicy = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
        connect-src 'self'; form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'
        """
    /// Of the mail: its own styles and pictures, and nothing that does anything. `sandbox` keeps it apart even from us.
    static let mailPolicy = """
        sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; base-uri 'none'; \
        form-action 'none'; frame-ancestors 'self'
        """

    static func badge(_ state: MailRecord.State) -> Badge {
        switch state {
        case .waiting: Badge("On its way", .info)
        case .sent: Badge("Sent", .good)
        case .kept: Badge("Kept", .neutral)
        case .failed: Badge("Failed", .bad)
        case .suppressed: Badge("Held back", .warn)
        }
    }

    /// Beside the title.
    var actions: HTML? {
        guard [.failed, .suppressed, .kept].contains(mail.state), !mail.html.isEmpty else { return nil }
        return call.button(
            ButtonView("Send again", style: .secondary), posts: .consoleSendMailAgain(placed.place.text, mail.id))
    }

    var html: HTML {
        """
        \(state)\(ConsolePanel(title: "Facts", content: ConsoleFacts(facts: facts).html).html)\(words)
        """
    }

    private var state: HTML? {
        if let bounce {
            let text: HTML = """
                <p>Mail to this address came back \(ConsoleFormat.when(bounce.bouncedAt)): \(bounce.reply)</p>\
                \(call.button(
                    ButtonView("Let mail go there again", style: .secondary),
                    posts: .consoleClearMailAddress(placed.place.text, mail.id)))
                """
            return Notice(html: text, .warn).html
        }
        guard mail.state == .kept else { return nil }
        return Notice("No relay is set, so the mail stays here. STOA_SMTP_URL sets one.", .info).html
    }

    private var facts: [(name: String, value: HTML)] {
        var facts: [(name: String, value: HTML)] = [
            ("State", Self.badge(mail.state).html), ("To", "\(mail.recipient)"),
            ("From", "\(mail.senderName)\(mail.replyTo.map { " · answers go to \($0)" as HTML })"),
            ("Kind", "<span class=\"mono\">\(mail.kind.rawValue)</span> · \(mail.locale)"),
            ("Where", tenant.map { "<a href=\"\(SiteURL.consoleTenant($0.id))\">\($0.name)</a>" } ?? "Platform"),
            ("Written", ConsoleFormat.when(mail.createdAt)),
        ]
        if mail.sentAt != nil { facts.append(("Sent", ConsoleFormat.when(mail.sentAt, otherwise: ""))) }
        if mail.attempts > 0 { facts.append(("Tries", "\(mail.attempts)")) }
        if let reply = mail.lastReply { facts.append(("The relay said", "<span class=\"mono\">\(reply)</span>")) }
        return facts
    }

    private var words: HTML {
        guard !mail.html.isEmpty else {
            return ConsolePanel(
                title: "Words",
                content: """
                    <p class="hint">This mail held a link that opens something for whoever has it, so its words were not \
                    kept once it had left.</p>
                    """
            ).html
        }
        return """
            \(ConsolePanel(title: "As HTML", content: """
                <iframe class="mail-frame" sandbox title="The mail as HTML" loading="lazy" \
                src="\(SiteURL.consoleMailMarkup(placed.place.text, mail.id))"></iframe>
                """).html)\
            \(ConsolePanel(title: "As text", content: "<pre class=\"mail-text\">\(mail.text)</pre>").html)
            """
    }
}
