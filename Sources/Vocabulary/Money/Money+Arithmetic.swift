extension Money {
    @inlinable
    public func adding(_ other: Money) throws(MoneyError) -> Money {
        guard currency == other.currency else { throw .currencyMismatch(currency, other.currency) }
        let (sum, overflow) = amount.addingReportingOverflow(other.amount)
        guard !overflow else { throw .overflow }
        return Money(sum, currency)
    }

    @inlinable
    public func subtracting(_ other: Money) throws(MoneyError) -> Money {
        guard currency == other.currency else { throw .currencyMismatch(currency, other.currency) }
        let (difference, overflow) = amount.subtractingReportingOverflow(other.amount)
        guard !overflow else { throw .overflow }
        return Money(difference, currency)
    }

    /// What undoes this amount. Throws for the one number without a positive twin.
    @inlinable
    public func negated() throws(MoneyError) -> Money {
        guard amount != .min else { throw .overflow }
        return Money(-amount, currency)
    }

    /// This unit price for `quantity` of it. Half a minor unit rounds away from zero: 0.5 kg at 0.03 makes 0.02.
    @inlinable
    public func multiplied(by quantity: Quantity) throws(MoneyError) -> Money {
        try scaled(by: quantity.thousandths, over: 1000)
    }

    /// A share of this amount, in millionths: 190,000 is 19 %. Half a minor unit rounds away from zero.
    @inlinable
    public func share(partsPerMillion: Int64) throws(MoneyError) -> Money {
        try scaled(by: partsPerMillion, over: 1_000_000)
    }

    /// `amount × numerator ÷ denominator` without intermediate overflow, halves away from zero.
    /// - Precondition: `denominator` is positive.
    @inlinable
    public func scaled(by numerator: Int64, over denominator: Int64) throws(MoneyError) -> Money {
        precondition(denominator > 0, "a share of nothing")
        let product = Int128(amount) * Int128(numerator)
        let (quotient, remainder) = product.quotientAndRemainder(dividingBy: Int128(denominator))
        let roundsAway = remainder.magnitude * 2 >= UInt128(denominator)
        guard let rounded = Int64(exactly: roundsAway ? quotient + product.signum() : quotient) else { throw .overflow }
        return Money(rounded, currency)
    }

    @inlinable
    public static func + (left: Money, right: Money) throws(MoneyError) -> Money {
        try left.adding(right)
    }

    @inlinable
    public static func - (left: Money, right: Money) throws(MoneyError) -> Money {
        try left.subtracting(right)
    }
}

extension Sequence<Money> {
    /// The sum, which is zero for nothing. Every amount must be of `currency`.
    @inlinable
    public func total(in currency: Currency) throws(MoneyError) -> Money {
        var sum = Money.zero(currency)
        for money in self {
            sum = try sum.adding(money)
        }
        return sum
    }
}
