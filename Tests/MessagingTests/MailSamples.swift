import Foundation
import Infrastructure
import People
import Tenancy
import TestSupport
import Vocabulary
import Web

@testable import Messaging
@testable import Ordering

/// Mails to look at.
enum MailSamples {
    /// Where a person wants to see them.
    static let pictureFolder = ProcessInfo.processInfo.environment["STOA_MAIL_PICTURES"]

    static func settings(locale: String, currency: Currency = .eur) -> ShopSettings {
        var settings = ShopSettings.test
        settings.name = locale.hasPrefix("ja") ? "喫茶 ことり" : "Tea & Co"
        settings.locale = locale
        settings.currency = currency
        settings.hue = 150
        settings.contact = ShopContact(
            email: try? EmailAddress("hello@tea.example"), address: "Alte Gasse 7\n10117 Berlin")
        return settings
    }

    static func write(_ message: MailMessage, _ settings: ShopSettings) throws -> WrittenMail {
        let look =
            message.kind == .shopReady
            ? MailLook.platform(locale: settings.locale) : MailLook(settings, base: "https://tea.example")
        return try MailWriter(look).write(
            message, to: try EmailAddress("ada@example.com"), by: .standard(message.kind, language: look.language))
    }

    static func message(_ kind: MailKind, _ settings: ShopSettings) throws -> MailMessage {
        let base = "https://tea.example"
        let link = MailLink(.track(token: "a-secret"), at: base)
        let format = LocaleFormat(locale: settings.locale, timeZone: settings.timeZone)
        let until = Instant(milliseconds: 1_790_000_000_000)
        return switch kind {
        case .orderConfirmation: .orderConfirmation(try order(settings), settings, base: base)
        case .welcome: .welcome(name: "Ada", account: link)
        case .accountExists: .accountExists(name: "Ada", newPassword: link)
        case .verifyEmail: .verifyEmail(proof: link, until: until, format)
        case .resetPassword: .resetPassword(proof: link, until: until, format)
        case .invitation: .invitation(inviter: "Grace", role: "manager", proof: link, until: until, format)
        case .newSignIn:
            .newSignIn(device: "Firefox on Linux", address: "192.0.2.7", at: until, sessions: link, format)
        case .emailChanged: .emailChanged(to: try EmailAddress("new@example.com"), undo: link)
        case .orderClaim: .orderClaim(number: 1001, proof: link, until: until, format)
        case .accountLocked: .accountLocked(until: until, newPassword: link, format)
        case .passkeyAdded: .passkey(news(.added, until), passkeys: link, format)
        case .passkeyRemoved: .passkey(news(.removed, until), passkeys: link, format)
        case .passkeyRefused: .passkey(news(.refused, until), passkeys: link, format)
        case .securityAlert:
            .securityAlert(
                what: "Bea was given the role Manager.", who: "Ada", address: "192.0.2.1", at: until, alerts: link,
                format)
        case .operatorVisit:
            .operatorVisit(operator: "Olga", reason: "You asked us to look.", until: until, trail: link, format)
        case .shopReady:
            .shopReady(shop: settings.name, owner: try EmailAddress("ada@example.com"), site: base)
        }
    }

    private static func news(_ event: PasskeyNews.Event, _ instant: Instant) -> PasskeyNews {
        let device = Device(address: "192.0.2.7", userAgent: "Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0")
        return PasskeyNews(event, "Ada's phone", on: device, at: instant)
    }

    static func order(
        _ settings: ShopSettings, customer: String = "Ada Lovelace", title: String = "Sencha",
        variant: String = "Blue / L"
    ) throws -> Order {
        let currency = settings.currency
        func line(
            _ position: Int, _ title: String, _ variant: String, _ unit: String, _ quantity: Quantity, _ price: Int64,
            _ total: Int64
        ) -> OfferLine {
            OfferLine(
                position: position, variant: VariantID(), productSlug: "x", sku: "S", title: title,
                variantTitle: variant, image: nil, unit: unit, quantity: quantity, unitPrice: Money(price, currency),
                lineTotal: Money(total, currency), discount: .zero(currency), tax: .zero(currency), isTaxable: true,
                tracksStock: true)
        }
        let address = try Address.validated(
            AddressDraft(
                name: customer, line1: "Unter den Linden 1", city: "Berlin", postalCode: "10117", country: "DE"))
        return Order(
            id: OrderID(), number: 1001, checkout: CheckoutID(), status: .placed, trackingToken: AccessToken().text,
            totals: OfferTotals(
                subtotal: Money(8400, currency), discount: .zero(currency), shipping: Money(490, currency),
                shippingName: "Standard", tax: Money(1419, currency), total: Money(8890, currency),
                taxRatePartsPerMillion: 190_000, taxIsInclusive: true, taxRounding: .perLine),
            contact: Contact(email: try EmailAddress("ada@example.com"), shippingAddress: address),
            placedAt: Instant(milliseconds: 1_790_000_000_000),
            lines: [
                line(0, title, variant, "piece", Quantity(2), 1200, 2400),
                line(1, "Gunpowder", "", "kilogram", Quantity(thousandths: 1500), 4000, 6000),
            ], events: [])
    }
}
