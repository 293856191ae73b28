internal import Synchronization
internal import Tenancy
internal import Vocabulary

/// How this shop writes money: its currency in its locale, and what its prices contain.
struct ShopPricing: Sendable {
    let currency: Currency
    let format: LocaleFormat
    let tax: TaxSettings

    init(_ settings: ShopSettings) {
        currency = settings.currency
        format = KeptFormats.format(locale: settings.locale, timeZone: settings.timeZone)
        tax = settings.tax
    }

    func text(_ minorUnits: Int64) -> String {
        format.money(Money(minorUnits, currency))
    }

    func text(_ money: Money) -> String {
        format.money(money)
    }

    /// "12.50": what machines read, with the currency's own number of digits.
    func decimalText(_ minorUnits: Int64) -> String {
        let digits = String(minorUnits.magnitude)
        let padded = String(repeating: "0", count: max(0, currency.exponent + 1 - digits.count)) + digits
        let sign = minorUnits < 0 ? "-" : ""
        guard currency.exponent > 0 else { return sign + padded }
        return sign + padded.dropLast(currency.exponent) + "." + padded.suffix(currency.exponent)
    }

    /// Reads a price someone typed into a filter: "12", "12.5", "12,50". Nil for anything else.
    func minorUnits(typed text: String) -> Int64? {
        let parts = text.filter { $0 != " " }.split(
            separator: /[.,]/, maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, (1...12).contains(whole.count), whole.allSatisfy(\.isASCIIDigit) else {
            return nil
        }
        let fraction = parts.count > 1 ? parts[1] : ""
        guard fraction.count <= currency.exponent, fraction.allSatisfy(\.isASCIIDigit) else { return nil }
        return Int64(whole + fraction + String(repeating: "0", count: currency.exponent - fraction.count))
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}

/// Formats are costly to make and many shops share them.
private enum KeptFormats {
    private static let made = Mutex<[String: LocaleFormat]>([:])

    static func format(locale: String, timeZone: String) -> LocaleFormat {
        made.withLock { made in
            let key = "\(locale) \(timeZone)"
            if let format = made[key] { return format }
            let format = LocaleFormat(locale: locale, timeZone: timeZone)
            made[key] = format
            return format
        }
    }
}
