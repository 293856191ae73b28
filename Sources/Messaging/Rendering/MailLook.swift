public import Tenancy
import Vocabulary
import Web

/// Who writes, and how their mails look and speak.
public struct MailLook: Sendable {
    let name: String
    /// Where their site is: "https://tea.example"; nil for none.
    let site: String?
    /// BCP 47, of the mails.
    let locale: String
    let contact: EmailAddress?
    let addressLines: [String]
    let words: Words
    let style: MailStyle

    /// A shop's mails.
    /// - Parameters:
    ///   - base: what links to the shop begin with.
    ///   - locale: of who reads it; nil for the shop's own.
    public init(_ settings: ShopSettings, base: String, locale: String? = nil) {
        self.init(
            name: settings.name, site: base, locale: locale ?? settings.locale, hue: settings.hue,
            contact: settings.contact.email,
            addressLines: settings.contact.address.map { $0.split(separator: "\n").map(String.init) } ?? [])
    }

    /// The platform's own.
    /// - Parameter locale: of who reads it.
    public static func platform(locale: String) -> MailLook {
        MailLook(name: "Stoa", site: nil, locale: locale, hue: 60, contact: nil, addressLines: [])
    }

    private init(
        name: String, site: String?, locale: String, hue: Int, contact: EmailAddress?, addressLines: [String]
    ) {
        self.name = name
        self.site = site
        self.locale = locale
        self.contact = contact
        self.addressLines = addressLines
        words = Words(locale)
        style = MailStyle(hue: hue, isRightToLeft: words.direction == "rtl")
    }

    /// The language that its templates are looked up by: "de".
    public var language: String {
        String(words.tag.prefix { $0 != "-" && $0 != "_" }).lowercased()
    }
}
