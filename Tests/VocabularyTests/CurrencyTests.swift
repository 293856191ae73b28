import Testing
import Vocabulary

@Suite("Currency")
struct CurrencyTests {
    @Test(
        "Minor units are those of ISO 4217",
        arguments: [
            ("USD", 2), ("EUR", 2), ("JPY", 0), ("KRW", 0), ("VND", 0), ("CLP", 0), ("ISK", 0), ("XAF", 0), ("KWD", 3),
            ("BHD", 3), ("JOD", 3), ("OMR", 3), ("TND", 3), ("IQD", 3), ("LYD", 3), ("CLF", 4), ("UYW", 4), ("HUF", 2),
            ("ZWG", 2), ("XCG", 2), ("MGA", 2), ("AED", 2), ("BIF", 0),
        ])
    func exponents(code: String, exponent: Int) throws {
        let currency = try #require(Currency(code: code))
        #expect(currency.exponent == exponent)
        #expect(currency.code == code)
        #expect(currency.minorUnitsPerUnit == (0..<exponent).reduce(1) { power, _ in power * 10 })
    }

    @Test(
        "Codes out of use, metals, test codes and misspellings are refused",
        arguments: ["HRK", "ANG", "XAU", "XXX", "XTS", "usd", "US", "USDX", "", "ÜSD", "U$D", "BTC"])
    func unknown(code: String) {
        #expect(Currency(code: code) == nil)
    }

    @Test("The table is whole, sorted and without doubles")
    func table() {
        #expect(Currency.all.count == 165)
        #expect(Currency.all.map(\.code) == Currency.all.map(\.code).sorted())
        #expect(Set(Currency.all).count == Currency.all.count)
        #expect(Currency.all.allSatisfy { Currency(code: $0.code) == $0 })
    }

    @Test("The named currencies are those of the table, and a currency is four bytes")
    func names() {
        for (currency, code) in [(Currency.usd, "USD"), (.eur, "EUR"), (.gbp, "GBP"), (.jpy, "JPY"), (.kwd, "KWD")] {
            #expect(currency == Currency(code: code))
        }
        #expect(MemoryLayout<Currency>.size == 4)
    }
}
