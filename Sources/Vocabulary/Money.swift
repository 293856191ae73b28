/// An amount of money: whole minor units of one currency (cents for USD, yen for JPY, fils for KWD).
///
/// There is no fraction of a minor unit and no silent overflow: arithmetic throws ``MoneyError`` instead.
public struct Money: Hashable, Sendable {
    /// Minor units; negative for what is owed back.
    public let amount: Int64
    public let currency: Currency

    @inlinable
    public init(_ amount: Int64, _ currency: Currency) {
        self.amount = amount
        self.currency = currency
    }

    @inlinable
    public static func zero(_ currency: Currency) -> Money {
        Money(0, currency)
    }
}

/// Why an amount could not be computed.
public enum MoneyError: Error, Equatable, Sendable {
    /// Two currencies met in one sum.
    case currencyMismatch(Currency, Currency)
    /// The result does not fit 64 bits of minor units.
    case overflow
    /// An allocation was asked for with no positive weight.
    case nothingToAllocateTo
}
