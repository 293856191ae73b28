/// Plain decimal notation for scaled integers: "-12.50" at a scale of 2 is -1250. No exponent, no grouping,
/// no binary fraction on the way.
enum DecimalNotation {
    /// The scaled integer of `text`: an optional minus, digits, and after a point one to `scale` digits.
    /// Nil when the text is anything else or does not fit.
    static func parse(_ text: some StringProtocol, scale: Int) -> Int64? {
        var bytes = Substring(text).utf8
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative { bytes = bytes.dropFirst() }
        let parts = bytes.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, !whole.isEmpty else { return nil }
        let fraction = parts.count == 2 ? parts[1] : Substring("").utf8
        guard parts.count == 1 || (1...max(scale, 1)).contains(fraction.count), fraction.count <= scale else {
            return nil
        }
        // Downwards, since the least Int64 has no positive twin.
        var value: Int64 = 0
        for byte in Array(whole) + Array(fraction) + Array(repeating: UInt8(ascii: "0"), count: scale - fraction.count)
        {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            let (shifted, overflow) = value.multipliedReportingOverflow(by: 10)
            let (next, underflow) = shifted.subtractingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
            guard !overflow, !underflow else { return nil }
            value = next
        }
        if isNegative { return value }
        return value == .min ? nil : -value
    }

    /// `value` with exactly `scale` digits after the point; none and no point at a scale of 0.
    static func text(_ value: Int64, scale: Int) -> String {
        var digits = String(value.magnitude)
        if digits.utf8.count <= scale {
            digits = String(repeating: "0", count: scale + 1 - digits.utf8.count) + digits
        }
        let sign = value < 0 ? "-" : ""
        return scale == 0 ? sign + digits : sign + digits.dropLast(scale) + "." + digits.suffix(scale)
    }
}

extension Money {
    /// Reads "19.99": digits with at most as many after the point as the currency has. Nil for anything else.
    public init?(decimalText: some StringProtocol, currency: Currency) {
        guard let amount = DecimalNotation.parse(decimalText, scale: currency.exponent) else { return nil }
        self.init(amount, currency)
    }

    /// The amount for machines and form fields: "19.99", "1234" for yen, "0.500" for dinars.
    public var decimalText: String {
        DecimalNotation.text(amount, scale: currency.exponent)
    }
}
