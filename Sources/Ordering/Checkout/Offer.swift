import Catalog
import PriceEngine
import Tenancy
import Vocabulary

/// Lines and sums as the price engine made them, ready to be frozen.
struct Offer {
    let lines: [OfferLine]
    let totals: OfferTotals

    /// Prices a cart: the catalogue's prices of this moment.
    static func price(_ cart: [CartLine], shipping: ShippingMethod?, settings: ShopSettings) throws -> Offer {
        let drafts = cart.enumerated().map { position, line in
            OfferLine(
                position: position, variant: line.variant.id, productSlug: line.variant.productSlug.description,
                sku: line.variant.sku ?? "", title: line.variant.productTitle, variantTitle: line.variant.title,
                image: line.variant.image?.file, unit: line.variant.unit.rawValue, quantity: line.quantity,
                unitPrice: line.unitPrice, lineTotal: line.lineTotal, discount: .zero(settings.currency),
                tax: .zero(settings.currency), isTaxable: line.variant.isTaxable,
                tracksStock: line.variant.tracksStock)
        }
        return try price(drafts, shipping: shipping, tax: settings.tax, currency: settings.currency)
    }

    /// Prices a frozen offer again with another way of shipping: the goods keep their prices and the tax its rule.
    static func price(again checkout: Checkout, shipping: ShippingMethod?, settings: ShopSettings) throws -> Offer {
        let totals = checkout.totals
        let tax = TaxSettings(
            ratePartsPerMillion: totals.taxRatePartsPerMillion, isInclusive: totals.taxIsInclusive,
            taxesShipping: settings.tax.taxesShipping, rounding: totals.taxRounding)
        return try price(checkout.lines, shipping: shipping, tax: tax, currency: totals.total.currency)
    }

    private static func price(
        _ lines: [OfferLine], shipping: ShippingMethod?, tax: TaxSettings, currency: Currency
    ) throws -> Offer {
        let priced = try Pricing.totals(
            PricingInput(
                currency: currency,
                lines: lines.map {
                    PricingLine(unitPrice: $0.unitPrice, quantity: $0.quantity, isTaxable: $0.isTaxable)
                },
                shipping: shipping?.price,
                tax: TaxRule(
                    ratePartsPerMillion: tax.ratePartsPerMillion, isInclusive: tax.isInclusive,
                    taxesShipping: tax.taxesShipping),
                rounding: tax.rounding == .perLine ? .perLine : .perOrder))
        return Offer(
            lines: zip(lines, priced.lines).map { line, price in
                OfferLine(
                    position: line.position, variant: line.variant, productSlug: line.productSlug, sku: line.sku,
                    title: line.title, variantTitle: line.variantTitle, image: line.image, unit: line.unit,
                    quantity: line.quantity, unitPrice: line.unitPrice, lineTotal: price.lineTotal,
                    discount: price.discount, tax: price.tax, isTaxable: line.isTaxable,
                    tracksStock: line.tracksStock)
            },
            totals: OfferTotals(
                subtotal: priced.subtotal, discount: priced.discount, shipping: priced.shipping,
                shippingName: shipping?.name, tax: priced.tax, total: priced.total,
                taxRatePartsPerMillion: tax.ratePartsPerMillion, taxIsInclusive: tax.isInclusive,
                taxRounding: tax.rounding))
    }
}
