import Catalog
public import Ordering
public import Tenancy
import Vocabulary
import Web

extension MailMessage {
    /// What was bought, for how much, where it goes, and the link that follows it.
    /// - Parameters:
    ///   - base: what links to the shop begin with.
    ///   - isGuests: whether the order is in no account, so that its buyer is invited to make one.
    public static func orderConfirmation(
        _ order: Order, _ settings: ShopSettings, base: String, isGuests: Bool = false
    ) -> MailMessage {
        let format = LocaleFormat(locale: settings.locale, timeZone: settings.timeZone)
        let words = Words(settings.locale)
        return MailMessage(
            .orderConfirmation,
            [
                "number": .text(String(order.number)), "date": .text(format.date(order.placedAt)),
                "name": .optional(order.contact.shippingAddress?.name),
                "lines": .list(order.lines.map { line($0, format) }),
                "sums": .list(sums(of: order.totals, format, words)),
                "totalLabel": .text(words(.total)), "total": .text(format.money(order.totals.total)),
                "taxNote": taxNote(order.totals, format, words),
                "account": isGuests ? .text(SiteURL.register().absolute(base: base)) : nil,
                "addresses": .list(addresses(order.contact, settings, words)),
            ], link: MailLink(.track(token: order.trackingToken), at: base))
    }

    private static func line(_ line: OfferLine, _ format: LocaleFormat) -> MailValue {
        let unit: String? =
            switch SalesUnit(rawValue: line.unit) {
            case .kilogram: "kg"
            case .litre: "l"
            case .metre: "m"
            case .piece, nil: nil
            }
        let number = format.quantity(line.quantity)
        var values: [String: MailValue] = [
            "title": .text(line.title), "quantity": .text(unit.map { "\(number) \($0)" } ?? number),
            "price": .text(format.money(line.unitPrice)), "amount": .text(format.money(line.lineTotal)),
        ]
        values["detail"] = .optional(line.variantTitle)
        return .record(values)
    }

    private static func sums(of totals: OfferTotals, _ format: LocaleFormat, _ words: Words) -> [MailValue] {
        var sums = [(words(.subtotal), format.money(totals.subtotal))]
        if !totals.discount.isZero { sums.append((words(.discount), "−" + format.money(totals.discount))) }
        let shipping = totals.shipping.isZero ? words(.freeShipping) : format.money(totals.shipping)
        sums.append((totals.shippingName.map { "\(words(.shipping)) (\($0))" } ?? words(.shipping), shipping))
        if totals.taxRatePartsPerMillion > 0, !totals.taxIsInclusive {
            sums.append((words(.tax), format.money(totals.tax)))
        }
        return sums.map { .record(["label": .text($0.0), "amount": .text($0.1)]) }
    }

    private static func taxNote(_ totals: OfferTotals, _ format: LocaleFormat, _ words: Words) -> MailValue? {
        guard totals.taxRatePartsPerMillion > 0, totals.taxIsInclusive else { return nil }
        return .text(words(.includesTax, format.money(totals.tax)))
    }

    private static func addresses(_ contact: Contact, _ settings: ShopSettings, _ words: Words) -> [MailValue] {
        let both = [
            (words(.shippingAddress), contact.shippingAddress), (words(.billingAddress), contact.billingAddress),
        ]
        return both.compactMap { label, address in
            guard let address else { return nil }
            let lines = address.lines(from: settings.country)
            return .record(["label": .text(label), "lines": .list(lines.map { .text($0) })])
        }
    }
}
