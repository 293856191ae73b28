/// How much of something, in thousandths of its unit of measure: 1.5 kg is 1500.
public struct Quantity: Hashable, Comparable, Sendable {
    public let thousandths: Int64

    @inlinable
    public init(thousandths: Int64) {
        self.thousandths = thousandths
    }

    /// A whole number of units. Traps when it does not fit (beyond 9 × 10¹⁵ units), so never call it with unchecked input.
    @inlinable
    public init(_ units: Int) {
        thousandths = Int64(units) * 1000
    }

    public static let zero = Quantity(thousandths: 0)
    public static let one = Quantity(1)
    /// The greatest quantity that text may state, 9 × 10¹² units: sums of a thousand of them still fit.
    public static let limit = Quantity(9_000_000_000_000)

    @inlinable
    public var isPositive: Bool { thousandths > 0 }

    @inlinable
    public var isZero: Bool { thousandths == 0 }

    @inlinable
    public var isWhole: Bool { thousandths % 1000 == 0 }

    /// The whole units, nil when there is a fraction.
    @inlinable
    public var wholeUnits: Int? { isWhole ? Int(thousandths / 1000) : nil }

    @inlinable
    public static func < (left: Quantity, right: Quantity) -> Bool {
        left.thousandths < right.thousandths
    }
}

/// A sum of quantities does not fit.
public struct QuantityOverflow: Error, Equatable, Sendable {
    public init() {}
}

extension Quantity {
    @inlinable
    public func adding(_ other: Quantity) throws(QuantityOverflow) -> Quantity {
        let (sum, overflow) = thousandths.addingReportingOverflow(other.thousandths)
        guard !overflow else { throw QuantityOverflow() }
        return Quantity(thousandths: sum)
    }

    @inlinable
    public func subtracting(_ other: Quantity) throws(QuantityOverflow) -> Quantity {
        let (difference, overflow) = thousandths.subtractingReportingOverflow(other.thousandths)
        guard !overflow else { throw QuantityOverflow() }
        return Quantity(thousandths: difference)
    }

    @inlinable
    public static func + (left: Quantity, right: Quantity) throws(QuantityOverflow) -> Quantity {
        try left.adding(right)
    }

    @inlinable
    public static func - (left: Quantity, right: Quantity) throws(QuantityOverflow) -> Quantity {
        try left.subtracting(right)
    }
}

extension Quantity: LosslessStringConvertible {
    /// Reads "3", "-1.5" or "0.250": at most three digits after the point, no exponent, within ± ``limit``.
    /// Nil for anything else.
    public init?(_ decimalText: String) {
        guard let thousandths = DecimalNotation.parse(decimalText, scale: 3),
            thousandths.magnitude <= Self.limit.thousandths.magnitude
        else { return nil }
        self.init(thousandths: thousandths)
    }

    /// The shortest decimal text: "3", "1.5", "-0.25".
    public var decimalText: String {
        var text = Substring(DecimalNotation.text(thousandths, scale: 3))
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
        return String(text)
    }

    public var description: String { decimalText }
}

extension Quantity: Codable {
    /// Reads decimal text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let quantity = Quantity(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not a decimal number with at most three digits after the point")
        }
        self = quantity
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(decimalText)
    }
}
