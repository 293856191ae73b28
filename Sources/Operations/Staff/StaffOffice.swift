import Messaging
public import People
import Persistence
public import Tenancy
import Vocabulary
import Web

/// What happens with the people of one shop's desk, and what they are told by mail. Pages, the API and commands call
/// these same operations and nothing else.
public struct StaffOffice: Sendable {
    public let shop: Shop
    let accounts: AccountServices
    let addresses: PublicAddresses

    /// - Parameter addresses: how the world reaches the shop, for links in mails.
    public init(_ shop: Shop, accounts: AccountServices, addresses: PublicAddresses) {
        self.shop = shop
        self.accounts = accounts
        self.addresses = addresses
    }

    var database: any Database { shop.database }

    /// Where a request to the desk comes from.
    public struct Source: Sendable {
        public let device: Device
        public let requestID: String

        public init(device: Device, requestID: String) {
            self.device = device
            self.requestID = requestID
        }
    }

    /// What a password repeats if it names it.
    var names: [String] { [shop.settings.name] }

    // MARK: - Mail

    var format: LocaleFormat { LocaleFormat(locale: shop.settings.locale, timeZone: shop.settings.timeZone) }

    /// The language of its mails.
    var language: String { MailLook(shop.settings, base: addresses.base(of: shop)).language }

    func link(_ url: SiteURL) -> MailLink { MailLink(url, at: addresses.base(of: shop)) }

    /// Writes a mail and puts it on its way, in the transaction of its cause.
    /// - Parameter cause: posted again, nothing happens.
    func post(
        _ message: MailMessage, to email: String, cause: String, in transaction: Transaction
    ) throws {
        let look = MailLook(shop.settings, base: addresses.base(of: shop))
        let template = try MailTemplate.of(message.kind, language: look.language, in: transaction)
        let mail = try MailWriter(look).write(message, to: EmailAddress(email), by: template)
        try Outbox.post(mail, cause: "\(message.kind.rawValue)/\(cause)", in: transaction)
    }
}
