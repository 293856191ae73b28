public import Vocabulary

/// A product as lists and cards show it.
public struct ProductSummary: Hashable, Sendable {
    public let id: ProductID
    public let slug: Slug
    public let title: String
    public let vendor: String
    /// Minor units of the shop's currency.
    public let priceFrom: Int64
    public let priceTo: Int64
    /// The struck-through price of the cheapest variant, when it is on sale.
    public let compareAt: Int64?
    /// The main picture.
    public let image: ProductImage?
    public let variantCount: Int
    public let optionNames: [String]
    public let variants: [VariantSummary]
}

/// A variant as lists show it.
public struct VariantSummary: Hashable, Sendable {
    public let id: VariantID
    public let sku: String?
    /// Option values joined: "Blue / M"; empty when there are none.
    public let title: String
    /// One value for each of the product's option names.
    public let options: [String]
    public let price: Int64
    public let compareAt: Int64?
    public let unit: SalesUnit
    public let step: Quantity
    public let minimum: Quantity
    public let tracksStock: Bool
}
