/// What stands for a currency in a price.
enum CurrencySymbols {
    /// The short sign where the currency is at home or the locale knows no other of that sign ("$" in the United
    /// States), a sign with its country where it is a guest ("US$"), Arabic abbreviations in Arabic, else the code.
    static func symbol(of currency: Currency, language: String, region: String, plainDollar: Bool) -> String {
        if language == "ar", let arabic = arabic[currency] { return arabic }
        if let (home, symbol) = home[region], home == currency { return symbol }
        if plainDollar {
            if currency == .usd { return "$" }
            if currency == .jpy { return "¥" }
        }
        if language == "fr", currency == .usd { return "$US" }
        return abroad[currency] ?? currency.code
    }

    private static let abroad: [Currency: String] = keyed([
        "USD": "US$", "EUR": "€", "GBP": "£", "JPY": "JP¥", "CNY": "CN¥", "INR": "₹", "KRW": "₩", "ILS": "₪",
        "VND": "₫", "BRL": "R$", "CAD": "CA$", "AUD": "A$", "NZD": "NZ$", "MXN": "MX$", "HKD": "HK$", "TWD": "NT$",
        "PHP": "₱", "TRY": "₺", "UAH": "₴", "XAF": "FCFA", "XOF": "F\u{202F}CFA", "XPF": "CFPF",
    ])

    private static let arabic: [Currency: String] = keyed([
        "AED": "د.إ.", "BHD": "د.ب.", "DZD": "د.ج.", "EGP": "ج.م.", "IQD": "د.ع.", "JOD": "د.أ.", "KWD": "د.ك.",
        "LBP": "ل.ل.", "LYD": "د.ل.", "MAD": "د.م.", "OMR": "ر.ع.", "QAR": "ر.ق.", "SAR": "ر.س.", "SYP": "ل.س.",
        "TND": "د.ت.", "YER": "ر.ي.",
    ]).mapValues { $0 + "\u{200F}" }

    private static let home: [String: (Currency, String)] = {
        let signs = [
            "US": "USD $", "CA": "CAD $", "AU": "AUD $", "NZ": "NZD $", "SG": "SGD $", "HK": "HKD HK$", "TW": "TWD $",
            "MX": "MXN $", "AR": "ARS $", "CL": "CLP $", "CO": "COP $", "UY": "UYU $", "PE": "PEN S/", "JP": "JPY ¥",
            "CN": "CNY ¥", "SE": "SEK kr", "NO": "NOK kr", "DK": "DKK kr.", "IS": "ISK kr.", "PL": "PLN zł",
            "CZ": "CZK Kč", "HU": "HUF Ft", "TR": "TRY ₺", "RU": "RUB ₽", "UA": "UAH ₴", "KZ": "KZT ₸", "GE": "GEL ₾",
            "AM": "AMD ֏", "AZ": "AZN ₼", "TH": "THB ฿", "ID": "IDR Rp", "MY": "MYR RM", "ZA": "ZAR R", "PK": "PKR Rs",
            "BD": "BDT ৳", "KE": "KES Ksh", "NG": "NGN ₦", "GH": "GHS GH₵", "BA": "BAM KM", "CR": "CRC ₡",
            "IR": "IRR ریال",
        ]
        return signs.compactMapValues { entry in
            Currency(code: String(entry.prefix(3))).map { ($0, String(entry.dropFirst(4))) }
        }
    }()

    private static func keyed(_ symbols: [String: String]) -> [Currency: String] {
        Dictionary(symbols.compactMap { code, symbol in Currency(code: code).map { ($0, symbol) } }) { first, _ in first
        }
    }
}
