import Vocabulary

/// Country, currency, locale, time zone, standard rate in percent, and whether prices are shown with the tax ("in") or
/// without ("ex").
///
/// Rates: European Commission, "VAT rates applied in the Member States"; for the others OECD "Consumption Tax Trends" and
/// the tax authorities' own pages, as of 2026. A shop checks its own: reduced rates and thresholds differ by goods.
/// 0 where there is no national rate: the United States tax by state and place, Brazil by state and goods, Hong Kong not.
enum CountryTaxTable {
    static let rows: [CountryCode: CountryDefaults] = Dictionary(
        uniqueKeysWithValues: text.split(separator: "\n").compactMap { row in
            guard let country = CountryCode(row.prefix(2)), let defaults = CountryDefaults(row: row) else { return nil }
            return (country, defaults)
        })

    private static let text = """
        AE AED en-AE Asia/Dubai 5 in
        AR ARS es-AR America/Argentina/Buenos_Aires 21 in
        AT EUR de-AT Europe/Vienna 20 in
        AU AUD en-AU Australia/Sydney 10 in
        BE EUR nl-BE Europe/Brussels 21 in
        BG EUR bg-BG Europe/Sofia 20 in
        BR BRL pt-BR America/Sao_Paulo 0 in
        CA CAD en-CA America/Toronto 5 ex
        CH CHF de-CH Europe/Zurich 8.1 in
        CL CLP es-CL America/Santiago 19 in
        CN CNY zh-CN Asia/Shanghai 13 in
        CO COP es-CO America/Bogota 19 in
        CY EUR el-CY Asia/Nicosia 19 in
        CZ CZK cs-CZ Europe/Prague 21 in
        DE EUR de-DE Europe/Berlin 19 in
        DK DKK da-DK Europe/Copenhagen 25 in
        EE EUR et-EE Europe/Tallinn 24 in
        EG EGP ar-EG Africa/Cairo 14 in
        ES EUR es-ES Europe/Madrid 21 in
        FI EUR fi-FI Europe/Helsinki 25.5 in
        FR EUR fr-FR Europe/Paris 20 in
        GB GBP en-GB Europe/London 20 in
        GR EUR el-GR Europe/Athens 24 in
        HK HKD en-HK Asia/Hong_Kong 0 in
        HR EUR hr-HR Europe/Zagreb 25 in
        HU HUF hu-HU Europe/Budapest 27 in
        ID IDR id-ID Asia/Jakarta 11 in
        IE EUR en-IE Europe/Dublin 23 in
        IL ILS he-IL Asia/Jerusalem 18 in
        IN INR en-IN Asia/Kolkata 18 in
        IS ISK is-IS Atlantic/Reykjavik 24 in
        IT EUR it-IT Europe/Rome 22 in
        JP JPY ja-JP Asia/Tokyo 10 in
        KE KES en-KE Africa/Nairobi 16 in
        KR KRW ko-KR Asia/Seoul 10 in
        LT EUR lt-LT Europe/Vilnius 21 in
        LU EUR fr-LU Europe/Luxembourg 17 in
        LV EUR lv-LV Europe/Riga 21 in
        MT EUR en-MT Europe/Malta 18 in
        MX MXN es-MX America/Mexico_City 16 in
        NG NGN en-NG Africa/Lagos 7.5 in
        NL EUR nl-NL Europe/Amsterdam 21 in
        NO NOK nb-NO Europe/Oslo 25 in
        NZ NZD en-NZ Pacific/Auckland 15 in
        PE PEN es-PE America/Lima 18 in
        PH PHP en-PH Asia/Manila 12 in
        PL PLN pl-PL Europe/Warsaw 23 in
        PT EUR pt-PT Europe/Lisbon 23 in
        RO RON ro-RO Europe/Bucharest 21 in
        SA SAR ar-SA Asia/Riyadh 15 in
        SE SEK sv-SE Europe/Stockholm 25 in
        SG SGD en-SG Asia/Singapore 9 in
        SI EUR sl-SI Europe/Ljubljana 22 in
        SK EUR sk-SK Europe/Bratislava 23 in
        TH THB th-TH Asia/Bangkok 7 in
        TR TRY tr-TR Europe/Istanbul 20 in
        TW TWD zh-TW Asia/Taipei 5 in
        UA UAH uk-UA Europe/Kyiv 20 in
        US USD en-US America/New_York 0 ex
        ZA ZAR en-ZA Africa/Johannesburg 15 in
        """
}
