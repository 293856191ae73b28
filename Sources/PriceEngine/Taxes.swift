public import Vocabulary

extension TaxRule {
    /// The tax on `base`: contained in it when inclusive, to be added when exclusive. Half a minor unit rounds up.
    public func tax(on base: Money) throws(MoneyError) -> Money {
        try base.scaled(
            by: ratePartsPerMillion, over: isInclusive ? 1_000_000 + ratePartsPerMillion : 1_000_000)
    }
}

/// The tax of each line and of the shipping.
struct Taxes {
    let lines: [Money]
    let shipping: Money

    init(_ input: PricingInput, lineTotals: [Money], discounts: [Money]) throws(MoneyError) {
        var bases: [Money] = []
        bases.reserveCapacity(lineTotals.count + 1)
        for index in lineTotals.indices {
            let isTaxed = input.lines[index].isTaxable
            bases.append(isTaxed ? try lineTotals[index].subtracting(discounts[index]) : .zero(input.currency))
        }
        bases.append(input.tax.taxesShipping ? input.shipping : .zero(input.currency))

        var taxes = try Self.taxes(on: bases, input)
        shipping = taxes.removeLast()
        lines = taxes
    }

    private static func taxes(on bases: [Money], _ input: PricingInput) throws(MoneyError) -> [Money] {
        switch input.rounding {
        case .perLine:
            return try bases.map { base throws(MoneyError) in try input.tax.tax(on: base) }
        case .perOrder:
            let base = try bases.total(in: input.currency)
            guard !base.isZero else { return bases }
            return try input.tax.tax(on: base).allocated(by: bases.map(\.amount))
        }
    }
}
