public import Vocabulary

/// Who writes or is written to.
public struct Mailbox: Hashable, Sendable {
    public let name: HeaderText?
    public let address: EmailAddress

    public init(_ address: EmailAddress, name: HeaderText? = nil) {
        self.name = name
        self.address = address
    }

    /// The address with its domain as the DNS has it. A local part in another script stays, for servers that take it.
    var ascii: String {
        let local = address.text.dropLast(address.domain.count + 1)
        return local + "@" + (HostName(String(address.domain))?.ascii ?? String(address.domain))
    }
}

/// A mail to one person, ready to be sent.
public struct OutgoingMail: Hashable, Sendable {
    /// The part before the @ of its Message-ID: the same at every try, so that a mail that arrives twice is known.
    public let id: String
    public let date: Instant
    public let from: Mailbox
    public let replyTo: Mailbox?
    public let to: Mailbox
    public let subject: HeaderText
    public let text: String
    public let html: String
    /// Where the recipient wants no more of it with one click (RFC 8058); nil for what must reach them.
    public let unsubscribe: HeaderText?

    public init(
        id: String, date: Instant, from: Mailbox, replyTo: Mailbox? = nil, to: Mailbox, subject: HeaderText,
        text: String, html: String, unsubscribe: HeaderText? = nil
    ) {
        self.id = id
        self.date = date
        self.from = from
        self.replyTo = replyTo
        self.to = to
        self.subject = subject
        self.text = text
        self.html = html
        self.unsubscribe = unsubscribe
    }

    /// Everything above the body but what its encoding decides.
    var headers: [String] {
        let domain = from.ascii.drop { $0 != "@" }.dropFirst()
        let idCharacters = id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        var lines = [
            "Date: " + MailDate.text(date), HeaderEncoding.line("From", from), HeaderEncoding.line("To", to),
            HeaderEncoding.line("Subject", subject), "Message-ID: <\(idCharacters)@\(domain)>",
            // Answering machines keep still.
            "Auto-Submitted: auto-generated",
        ]
        if let replyTo { lines.append(HeaderEncoding.line("Reply-To", replyTo)) }
        if let unsubscribe {
            lines.append("List-Unsubscribe: <\(unsubscribe)>")
            lines.append("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
        }
        return lines
    }
}

/// RFC 5322 §3.3, always in UTC.
enum MailDate {
    private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// "Sat, 21 Nov 2026 11:26:06 +0000"
    static func text(_ instant: Instant) -> String {
        // "2026-11-21T11:26:06…": year, month and day by their places.
        let stamp = instant.rfc3339
        let date = stamp.prefix(10).split(separator: "-").compactMap { Int($0) }
        let day = ((instant.milliseconds / 86_400_000) % 7 + 7) % 7
        guard date.count == 3 else { return stamp }
        return "\(days[Int(day)]), \(date[2]) \(months[date[1] - 1]) \(date[0]) \(stamp.dropFirst(11).prefix(8)) +0000"
    }
}
