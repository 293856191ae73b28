/// An amount of money: whole minor units of one currency (cents for USD, yen for JPY, fils for KWD).
///
/// There is no fraction of a minor unit and no silent overflow: arithmetic throws ``MoneyError`` instead.
/// Amounts of two currencies have no order, so `Money` is not `Comparable`: compare `amount` where the currency is known.
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

    @inlinable
    public var isZero: Bool { amount == 0 }

    @inlinable
    public var isPositive: Bool { amount > 0 }

    @inlinable
    public var isNegative: Bool { amount < 0 }
}

/// Why an amount could not be computed.
public enum MoneyError: Error, Equatable, Sendable {
    /// Two currencies met in one sum.
    case currencyMismatch(Currency, Currency)
    /// The result does not fit 64 bits of minor units.
    case overflow
    /// An allocation was asked for with no positive weight, or with a negative one.
    case nothingToAllocateTo
}

extension Money: Codable {
    private enum CodingKeys: String, CodingKey {
        case amount, currency
    }

    /// Reads `{"amount": 1999, "currency": "USD"}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try container.decode(Int64.self, forKey: .amount),
            try container.decode(Currency.self, forKey: .currency))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(amount, forKey: .amount)
        try container.encode(currency, forKey: .currency)
    }
}
