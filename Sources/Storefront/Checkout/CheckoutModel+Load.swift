internal import Catalog
internal import Ordering
internal import People
internal import Tenancy
internal import Vocabulary
internal import Web

extension CheckoutModel {
    /// - Parameters:
    ///   - form: what was typed; nil for what the checkout knows.
    ///   - shopper: who is signed in; nil for guests.
    ///   - providers: the names of those that the shop offers.
    init(
        _ checkout: Checkout, form: FormState?, shopper: CheckoutShopper?, methods: [ShippingMethod],
        providers: [String], _ settings: ShopSettings
    ) {
        let pricing = ShopPricing(settings)
        let words = Words(settings.locale)
        self.init(
            action: .placeOrder(checkout.id), address: .checkout(checkout.id),
            form: form ?? CheckoutForm.opened(for: checkout, shopper: shopper, home: settings.country),
            countries: CountryChoices.of(locale: settings.locale),
            shippingMethods: methods.map { .init($0, pricing, words) },
            paymentMethods: PaymentChoices.offered(by: providers, words),
            lines: checkout.lines.map { LineSummary($0, pricing) },
            totals: TotalsView(checkout.totals, pricing, words), total: pricing.text(checkout.totals.total),
            totalAmount: checkout.totals.total.amount,
            heldUntil: checkout.expiresAt > .now ? pricing.format.time(checkout.expiresAt) : nil,
            isTest: providers.contains("test"),
            shopper: shopper.map { Shopper($0, from: settings.country) })
    }
}

extension CheckoutModel.Shopper {
    fileprivate init(_ shopper: CheckoutShopper, from home: CountryCode) {
        self.init(
            email: shopper.customer.email,
            addresses: shopper.book.map { ("\($0.id)", $0.address.lines(from: home)) })
    }
}

extension FormField.Choice {
    fileprivate init(_ method: ShippingMethod, _ pricing: ShopPricing, _ words: Words) {
        self.init(
            method.id.description, method.name, detail: method.description.isEmpty ? nil : method.description,
            aside: method.price.isZero ? words(.freeShipping) : pricing.text(method.price))
    }
}

extension LineSummary {
    init(_ line: OfferLine, _ pricing: ShopPricing) {
        self.init(
            title: line.title, detail: line.variantTitle.isEmpty ? nil : line.variantTitle,
            picture: Picture(file: line.image),
            quantity: QuantityText.of(line.quantity, SalesUnit(rawValue: line.unit), pricing.format),
            amount: pricing.text(line.lineTotal))
    }
}

extension TotalsView {
    init(_ totals: OfferTotals, _ pricing: ShopPricing, _ words: Words) {
        var lines = [Line(words(.subtotal), pricing.text(totals.subtotal))]
        if !totals.discount.isZero { lines.append(Line(words(.discount), "−" + pricing.text(totals.discount))) }
        lines.append(
            totals.shippingName == nil
                ? Line(words(.shipping), words(.shippingLater), isMuted: true)
                : Line(words(.shipping), totals.shipping.isZero ? words(.freeShipping) : pricing.text(totals.shipping)))
        let hasTax = totals.taxRatePartsPerMillion > 0
        if hasTax, !totals.taxIsInclusive { lines.append(Line(words(.tax), pricing.text(totals.tax))) }
        self.init(
            lines: lines, total: Line(words(.total), pricing.text(totals.total)),
            note: hasTax && totals.taxIsInclusive ? words(.includesTax, pricing.text(totals.tax)) : nil)
    }
}
