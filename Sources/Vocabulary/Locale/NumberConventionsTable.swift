extension NumberConventions {
    /// The conventions of "pt-BR", else of "pt", else those that CLDR gives a language it knows nothing of.
    static func of(language: String, region: String?) -> NumberConventions {
        if let region, let regional = table[language + "-" + region] { return regional }
        return table[language] ?? NumberConventions(".", ",", money: "¤ #")
    }

    private static let english = NumberConventions(".", ",", money: "¤#")
    private static let american = english.with { $0.plainDollar = true }
    private static let indian = english.with { $0.isIndian = true }

    private static let german = NumberConventions(",", ".", money: "# ¤", percent: "# %").with { $0.plainDollar = true }
    private static let swiss = NumberConventions(".", "’", money: "¤ #", negativeMoney: "¤-#").with {
        $0.plainDollar = true
    }
    private static let french = NumberConventions(",", "\u{202F}", money: "# ¤", percent: "# %")
    private static let spanish = NumberConventions(",", ".", money: "# ¤", percent: "# %").with { $0.minimumGroup = 2 }
    private static let latinAmerican = NumberConventions(",", ".", money: "¤ #")
    private static let dotted = NumberConventions(",", ".", money: "# ¤")
    private static let dottedPercent = NumberConventions(",", ".", money: "# ¤", percent: "# %")
    private static let spaced = NumberConventions(",", "\u{A0}", money: "# ¤")
    private static let spacedPercent = NumberConventions(",", "\u{A0}", money: "# ¤", percent: "# %")
    private static let nordic = spacedPercent.with { $0.minus = "\u{2212}" }

    private static let arabic = NumberConventions(
        ".", ",", money: "\u{200F}# ¤", negativeMoney: "\u{200F}-# ¤", percent: "#\u{200E}%\u{200E}", minus: "\u{200E}-"
    )
    private static let maghreb = arabic.with {
        $0.decimal = ","
        $0.group = "."
    }
    private static let easternArabic = NumberConventions(
        "٫", "٬", money: "\u{200F}# ¤", negativeMoney: "-\u{200F}# ¤", percent: "#٪\u{61C}", minus: "\u{61C}-"
    ).with { $0.zero = "٠" }

    private static func twoDigitGroups(_ conventions: NumberConventions) -> NumberConventions {
        conventions.with { $0.minimumGroup = 2 }
    }

    /// As in the Unicode Common Locale Data Repository, for the languages shops are most often kept in.
    private static let table: [String: NumberConventions] = [
        "en": english, "en-US": american, "en-IN": indian, "en-CH": swiss,
        "en-ZA": NumberConventions(",", "\u{A0}", money: "¤#"),
        "de": german, "de-CH": swiss, "de-LI": swiss,
        "de-AT": NumberConventions(",", ".", money: "¤ #", percent: "# %").with { $0.plainDollar = true },
        "fr": french, "fr-CA": french.with { $0.group = "\u{A0}" },
        "fr-CH": NumberConventions(",", "\u{202F}", money: "¤ #", negativeMoney: "¤ -#"),
        "es": spanish, "es-MX": english, "es-US": american, "es-PE": english, "es-AR": latinAmerican,
        "es-CO": latinAmerican, "es-UY": latinAmerican,
        "es-CL": NumberConventions(",", ".", money: "¤#", negativeMoney: "¤-#"),
        "it": spanish.with { $0.percent = "#%" }, "it-CH": twoDigitGroups(swiss),
        "nl": NumberConventions(",", ".", money: "¤ #", negativeMoney: "¤ -#"),
        "pt": NumberConventions(",", ".", money: "¤ #"), "pt-PT": twoDigitGroups(spaced),
        "sv": nordic, "nb": nordic, "nn": nordic, "no": nordic, "da": dottedPercent,
        "fi": nordic.with { $0.plainDollar = true }, "is": dotted,
        "pl": twoDigitGroups(spaced), "cs": spacedPercent, "sk": spacedPercent, "hu": twoDigitGroups(spaced),
        "sl": twoDigitGroups(dottedPercent).with { $0.minus = "\u{2212}" },
        "hr": dottedPercent.with { $0.minus = "\u{2212}" }, "sr": dotted, "bs": dottedPercent, "mk": dottedPercent,
        "bg": twoDigitGroups(spaced), "ro": dottedPercent, "sq": twoDigitGroups(spaced),
        "el": dotted.with { $0.plainDollar = true },
        "et": twoDigitGroups(spaced).with { $0.minus = "\u{2212}" }, "lv": twoDigitGroups(spaced),
        "lt": spacedPercent.with { $0.minus = "\u{2212}" },
        "ru": spacedPercent.with { $0.plainDollar = true }, "uk": spaced, "kk": spaced.with { $0.plainDollar = true },
        "ka": twoDigitGroups(spaced), "hy": spaced.with { $0.plainDollar = true }, "az": dotted,
        "ca": dottedPercent, "gl": dottedPercent,
        "eu": dotted.with {
            $0.percent = "% #"
            $0.minus = "\u{2212}"
        }, "ga": american,
        "cy": english,
        "mt": english, "af": NumberConventions(",", "\u{A0}", money: "¤#"),
        "tr": NumberConventions(",", ".", money: "¤#", percent: "%#").with { $0.plainDollar = true },
        "ar": arabic, "ar-MA": maghreb, "ar-DZ": maghreb, "ar-TN": maghreb, "ar-LY": maghreb,
        "ar-EG": easternArabic, "ar-SA": easternArabic, "ar-KW": easternArabic, "ar-IQ": easternArabic,
        "ar-JO": easternArabic, "ar-LB": easternArabic, "ar-OM": easternArabic, "ar-QA": easternArabic,
        "ar-BH": easternArabic, "ar-SY": easternArabic, "ar-YE": easternArabic,
        "he": NumberConventions(
            ".", ",", money: "\u{200F}# \u{200F}¤", negativeMoney: "\u{200F}-# \u{200F}¤", minus: "\u{200E}-"
        ).with { $0.plainDollar = true },
        "fa": NumberConventions(
            "٫", "٬", money: "\u{200E}¤#", negativeMoney: "-\u{200E}¤#", percent: "#٪", minus: "\u{200E}\u{2212}"
        ).with {
            $0.zero = "۰"
            $0.plainDollar = true
        },
        "ur": indian.with {
            $0.minus = "\u{200E}-"
            $0.plainDollar = true
        },
        "hi": indian.with { $0.plainDollar = true }, "ta": indian.with { $0.plainDollar = true },
        "te": indian, "mr": indian, "gu": indian, "kn": indian, "ml": indian, "pa": indian,
        "ja": american, "zh": english, "ko": english, "th": english, "fil": american, "ms": english,
        "sw": NumberConventions(".", ",", money: "¤ #"),
        "vi": dotted, "id": NumberConventions(",", ".", money: "¤#"),
    ]
}
