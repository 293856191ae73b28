import Testing
import Vocabulary

@Suite("Money")
struct MoneyTests {
    @Test("Sums and differences are exact and refuse another currency")
    func sums() throws {
        #expect(try Money(1999, .usd) + Money(1, .usd) == Money(2000, .usd))
        #expect(try Money(1, .usd) - Money(3, .usd) == Money(-2, .usd))
        #expect(throws: MoneyError.currencyMismatch(.usd, .eur)) { try Money(1, .usd) + Money(1, .eur) }
        #expect(throws: MoneyError.currencyMismatch(.eur, .usd)) { try Money(1, .eur) - Money(1, .usd) }
    }

    @Test("What does not fit is an error, never a wrong number")
    func overflow() {
        #expect(throws: MoneyError.overflow) { try Money(.max, .usd) + Money(1, .usd) }
        #expect(throws: MoneyError.overflow) { try Money(.min, .usd) - Money(1, .usd) }
        #expect(throws: MoneyError.overflow) { try Money(.min, .usd).negated() }
        #expect(throws: MoneyError.overflow) { try Money(.max, .usd).multiplied(by: Quantity(2)) }
    }

    @Test(
        "A price times a quantity rounds half a minor unit away from zero",
        arguments: [
            (3, 500, 2), (1, 500, 1), (1, 499, 0), (-3, 500, -2), (-1, 499, 0), (-1, 500, -1), (1999, 3000, 5997),
            (1999, 1, 2), (1999, 250, 500), (0, 12345, 0), (333, 333, 111),
        ] as [(Int64, Int64, Int64)])
    func multiplication(price: Int64, thousandths: Int64, expected: Int64) throws {
        let product = try Money(price, .eur).multiplied(by: Quantity(thousandths: thousandths))
        #expect(product == Money(expected, .eur))
    }

    @Test("The largest amounts pass through a multiplication whole")
    func multiplicationAtTheEdge() throws {
        #expect(try Money(.max, .usd).multiplied(by: .one) == Money(.max, .usd))
        #expect(try Money(.min, .usd).multiplied(by: .one) == Money(.min, .usd))
        #expect(try Money(.max, .usd).share(partsPerMillion: 1_000_000) == Money(.max, .usd))
    }

    @Test("A total of nothing is zero, and a stranger in the row is refused")
    func totals() throws {
        #expect(try [Money]().total(in: .jpy) == .zero(.jpy))
        #expect(try [Money(1, .jpy), Money(2, .jpy)].total(in: .jpy) == Money(3, .jpy))
        #expect(throws: MoneyError.self) { try [Money(1, .jpy), Money(2, .usd)].total(in: .jpy) }
    }

    @Test("Decimal text reads and prints with the digits of the currency")
    func decimalText() {
        #expect(Money(decimalText: "19.99", currency: .usd) == Money(1999, .usd))
        #expect(Money(decimalText: "19.9", currency: .usd) == Money(1990, .usd))
        #expect(Money(decimalText: "-0.05", currency: .usd) == Money(-5, .usd))
        #expect(Money(decimalText: "1234", currency: .jpy) == Money(1234, .jpy))
        #expect(Money(decimalText: "1.234", currency: .kwd) == Money(1234, .kwd))
        #expect(Money(5, .usd).decimalText == "0.05")
        #expect(Money(-1234, .usd).decimalText == "-12.34")
        #expect(Money(1234, .jpy).decimalText == "1234")
        #expect(Money(.min, .usd).decimalText == "-92233720368547758.08")
        #expect(Money(decimalText: "-92233720368547758.08", currency: .usd) == Money(.min, .usd))
    }

    @Test(
        "Text that is no plain decimal number is refused",
        arguments: [
            "", "-", ".", "1.", ".5", "1.234", "1,5", "1e3", "+1", " 1", "1 ", "--1", "0x10", "١٢", "NaN", "1.2.3",
            "92233720368547758.08", "99999999999999999999",
        ])
    func badDecimalText(text: String) {
        #expect(Money(decimalText: text, currency: .usd) == nil)
    }

    @Test("Every amount prints and reads back as itself in every currency")
    func roundTrip() {
        var random = SeededGenerator()
        for _ in 0..<5000 {
            guard let currency = Currency.all.randomElement(using: &random) else { return }
            let money = Money(random.anyInt64(), currency)
            #expect(Money(decimalText: money.decimalText, currency: currency) == money, "seed \(random.seed)")
        }
    }
}
