public import Vocabulary

/// What a shop of a country begins with.
public struct CountryDefaults: Sendable, Equatable {
    public let currency: Currency
    /// BCP 47, the language of most of its shoppers: "de-AT".
    public let locale: String
    /// An IANA name; of the largest city where the country has several.
    public let timeZone: String
    /// The standard rate of its value added or sales tax, and whether its shops show prices with the tax.
    public let tax: TaxSettings

    /// - Returns: nil for a country that this program has no table row for.
    public init?(_ country: CountryCode) {
        guard let known = CountryTaxTable.rows[country] else { return nil }
        self = known
    }

    /// Every country with a row.
    public static var countries: [CountryCode] { CountryTaxTable.rows.keys.sorted() }

    init?(row: Substring) {
        let parts = row.split(separator: " ")
        guard parts.count == 6, let currency = Currency(code: String(parts[1])),
            let rate = Quantity(String(parts[4]))
        else { return nil }
        self.currency = currency
        locale = String(parts[2])
        timeZone = String(parts[3])
        // Percent in thousandths to parts per million.
        tax = TaxSettings(ratePartsPerMillion: rate.thousandths * 10, isInclusive: parts[5] == "in")
    }
}
