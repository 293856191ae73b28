import Vocabulary
public import Web

/// What a mail has to say, whatever the words: a kind with its values, made by the function of that kind.
public struct MailMessage: Sendable {
    public let kind: MailKind
    let values: [String: MailValue]
    let link: MailLink?
    /// The shop that it is about, where that is not who writes.
    let subjectShop: String?

    init(
        _ kind: MailKind, _ values: [String: MailValue?] = [:], link: MailLink? = nil, subjectShop: String? = nil
    ) {
        self.kind = kind
        self.values = values.compactMapValues { $0 }
        self.link = link
        self.subjectShop = subjectShop
    }
}

/// A whole address of ours, to be clicked on in a mail.
public struct MailLink: Sendable, Hashable {
    let text: String

    /// - Parameter base: "https://shop.example.com"
    public init(_ url: SiteURL, at base: String) {
        text = url.absolute(base: base)
    }
}
