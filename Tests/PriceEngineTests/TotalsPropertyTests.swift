import PriceEngine
import Testing
import Vocabulary

@Suite("Totals of any cart")
struct TotalsPropertyTests {
    @Test("20,000 random carts add up to the minor unit in every currency")
    func invariant() throws {
        var random = SeededGenerator()
        for _ in 0..<20_000 {
            let input = randomInput(&random)
            let offer = try Pricing.totals(input)
            try expectToAddUp(offer, input, "seed \(random.seed): \(input)")
        }
    }

    private func expectToAddUp(_ offer: PricedOffer, _ input: PricingInput, _ comment: Comment) throws {
        let currency = input.currency
        #expect(try offer.lines.map(\.lineTotal).total(in: currency) == offer.subtotal, comment)
        #expect(try offer.lines.map(\.discount).total(in: currency) == offer.discount, comment)
        #expect(try offer.lines.map(\.tax).total(in: currency).adding(offer.shippingTax) == offer.tax, comment)
        let beforeTax = offer.subtotal.amount - offer.discount.amount + offer.shipping.amount
        #expect(offer.total.amount == beforeTax + (input.tax.isInclusive ? 0 : offer.tax.amount), comment)
        #expect(offer.total.amount >= 0 && offer.tax.amount >= 0 && offer.net.amount >= 0, comment)
        for (line, source) in zip(offer.lines, input.lines) {
            #expect((0...line.lineTotal.amount).contains(line.discount.amount), comment)
            #expect(source.isTaxable || line.tax.isZero, comment)
            #expect(isWithinOne(line.tax, of: line.discounted, input.tax) || !source.isTaxable, comment)
        }
    }

    /// Per line a tax is its exact share rounded; per order the allocation may move it by less than one unit more.
    private func isWithinOne(_ tax: Money, of base: Money, _ rule: TaxRule) -> Bool {
        let over = Int128(1_000_000 + (rule.isInclusive ? rule.ratePartsPerMillion : 0))
        let exact = Int128(base.amount) * Int128(rule.ratePartsPerMillion)
        return (Int128(tax.amount) * over - exact).magnitude < (over * 2).magnitude
    }

    @Test("The same cart costs the same every time")
    func deterministic() throws {
        var random = SeededGenerator()
        for _ in 0..<200 {
            let input = randomInput(&random)
            #expect(try Pricing.totals(input) == Pricing.totals(input), "seed \(random.seed)")
        }
    }

    private func randomInput(_ random: inout SeededGenerator) -> PricingInput {
        let currency = Currency.all.randomElement(using: &random) ?? .usd
        func money(_ random: inout SeededGenerator, upTo limit: Int64) -> Money {
            Money(.random(in: 0...limit, using: &random) >> Int64(random.next() % 24), currency)
        }
        let lines = (0..<Int.random(in: 0...15, using: &random)).map { _ in
            PricingLine(
                unitPrice: money(&random, upTo: 100_000_000),
                quantity: Quantity(
                    thousandths: .random(in: 0...1_000_000, using: &random) >> Int64(random.next() % 16)),
                isTaxable: random.next() % 5 != 0)
        }
        let discount: Discount? =
            switch random.next() % 3 {
            case 0: nil
            case 1: .fixed(money(&random, upTo: 1_000_000_000))
            default: .partsPerMillion(.random(in: 0...1_000_000, using: &random))
            }
        return PricingInput(
            currency: currency, lines: lines, discount: discount, shipping: money(&random, upTo: 10_000_000),
            tax: TaxRule(
                ratePartsPerMillion: .random(in: 0...300_000, using: &random), isInclusive: random.next() % 2 == 0,
                taxesShipping: random.next() % 2 == 0),
            rounding: random.next() % 2 == 0 ? .perLine : .perOrder)
    }
}
