import PriceEngine
import Testing
import Vocabulary

@Suite("Carts without a price")
struct PricingErrorTests {
    @Test(
        "Each impossible input has its error",
        arguments: [
            (input { $0.lines[1].unitPrice = Money(-1, .usd) }, .negativeLine(1)),
            (input { $0.lines[0].quantity = Quantity(-1) }, .negativeLine(0)),
            (input { $0.shipping = Money(-1, .usd) }, .negativeShipping),
            (input { $0.shipping = Money(1, .eur) }, .currencyMismatch(.usd, .eur)),
            (input { $0.lines[0].unitPrice = Money(1, .eur) }, .currencyMismatch(.usd, .eur)),
            (input { $0.discount = .fixed(Money(1, .eur)) }, .currencyMismatch(.usd, .eur)),
            (input { $0.discount = .fixed(Money(-1, .usd)) }, .invalidDiscount),
            (input { $0.discount = .partsPerMillion(1_000_001) }, .invalidDiscount),
            (input { $0.discount = .partsPerMillion(-1) }, .invalidDiscount),
            (input { $0.tax.ratePartsPerMillion = -1 }, .invalidTaxRate),
            (input { $0.tax.ratePartsPerMillion = 10_000_001 }, .invalidTaxRate),
            (input { $0.lines[0].unitPrice = Money(.max, .usd) }, .overflow),
            (input { $0.shipping = Money(.max, .usd) }, .overflow),
        ] as [(PricingInput, PricingError)])
    func errors(input: PricingInput, error: PricingError) {
        #expect(throws: error) { try Pricing.totals(input) }
    }

    private static func input(_ change: (inout PricingInput) -> Void) -> PricingInput {
        var input = PricingInput(
            currency: .usd,
            lines: [
                PricingLine(unitPrice: Money(1000, .usd), quantity: Quantity(2)),
                PricingLine(unitPrice: Money(500, .usd), quantity: .one),
            ],
            tax: TaxRule(ratePartsPerMillion: 72_500, isInclusive: false))
        change(&input)
        return input
    }
}
