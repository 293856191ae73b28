internal import Catalog
internal import Ordering
internal import Tenancy
internal import Vocabulary
internal import Web

extension CartModel {
    init(_ cart: Cart?, notice: CartNotice?, _ pricing: ShopPricing, _ words: Words) {
        guard let cart, !cart.isEmpty else {
            self.init(notice: notice)
            return
        }
        self.init(
            lines: cart.lines.map { Line($0, pricing, words) },
            totals: TotalsView(
                lines: [], total: .init(words(.subtotal), pricing.text(cart.subtotal)),
                note: Self.note(pricing, words)),
            canCheckOut: cart.lines.allSatisfy { $0.obstacle == nil }, notice: notice)
    }

    /// What the sum contains, and what comes on top.
    private static func note(_ pricing: ShopPricing, _ words: Words) -> String {
        guard pricing.tax.ratePartsPerMillion > 0 else { return words(.shippingHint) }
        return words(pricing.tax.isInclusive ? .taxIncluded : .taxAdded) + " · " + words(.shippingHint)
    }
}

extension CartModel.Line {
    fileprivate init(_ line: CartLine, _ pricing: ShopPricing, _ words: Words) {
        let variant = line.variant
        let detail = variant.title
        let name = detail.isEmpty ? variant.productTitle : "\(variant.productTitle), \(detail)"
        self.init(
            id: line.id.description, title: variant.productTitle, detail: detail.isEmpty ? nil : detail,
            url: .product(variant.productSlug, detail.isEmpty ? [:] : ["variant": variant.id.description]),
            picture: Picture(file: variant.image?.file),
            stepper: QuantityStepper(
                label: "\(words(.quantity)): \(name)", value: line.quantity.decimalText,
                step: variant.step.decimalText, minimum: variant.minimum.decimalText,
                maximum: Cart.quantityLimit.decimalText, unit: variant.unit.symbol, id: "quantity-\(line.id)"),
            unitPrice: pricing.text(variant.price) + " "
                + (variant.unit.symbol.map { words(.perUnit, $0) } ?? words(.each)),
            total: pricing.text(line.lineTotal),
            problem: line.obstacle.map { .init($0, of: variant, pricing.format) })
    }
}

extension CartModel.Problem {
    fileprivate init(_ obstacle: CartObstacle, of variant: SellableVariant, _ format: LocaleFormat) {
        switch obstacle {
        case .withdrawn: self = .withdrawn
        case .short(let available) where available < variant.minimum: self = .soldOut
        case .short(let available): self = .short(left: QuantityText.of(available, variant.unit, format))
        }
    }
}
