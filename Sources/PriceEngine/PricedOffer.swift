public import Vocabulary

/// What an order costs, to the minor unit.
///
/// Always holds, for every currency: `subtotal` is the sum of the lines' totals, `discount` of their discounts and
/// `tax` of their taxes and `shippingTax`; `total` is `subtotal - discount + shipping`, plus `tax` where prices do
/// not include it.
public struct PricedOffer: Hashable, Sendable {
    /// One for each line of the input, in its order.
    public let lines: [PricedLine]
    /// The goods before any discount.
    public let subtotal: Money
    /// The reduction of the goods, zero or positive.
    public let discount: Money
    public let shipping: Money
    /// The part of ``tax`` that is due on shipping.
    public let shippingTax: Money
    /// All tax: contained in the total when inclusive, part of it on top when exclusive.
    public let tax: Money
    public let total: Money
    public let isTaxInclusive: Bool
    public let rounding: RoundingPolicy

    /// What the order is worth without tax.
    @inlinable
    public var net: Money {
        // Cannot overflow: tax is never negative nor more than the total.
        Money(total.amount - tax.amount, total.currency)
    }
}

/// What one line costs.
public struct PricedLine: Hashable, Sendable {
    /// Unit price times quantity, before any discount.
    public let lineTotal: Money
    /// This line's part of the order's discount, zero or positive.
    public let discount: Money
    /// The tax on what is left: contained in it when inclusive, on top of it when exclusive.
    public let tax: Money

    @inlinable
    public init(lineTotal: Money, discount: Money, tax: Money) {
        self.lineTotal = lineTotal
        self.discount = discount
        self.tax = tax
    }

    /// What is left of the line after its discount.
    @inlinable
    public var discounted: Money {
        // Cannot overflow: the discount is never more than the line.
        Money(lineTotal.amount - discount.amount, lineTotal.currency)
    }
}

/// Why there is no price.
public enum PricingError: Error, Hashable, Sendable {
    /// A line has a negative price or quantity; its position in the input.
    case negativeLine(Int)
    case negativeShipping
    /// A discount is negative, or more than all.
    case invalidDiscount
    /// A tax rate is negative, or beyond 1,000 %.
    case invalidTaxRate
    /// Something is not in the order's currency.
    case currencyMismatch(Currency, Currency)
    /// The amounts are too large to be money.
    case overflow
}
