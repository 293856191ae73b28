/// How one shop's customers read prices, numbers and dates.
///
/// Make one per shop and keep it: money costs well under a microsecond, since nothing is looked up in ICU.
public struct LocaleFormat: Sendable {
    /// The BCP 47 tag it was made with.
    public let locale: String
    /// The name of the time zone it was made with: "Europe/Berlin".
    public let timeZone: String

    let tag: LocaleTag
    let conventions: NumberConventions
    let dates: DateFormats

    /// A language without conventions of its own gets neutral ones; an unknown time zone counts as UTC.
    public init(locale: String, timeZone: String) {
        self.locale = locale
        self.timeZone = timeZone
        tag = LocaleTag(locale)
        conventions = NumberConventions.of(language: tag.language, region: tag.region)
        dates = DateFormats(locale: locale, timeZone: timeZone)
    }

    /// "$1,234.50" in en-US, "1.234,50 €" in de-DE: the digits of the currency, the marks of the locale.
    public func money(_ money: Money) -> String {
        conventions.fill(
            money.amount < 0 ? conventions.negativeMoney : conventions.money,
            digits: conventions.digits(money.amount.magnitude, fractionDigits: money.currency.exponent),
            symbol: symbol(of: money.currency))
    }

    /// What stands for the currency here: "€", "US$", "KWD".
    public func symbol(of currency: Currency) -> String {
        CurrencySymbols.symbol(
            of: currency, language: tag.language, region: tag.likelyRegion, plainDollar: conventions.plainDollar)
    }

    /// "1,234", "-5".
    public func number(_ number: Int) -> String {
        signed(conventions.digits(UInt64(number.magnitude)), isNegative: number < 0)
    }

    /// "3", "1.5": no more digits than needed.
    public func quantity(_ quantity: Quantity) -> String {
        let digits = conventions.digits(quantity.thousandths.magnitude, fractionDigits: 3, trimsZeros: true)
        return signed(digits, isNegative: quantity.thousandths < 0)
    }

    /// "19%" or "7,25 %" of a share in millionths: no more digits than needed.
    public func percent(partsPerMillion: Int64) -> String {
        let digits = conventions.digits(partsPerMillion.magnitude, fractionDigits: 4, trimsZeros: true)
        return signed(conventions.fill(conventions.percent, digits: digits), isNegative: partsPerMillion < 0)
    }

    /// The day in full: "March 1, 2026", "1. März 2026".
    public func date(_ instant: Instant) -> String {
        dates.date(instant)
    }

    /// The day and the minute: "Mar 1, 2026 at 9:30 AM".
    public func dateTime(_ instant: Instant) -> String {
        dates.dateTime(instant)
    }

    /// The minute of the day: "9:30 AM", "09:30".
    public func time(_ instant: Instant) -> String {
        dates.time(instant)
    }

    private func signed(_ text: String, isNegative: Bool) -> String {
        isNegative ? conventions.minus + text : text
    }
}

extension LocaleFormat {
    /// Whether text of this language runs from right to left: the value for `dir` on a page.
    public var isRightToLeft: Bool {
        ["ar", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi"].contains(tag.language)
    }
}
