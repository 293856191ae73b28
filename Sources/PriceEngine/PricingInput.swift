public import Vocabulary

/// Everything a price depends on. The same input gives the same offer, on every machine and for ever.
public struct PricingInput: Hashable, Sendable {
    public var currency: Currency
    public var lines: [PricingLine]
    /// A reduction of the whole order's goods; shipping is not reduced by it.
    public var discount: Discount?
    /// What shipping costs as the shop states it: with tax when prices include tax, else without.
    public var shipping: Money
    public var tax: TaxRule
    public var rounding: RoundingPolicy

    @inlinable
    public init(
        currency: Currency, lines: [PricingLine], discount: Discount? = nil, shipping: Money? = nil,
        tax: TaxRule = .none, rounding: RoundingPolicy = .perLine
    ) {
        self.currency = currency
        self.lines = lines
        self.discount = discount
        self.shipping = shipping ?? .zero(currency)
        self.tax = tax
        self.rounding = rounding
    }
}

/// So much of one thing at one price.
public struct PricingLine: Hashable, Sendable {
    public var unitPrice: Money
    public var quantity: Quantity
    public var isTaxable: Bool

    @inlinable
    public init(unitPrice: Money, quantity: Quantity, isTaxable: Bool = true) {
        self.unitPrice = unitPrice
        self.quantity = quantity
        self.isTaxable = isTaxable
    }
}

/// A reduction of an order's goods, spread over its lines in proportion to what they cost.
public enum Discount: Hashable, Sendable {
    /// An amount; never more than the goods cost.
    case fixed(Money)
    /// A share of the goods in millionths: 100,000 is 10 %.
    case partsPerMillion(Int64)
}

/// The tax of an order: one rate.
public struct TaxRule: Hashable, Codable, Sendable {
    /// The rate in millionths: 190,000 is 19 %.
    public var ratePartsPerMillion: Int64
    /// Whether prices contain the tax (most of the world) or it comes on top (North America).
    public var isInclusive: Bool
    public var taxesShipping: Bool

    @inlinable
    public init(ratePartsPerMillion: Int64, isInclusive: Bool, taxesShipping: Bool = true) {
        self.ratePartsPerMillion = ratePartsPerMillion
        self.isInclusive = isInclusive
        self.taxesShipping = taxesShipping
    }

    /// No tax at all.
    public static let none = TaxRule(ratePartsPerMillion: 0, isInclusive: true, taxesShipping: false)
}

/// Where the tax is rounded to whole minor units. Kept with every order, since courts and tax offices ask.
public enum RoundingPolicy: String, Hashable, Codable, CaseIterable, Sendable {
    /// Each line's tax and the shipping's, by itself.
    case perLine = "per_line"
    /// Once for the whole order; the sum is then spread over the lines.
    case perOrder = "per_order"
}
