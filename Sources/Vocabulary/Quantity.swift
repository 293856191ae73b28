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

    @inlinable
    public static func < (left: Quantity, right: Quantity) -> Bool {
        left.thousandths < right.thousandths
    }
}
