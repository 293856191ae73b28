/// A currency of ISO 4217, by its three-letter code.
public struct Currency: Hashable, Sendable {
    /// The alphabetic code: "USD".
    public let code: String
    /// How many decimal digits the minor unit has: 2 for USD, 0 for JPY, 3 for KWD.
    public let exponent: Int

    @usableFromInline
    init(code: String, exponent: Int) {
        self.code = code
        self.exponent = exponent
    }
}

extension Currency {
    public static let usd = Currency(code: "USD", exponent: 2)
    public static let eur = Currency(code: "EUR", exponent: 2)
    public static let jpy = Currency(code: "JPY", exponent: 0)
    public static let kwd = Currency(code: "KWD", exponent: 3)

    /// The currency with this ISO 4217 code in capitals; nil when there is none in use.
    public init?(code: String) {
        guard let known = [Currency.usd, .eur, .jpy, .kwd].first(where: { $0.code == code }) else { return nil }
        self = known
    }
}
