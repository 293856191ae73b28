import Testing
import Vocabulary

@Suite("Quantity")
struct QuantityTests {
    @Test(
        "Decimal text reads to thousandths and prints at its shortest",
        arguments: [
            ("0", 0, "0"), ("3", 3000, "3"), ("1.5", 1500, "1.5"), ("0.250", 250, "0.25"), ("-2.001", -2001, "-2.001"),
            ("007", 7000, "7"), ("-0", 0, "0"), ("9000000000000", 9_000_000_000_000_000, "9000000000000"),
        ])
    func reading(text: String, thousandths: Int64, printed: String) throws {
        let quantity = try #require(Quantity(text))
        #expect(quantity.thousandths == thousandths)
        #expect(quantity.decimalText == printed)
    }

    @Test(
        "Anything else is refused",
        arguments: [
            "", " ", "1.", ".5", "1.0000", "1e3", "1,5", "+1", "0x1", "１", "½", "9000000000000.001", "-9000000000001",
            "99999999999999999999999999", "1 kg", "--1", "1.-5",
        ])
    func refusing(text: String) {
        #expect(Quantity(text) == nil)
    }

    @Test("Sums are checked")
    func sums() throws {
        #expect(try Quantity(2) + Quantity(thousandths: 500) == Quantity(thousandths: 2500))
        #expect(try Quantity(2) - Quantity(3) == Quantity(-1))
        #expect(throws: QuantityOverflow.self) { try Quantity(thousandths: .max) + Quantity(thousandths: 1) }
        #expect(throws: QuantityOverflow.self) { try Quantity(thousandths: .min) - Quantity(thousandths: 1) }
    }

    @Test("Whole units are known from parts")
    func wholeUnits() {
        #expect(Quantity(4).wholeUnits == 4)
        #expect(Quantity(thousandths: 4001).wholeUnits == nil)
        #expect(Quantity.one.isPositive && !Quantity.zero.isPositive && !Quantity(-1).isPositive)
    }

    @Test("Every quantity prints and reads back as itself")
    func roundTrip() {
        var random = SeededGenerator()
        for _ in 0..<5000 {
            let limit = Quantity.limit.thousandths
            let quantity = Quantity(
                thousandths: .random(in: -limit...limit, using: &random) >> Int64(random.next() % 50))
            #expect(Quantity(quantity.decimalText) == quantity, "seed \(random.seed)")
        }
    }
}
