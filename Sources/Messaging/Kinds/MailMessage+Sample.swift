public import Tenancy
import Vocabulary
import Web

extension MailMessage {
    /// A mail of this kind with made-up values, to see what a template makes of them.
    /// - Parameter base: what links to the shop begin with.
    public static func sample(_ kind: MailKind, _ settings: ShopSettings, base: String) -> MailMessage {
        let format = LocaleFormat(locale: settings.locale, timeZone: settings.timeZone)
        let until = format.dateTime(Instant.now.advanced(by: .seconds(3_600)))
        var values: [String: MailValue] = [
            "name": .text("Ada Lovelace"), "until": .text(until), "inviter": .text("Grace Hopper"),
            "role": .text("Catalogue"), "device": .text("Firefox on Linux"), "address": .text("192.0.2.7"),
            "when": .text(format.dateTime(.now)), "newAddress": .text("ada.new@example.com"), "number": .text("1042"),
            "owner": .text("ada@example.com"), "site": .text(base), "operator": .text("Olga Operator"),
            "reason": .text("You asked us to look at an import."), "who": .text("Grace Hopper"),
            "passkey": .text("Ada's phone"),
            "what": .text("Grace Hopper was given the role Manager."),
        ]
        if kind == .orderConfirmation { values.merge(order(settings, format)) { $1 } }
        return MailMessage(kind, values, link: MailLink(.home, at: base))
    }

    private static func order(_ settings: ShopSettings, _ format: LocaleFormat) -> [String: MailValue] {
        let words = Words(settings.locale)
        func money(_ amount: Int64) -> MailValue { .text(format.money(Money(amount, settings.currency))) }
        func line(_ title: String, _ detail: String?, _ quantity: String, _ price: Int64, _ amount: Int64) -> MailValue
        {
            var values: [String: MailValue] = [
                "title": .text(title), "quantity": .text(quantity), "price": money(price), "amount": money(amount),
            ]
            values["detail"] = .optional(detail)
            return .record(values)
        }
        return [
            "date": .text(format.date(.now)),
            "lines": .list([
                line("Stoneware mug", "Blue", "2", 1_900, 3_800), line("Linen towel", nil, "1", 1_200, 1_200),
            ]),
            "sums": .list([
                .record(["label": .text(words(.subtotal)), "amount": money(5_000)]),
                .record(["label": .text(words(.shipping)), "amount": money(490)]),
            ]),
            "totalLabel": .text(words(.total)), "total": money(5_490),
            "addresses": .list([
                .record([
                    "label": .text(words(.shippingAddress)),
                    "lines": .list([.text("Ada Lovelace"), .text("Unter den Linden 1"), .text("10117 Berlin")]),
                ])
            ]),
        ]
    }
}
