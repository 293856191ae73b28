import Vocabulary
import Web

/// What is around every mail: the name above, the card, who wrote it below.
struct MailFrame {
    let look: MailLook
    let subject: String
    let preview: String
    /// Made by a template, with every value escaped.
    let body: HTML

    private var style: MailStyle { look.style }

    /// Mail programs fill the preview up with what comes next; blanks of no width keep that away.
    private static let filling = String(repeating: "\u{2007}\u{200C}", count: 60)

    var html: HTML {
        """
        <!doctype html>
        <html lang="\(look.words.tag)" dir="\(look.words.direction)" class="mail"><head><meta charset="utf-8">\
        <meta name="viewport" content="width=device-width,initial-scale=1">\
        <meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">\
        <title>\(subject)</title><style>\(HTML(trusted: style.sheet))</style></head>
        <body style="margin:0;padding:0;background:\(colour(\.paper))">
        <div style="display:none;max-height:0;overflow:hidden;mso-hide:all">\(preview)\(Self.filling)</div>
        <table role="presentation" class="mail" width="100%" cellpadding="0" cellspacing="0" border="0" \
        bgcolor="\(colour(\.paper))" style="background:\(colour(\.paper))"><tr><td align="center" style="padding:24px 10px">
        <table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" \
        style="width:100%;max-width:600px;text-align:\(HTML(trusted: style.start))">
        <tr><td class="name" style="padding:0 8px 16px;\(HTML(trusted: MailStyle.serif));font-size:20px;color:\(colour(\.ink));\
        overflow-wrap:anywhere">\(name)</td></tr>
        <tr><td class="card" bgcolor="\(colour(\.card))" style="padding:32px;background:\(colour(\.card));\
        border:1px solid \(colour(\.line));border-radius:8px">
        \(body)</td></tr>
        <tr><td class="soft" style="padding:16px 8px;\(HTML(trusted: MailStyle.sans));font-size:13px;line-height:1.5;\
        color:\(colour(\.soft));overflow-wrap:anywhere">\(foot)</td></tr>
        </table></td></tr></table>
        </body></html>

        """
    }

    private func colour(_ colour: KeyPath<ThemeColours, String>) -> HTML {
        HTML(trusted: style.light[keyPath: colour])
    }

    private var name: HTML {
        guard let site = look.site else { return HTML(text: look.name) }
        return
            "<a class=\"name\" href=\"\(site)\" style=\"color:\(colour(\.ink));text-decoration:none\">\(look.name)</a>"
    }

    /// Name and address of who writes, which many countries ask for.
    private var foot: HTML {
        ([look.name] + look.addressLines).map { HTML(text: $0) }.joined(separator: "<br>")
            + (look.contact.map { "<br>\($0.text)" as HTML } ?? HTML())
    }
}
