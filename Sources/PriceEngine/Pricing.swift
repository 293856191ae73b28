import Vocabulary

/// Prices an order: totals, then the discount, then the tax on what is left, in whole minor units throughout.
public enum Pricing {
    /// What `input` costs.
    public static func totals(_ input: PricingInput) throws(PricingError) -> PricedOffer {
        try check(input)
        do throws(MoneyError) {
            let lineTotals = try lineTotals(input)
            let subtotal = try lineTotals.total(in: input.currency)
            let discount = try input.discount?.amount(of: subtotal) ?? .zero(input.currency)
            let discounts = try spread(discount, over: lineTotals)
            let taxes = try Taxes(input, lineTotals: lineTotals, discounts: discounts)

            let lines = lineTotals.indices.map { index in
                PricedLine(lineTotal: lineTotals[index], discount: discounts[index], tax: taxes.lines[index])
            }
            let tax = try taxes.lines.total(in: input.currency).adding(taxes.shipping)
            let beforeTax = try subtotal.subtracting(discount).adding(input.shipping)
            return PricedOffer(
                lines: lines, subtotal: subtotal, discount: discount, shipping: input.shipping,
                shippingTax: taxes.shipping, tax: tax,
                total: input.tax.isInclusive ? beforeTax : try beforeTax.adding(tax),
                isTaxInclusive: input.tax.isInclusive, rounding: input.rounding)
        } catch {
            throw PricingError(error)
        }
    }

    private static func check(_ input: PricingInput) throws(PricingError) {
        for (index, line) in input.lines.enumerated() {
            guard line.unitPrice.amount >= 0, line.quantity.thousandths >= 0 else { throw .negativeLine(index) }
        }
        guard input.shipping.amount >= 0 else { throw .negativeShipping }
        guard input.shipping.currency == input.currency else {
            throw .currencyMismatch(input.currency, input.shipping.currency)
        }
        guard (0...10_000_000).contains(input.tax.ratePartsPerMillion) else { throw .invalidTaxRate }
        switch input.discount {
        case .fixed(let money) where money.amount < 0: throw .invalidDiscount
        case .partsPerMillion(let share) where !(0...1_000_000).contains(share): throw .invalidDiscount
        default: break
        }
    }

    private static func lineTotals(_ input: PricingInput) throws(MoneyError) -> [Money] {
        var totals: [Money] = []
        totals.reserveCapacity(input.lines.count)
        for line in input.lines {
            totals.append(try line.unitPrice.multiplied(by: line.quantity))
        }
        return totals
    }

    private static func spread(_ discount: Money, over lineTotals: [Money]) throws(MoneyError) -> [Money] {
        guard !discount.isZero else { return lineTotals.map { .zero($0.currency) } }
        return try discount.allocated(by: lineTotals.map(\.amount))
    }
}

extension Discount {
    /// What the discount takes off goods that cost `subtotal`.
    func amount(of subtotal: Money) throws(MoneyError) -> Money {
        switch self {
        case .fixed(let money):
            guard money.currency == subtotal.currency else {
                throw .currencyMismatch(subtotal.currency, money.currency)
            }
            return money.amount < subtotal.amount ? money : subtotal
        case .partsPerMillion(let share):
            return try subtotal.share(partsPerMillion: share)
        }
    }
}

extension PricingError {
    init(_ error: MoneyError) {
        switch error {
        case .currencyMismatch(let left, let right): self = .currencyMismatch(left, right)
        case .overflow, .nothingToAllocateTo: self = .overflow
        }
    }
}
