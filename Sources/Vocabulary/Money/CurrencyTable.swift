extension Currency {
    public static let usd = Currency(packed: 0x5553_4402)
    public static let eur = Currency(packed: 0x4555_5202)
    public static let gbp = Currency(packed: 0x4742_5002)
    public static let jpy = Currency(packed: 0x4A50_5900)
    public static let kwd = Currency(packed: 0x4B57_4403)

    /// Every currency in use, by code.
    public static let all: [Currency] = CurrencyTable.packed.map(Currency.init(packed:))
}

/// The active codes of ISO 4217 (list one, January 2026) by the digits of their minor unit.
/// Left out: metals, bond units, test codes and the like, which have no minor unit.
enum CurrencyTable {
    static let packed: [UInt32] = codes.flatMap { exponent, codes in
        codes.split(whereSeparator: \.isWhitespace).compactMap { code in
            Currency.letters(code).map { $0 | exponent }
        }
    }.sorted()

    private static let codes: [(UInt32, String)] = [
        (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
        (
            2,
            """
            AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF
            CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL
            HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU
            MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR
            SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED
            VES WST XAD XCD XCG YER ZAR ZMW ZWG
            """
        ),
        (3, "BHD IQD JOD KWD LYD OMR TND"),
        (4, "CLF UYW"),
    ]
}
