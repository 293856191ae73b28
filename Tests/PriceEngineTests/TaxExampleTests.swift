import PriceEngine
import Testing
import Vocabulary

/// Examples worked by hand.
@Suite("Prices by hand")
struct TaxExampleTests {
    static let germanTax = TaxRule(ratePartsPerMillion: 190_000, isInclusive: true)

    @Test("119.00 contains 19.00 of 19 % tax")
    func inclusive() throws {
        let offer = try price([(11900, 1)], tax: Self.germanTax)
        #expect(offer.total == Money(11900, .eur))
        #expect(offer.tax == Money(1900, .eur))
        #expect(offer.net == Money(10000, .eur))
    }

    @Test("100.00 with 19 % on top is 119.00")
    func exclusive() throws {
        let offer = try price([(10000, 1)], tax: TaxRule(ratePartsPerMillion: 190_000, isInclusive: false))
        #expect(offer.tax == Money(1900, .eur))
        #expect(offer.total == Money(11900, .eur))
        #expect(offer.subtotal == Money(10000, .eur))
    }

    @Test("25 lines of 0.99 with 10 % off: 2.48 off, spread so that it sums")
    func manyLinesWithDiscount() throws {
        // 24.75 × 10 % = 2.475, rounded up to 2.48: 23 lines give 0.10 and two give 0.09.
        let offer = try price(
            Array(repeating: (99, 1), count: 25), discount: .partsPerMillion(100_000), tax: Self.germanTax)
        #expect(offer.subtotal == Money(2475, .eur))
        #expect(offer.discount == Money(248, .eur))
        #expect(offer.lines.map(\.discount.amount) == Array(repeating: 10, count: 23) + [9, 9])
        #expect(offer.total == Money(2227, .eur))
        // 89 cents contain 14.21 of tax and 90 contain 14.37: 14 cents either way, 25 times.
        #expect(offer.tax == Money(350, .eur))
    }

    @Test("Where tax is rounded shows: 25 lines apart give 3.50, together 3.56")
    func rounding() throws {
        // 22.27 × 19 ÷ 119 = 3.5557…
        let offer = try price(
            Array(repeating: (99, 1), count: 25), discount: .partsPerMillion(100_000), tax: Self.germanTax,
            rounding: .perOrder)
        #expect(offer.tax == Money(356, .eur))
        #expect(offer.lines.map(\.tax.amount).reduce(0, +) == 356)
        #expect(Set(offer.lines.map(\.tax.amount)) == [14, 15])
        #expect(offer.total == Money(2227, .eur))
    }

    @Test("100 % off leaves exactly nothing, tax included")
    func everythingOff() throws {
        for isInclusive in [true, false] {
            for rounding in RoundingPolicy.allCases {
                let offer = try price(
                    [(333, 3), (1, 1), (99999, 7)], discount: .partsPerMillion(1_000_000),
                    tax: TaxRule(ratePartsPerMillion: 81_000, isInclusive: isInclusive), rounding: rounding)
                #expect(offer.total == .zero(.eur))
                #expect(offer.tax == .zero(.eur))
                #expect(offer.lines.allSatisfy { $0.discounted.isZero })
            }
        }
    }

    @Test("An amount off is never more than the goods, and leaves the shipping")
    func fixedDiscount() throws {
        let offer = try price([(500, 1)], discount: .fixed(Money(2000, .eur)), shipping: 490, tax: Self.germanTax)
        #expect(offer.discount == Money(500, .eur))
        #expect(offer.total == Money(490, .eur))
        #expect(offer.shippingTax == Money(78, .eur), "490 × 19 ÷ 119 = 78.24")
        #expect(offer.tax == offer.shippingTax)
    }

    @Test("Yen have no cents: 10 % contained in 1,100 is 100")
    func yen() throws {
        let rule = TaxRule(ratePartsPerMillion: 100_000, isInclusive: true)
        let input = PricingInput(
            currency: .jpy, lines: [PricingLine(unitPrice: Money(1100, .jpy), quantity: .one)], tax: rule)
        let offer = try Pricing.totals(input)
        #expect(offer.tax == Money(100, .jpy))
        #expect(offer.total == Money(1100, .jpy))
    }

    @Test("Dinars have three digits: 5 % on 1.250 kg at 3.999 is 0.250 on 4.999")
    func dinar() throws {
        // 3.999 × 1.25 = 4.99875 → 4.999; × 5 % = 0.24995 → 0.250
        let line = PricingLine(unitPrice: Money(3999, .kwd), quantity: Quantity(thousandths: 1250))
        let offer = try Pricing.totals(
            PricingInput(
                currency: .kwd, lines: [line], tax: TaxRule(ratePartsPerMillion: 50_000, isInclusive: false)))
        #expect(offer.subtotal == Money(4999, .kwd))
        #expect(offer.tax == Money(250, .kwd))
        #expect(offer.total == Money(5249, .kwd))
    }

    @Test("Untaxed lines and untaxed shipping carry no tax, rounded either way")
    func untaxed() throws {
        for rounding in RoundingPolicy.allCases {
            let offer = try Pricing.totals(
                PricingInput(
                    currency: .usd,
                    lines: [
                        PricingLine(unitPrice: Money(1000, .usd), quantity: Quantity(2)),
                        PricingLine(unitPrice: Money(5000, .usd), quantity: .one, isTaxable: false),
                    ],
                    shipping: Money(700, .usd),
                    tax: TaxRule(ratePartsPerMillion: 72_500, isInclusive: false, taxesShipping: false),
                    rounding: rounding))
            #expect(offer.lines.map(\.tax.amount) == [145, 0])
            #expect(offer.shippingTax == .zero(.usd))
            #expect(offer.total == Money(2000 + 5000 + 700 + 145, .usd))
        }
    }

    @Test("An empty order costs its shipping")
    func empty() throws {
        let offer = try price([], discount: .fixed(Money(100, .eur)), shipping: 490, tax: .none)
        #expect(offer.total == Money(490, .eur))
        #expect(try price([], tax: .none).total == .zero(.eur))
    }

    private func price(
        _ lines: [(Int64, Int)], discount: Discount? = nil, shipping: Int64 = 0, tax: TaxRule,
        rounding: RoundingPolicy = .perLine
    ) throws -> PricedOffer {
        let lines = lines.map { PricingLine(unitPrice: Money($0.0, .eur), quantity: Quantity($0.1)) }
        return try Pricing.totals(
            PricingInput(
                currency: .eur, lines: lines, discount: discount, shipping: Money(shipping, .eur), tax: tax,
                rounding: rounding))
    }
}
