public import Persistence
public import Vocabulary

extension ShippingMethod {
    /// What a new shop offers: a cheap way and a fast one.
    ///
    /// Prices are what parcels of a kilogram about cost at home, rounded as people of the currency price things.
    /// - Parameter locale: BCP 47; decides the language of the names.
    public static func standard(currency: Currency, locale: String) -> [ShippingMethod] {
        let (slow, fast) = prices(in: currency)
        let language = locale.split(separator: "-").first.map(String.init) ?? "en"
        let words = ShippingWords.all[language] ?? ShippingWords.english
        return [
            ShippingMethod(name: words.standard, description: words.slowly, price: Money(slow, currency)),
            ShippingMethod(name: words.express, description: words.fast, price: Money(fast, currency)),
        ]
    }

    /// Adds ``standard(currency:locale:)`` when the shop has no way of delivering yet.
    public static func seed(currency: Currency, locale: String, in transaction: Transaction) throws {
        guard try transaction.value("SELECT count(*) FROM shipping_method", as: Int.self) == 0 else { return }
        for (position, method) in standard(currency: currency, locale: locale).enumerated() {
            try method.save(position: position, in: transaction)
        }
    }

    /// In minor units.
    private static func prices(in currency: Currency) -> (standard: Int64, express: Int64) {
        if let known = usualPrices[currency.code] { return known }
        let unit = currency.minorUnitsPerUnit
        return switch currency.exponent {
        case 0: (500, 1_500)
        case 3: (unit * 3 / 2, unit * 4)
        default: (unit * 5, unit * 15)
        }
    }

    private static let usualPrices: [String: (Int64, Int64)] = [
        "EUR": (490, 990), "USD": (500, 1500), "GBP": (395, 795), "CHF": (700, 1400), "NOK": (7900, 14900),
        "SEK": (4900, 9900), "DKK": (3900, 7900), "PLN": (1499, 2499), "CZK": (9900, 17900), "HUF": (149_000, 249_000),
        "RON": (1999, 3499), "ISK": (1200, 2400), "UAH": (9000, 16_000), "TRY": (6000, 12_000), "ILS": (2900, 5900),
        "CAD": (900, 1900), "AUD": (995, 1495), "NZD": (700, 1200), "JPY": (600, 1200), "KRW": (3000, 6000),
        "CNY": (1000, 2200), "HKD": (3000, 6000), "TWD": (8000, 15_000), "SGD": (399, 999), "INR": (6000, 15_000),
        "IDR": (1_500_000, 3_500_000), "THB": (4000, 9000), "PHP": (9500, 19_000), "VND": (30_000, 60_000),
        "AED": (1500, 3000), "SAR": (2000, 4000), "KWD": (1500, 3000), "BHD": (1500, 3000), "EGP": (6000, 12_000),
        "ZAR": (7500, 13_500), "NGN": (250_000, 500_000), "KES": (30_000, 60_000), "BRL": (1990, 3990),
        "MXN": (9900, 18_900), "ARS": (500_000, 900_000), "CLP": (3990, 6990), "COP": (1_200_000, 2_200_000),
        "PEN": (1200, 2500),
    ]
}

/// What the two ways are called.
private struct ShippingWords {
    let standard: String
    let express: String
    let slowly: String
    let fast: String

    static let english = ShippingWords(
        standard: "Standard", express: "Express", slowly: "3 to 5 working days", fast: "1 to 2 working days")

    static let all = [
        "de": ShippingWords(
            standard: "Standardversand", express: "Expressversand", slowly: "3 bis 5 Werktage",
            fast: "1 bis 2 Werktage"),
        "fr": ShippingWords(
            standard: "Livraison standard", express: "Livraison express", slowly: "3 à 5 jours ouvrés",
            fast: "1 à 2 jours ouvrés"),
        "es": ShippingWords(
            standard: "Envío estándar", express: "Envío exprés", slowly: "De 3 a 5 días laborables",
            fast: "De 1 a 2 días laborables"),
        "ja": ShippingWords(standard: "通常配送", express: "速達", slowly: "3〜5営業日", fast: "1〜2営業日"),
        "ar": ShippingWords(
            standard: "توصيل عادي", express: "توصيل سريع", slowly: "من 3 إلى 5 أيام عمل",
            fast: "من يوم إلى يومي عمل"),
    ]
}
