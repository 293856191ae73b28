import Testing
import Vocabulary

/// Expectations write `_` for a no-break space, `~` for a narrow one, `>` for U+200F and `<` for U+200E.
@Suite("Locale formats")
struct LocaleFormatTests {
    @Test(
        "Money is written as the locale writes it",
        arguments: [
            ("en-US", "USD", 123_450, "$1,234.50"), ("en-US", "EUR", 123_450, "€1,234.50"),
            ("en-US", "JPY", 1234, "¥1,234"), ("en-US", "USD", -123_456_789, "-$1,234,567.89"),
            ("en-US", "KWD", 1_234_567, "KWD_1,234.567"), ("en-US", "USD", 0, "$0.00"), ("en-US", "USD", 5, "$0.05"),
            ("en-US", "CLF", 12345, "CLF_1.2345"), ("en-GB", "GBP", 99, "£0.99"),
            ("en-GB", "USD", 100_000, "US$1,000.00"),
            ("en-IE", "EUR", 1_000_000, "€10,000.00"), ("en-CA", "CAD", 5000, "$50.00"),
            ("en-AU", "AUD", 5000, "$50.00"),
            ("en-IN", "INR", 123_456_789_00, "₹12,34,56,789.00"), ("en-ZA", "ZAR", 123_450, "R_1_234,50"),
            ("de-DE", "EUR", 123_456, "1.234,56_€"), ("de-DE", "EUR", -5, "-0,05_€"), ("de-DE", "USD", 100, "1,00_$"),
            ("de-AT", "EUR", 123_450, "€_1.234,50"), ("de-CH", "CHF", 123_450, "CHF_1’234.50"),
            ("de-CH", "CHF", -123_450, "CHF-1’234.50"), ("fr-FR", "EUR", 123_450, "1~234,50_€"),
            ("fr-FR", "USD", 123_450, "1~234,50_$US"), ("fr-CA", "CAD", 123_450, "1_234,50_$"),
            ("es-ES", "EUR", 123_450, "1234,50_€"), ("es-ES", "EUR", 1_234_500, "12.345,00_€"),
            ("es-MX", "MXN", 123_450, "$1,234.50"), ("it-IT", "EUR", 1_234_567, "12.345,67_€"),
            ("nl-NL", "EUR", 123_450, "€_1.234,50"), ("nl-NL", "EUR", -123_450, "€_-1.234,50"),
            ("pt-BR", "BRL", 123_450, "R$_1.234,50"), ("pt-PT", "EUR", 123_450, "1234,50_€"),
            ("sv-SE", "SEK", 123_450, "1_234,50_kr"), ("sv-SE", "SEK", -100, "−1,00_kr"),
            ("da-DK", "DKK", 123_450, "1.234,50_kr."), ("nb-NO", "NOK", 123_450, "1_234,50_kr"),
            ("fi-FI", "EUR", 123_450, "1_234,50_€"), ("is-IS", "ISK", 12345, "12.345_kr."),
            ("pl-PL", "PLN", 123_450, "1234,50_zł"), ("pl-PL", "PLN", 1_234_500, "12_345,00_zł"),
            ("cs-CZ", "CZK", 123_450, "1_234,50_Kč"), ("hu-HU", "HUF", 1_234_500, "12_345,00_Ft"),
            ("ja-JP", "JPY", 1_234_567, "¥1,234,567"), ("ja-JP", "JPY", -500, "-¥500"), ("ja-JP", "USD", 100, "$1.00"),
            ("zh-CN", "CNY", 123_450, "¥1,234.50"), ("zh-Hant-TW", "TWD", 123_450, "$1,234.50"),
            ("ko-KR", "KRW", 12345, "₩12,345"), ("ar-AE", "AED", 123_450, ">1,234.50_د.إ.>"),
            ("ar-AE", "AED", -123_450, "><-1,234.50_د.إ.>"), ("ar-EG", "EGP", 123_450, ">١٬٢٣٤٫٥٠_ج.م.>"),
            ("ar-KW", "KWD", 1500, ">١٫٥٠٠_د.ك.>"), ("he-IL", "ILS", 123_450, ">1,234.50_>₪"),
            ("he-IL", "ILS", -123_450, "><-1,234.50_>₪"), ("fa-IR", "USD", 123_450, "<$۱٬۲۳۴٫۵۰"),
            ("hi-IN", "INR", 12_345_678, "₹1,23,456.78"), ("tr-TR", "TRY", 123_450, "₺1.234,50"),
            ("ru-RU", "RUB", 123_450, "1_234,50_₽"), ("uk-UA", "UAH", 123_450, "1_234,50_₴"),
            ("el-GR", "EUR", 123_450, "1.234,50_€"), ("vi-VN", "VND", 123_450, "123.450_₫"),
            ("th-TH", "THB", 123_450, "฿1,234.50"), ("id-ID", "IDR", 123_450, "Rp_1.234,50"),
            ("de", "EUR", 123_450, "1.234,50_€"), ("sv_SE", "SEK", 100, "1,00_kr"),
            ("tlh", "USD", 123_450, "US$_1,234.50"),
            ("", "EUR", 123_450, "€_1,234.50"), ("en-US", "USD", .min, "-$92,233,720,368,547,758.08"),
        ] as [(String, String, Int64, String)])
    func money(locale: String, code: String, amount: Int64, expected: String) throws {
        let money = Money(amount, try #require(Currency(code: code)))
        #expect(visible(LocaleFormat(locale: locale, timeZone: "UTC").money(money)) == expected)
    }

    @Test(
        "Numbers and quantities take the marks of the locale",
        arguments: [
            ("en-US", 1_234_567, "1,234,567", 1500, "1.5"), ("de-DE", -1_234_567, "-1.234.567", 1_234_250, "1.234,25"),
            ("es-ES", 1234, "1234", 3000, "3"), ("hi-IN", 123_456, "1,23,456", 1, "0.001"),
            ("fr-FR", 999, "999", -250, "-0,25"), ("sv-SE", -1000, "−1_000", 12_000, "12"),
            ("ar-EG", 12, "١٢", 1500, "١٫٥"), ("en-US", .min, "-9,223,372,036,854,775,808", 0, "0"),
        ] as [(String, Int, String, Int64, String)])
    func numbers(locale: String, number: Int, writtenNumber: String, thousandths: Int64, writtenQuantity: String) {
        let format = LocaleFormat(locale: locale, timeZone: "UTC")
        #expect(visible(format.number(number)) == writtenNumber)
        #expect(visible(format.quantity(Quantity(thousandths: thousandths))) == writtenQuantity)
    }

    @Test(
        "Shares have no more digits than needed",
        arguments: [
            ("en-US", 72_500, "7.25%"), ("en-US", 190_000, "19%"), ("de-DE", 190_000, "19_%"),
            ("tr-TR", 200_000, "%20"),
            ("fr-FR", 55_000, "5,5_%"), ("en-US", 1, "0.0001%"), ("en-US", -5000, "-0.5%"), ("eu-ES", 100_000, "%_10"),
            ("sv-SE", 250_000, "25_%"),
        ] as [(String, Int64, String)])
    func shares(locale: String, partsPerMillion: Int64, expected: String) {
        let format = LocaleFormat(locale: locale, timeZone: "UTC")
        #expect(visible(format.percent(partsPerMillion: partsPerMillion)) == expected)
    }

    @Test("Dates are those of the shop's clock, in its language")
    func dates() throws {
        let instant = try #require(Instant(rfc3339: "2026-03-01T03:30:00Z"))
        #expect(LocaleFormat(locale: "en-US", timeZone: "America/New_York").date(instant) == "February 28, 2026")
        #expect(LocaleFormat(locale: "de-DE", timeZone: "Europe/Berlin").date(instant) == "1. März 2026")
        #expect(LocaleFormat(locale: "ja-JP", timeZone: "Asia/Tokyo").date(instant) == "2026年3月1日")
        let american = LocaleFormat(locale: "en-US", timeZone: "UTC").dateTime(instant)
        #expect(visible(american) == "Mar 1, 2026 at 3:30~AM")
        let german = LocaleFormat(locale: "de-DE", timeZone: "Europe/Berlin").dateTime(instant)
        #expect(german.contains("04:30") && german.contains("2026"))
        #expect(LocaleFormat(locale: "en-GB", timeZone: "Mars/Olympus").dateTime(instant).contains("03:30"))
        #expect(LocaleFormat.knows(timeZone: "Asia/Kathmandu") && !LocaleFormat.knows(timeZone: "Mars/Olympus"))
    }

    @Test("Summer time counts")
    func summerTime() throws {
        let format = LocaleFormat(locale: "de-DE", timeZone: "Europe/Berlin")
        #expect(format.dateTime(try #require(Instant(rfc3339: "2026-07-01T10:00:00Z"))).contains("12:00"))
        #expect(format.dateTime(try #require(Instant(rfc3339: "2026-01-01T10:00:00Z"))).contains("11:00"))
    }

    @Test("Right-to-left languages are known")
    func direction() {
        #expect(LocaleFormat(locale: "ar-EG", timeZone: "UTC").isRightToLeft)
        #expect(LocaleFormat(locale: "iw", timeZone: "UTC").isRightToLeft)
        #expect(!LocaleFormat(locale: "en-US", timeZone: "UTC").isRightToLeft)
    }

    private func visible(_ text: String) -> String {
        let marks: [Unicode.Scalar: Unicode.Scalar] = [
            "\u{A0}": "_", "\u{202F}": "~", "\u{200F}": ">", "\u{200E}": "<",
        ]
        var visible = String.UnicodeScalarView()
        visible.append(contentsOf: text.unicodeScalars.map { marks[$0] ?? $0 })
        return String(visible)
    }
}
