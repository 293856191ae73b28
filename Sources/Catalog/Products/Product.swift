public import Vocabulary

/// What the shop describes: one page in the storefront, with one variant or more that are sold.
public struct Product: Hashable, Sendable {
    public let id: ProductID
    public let slug: Slug
    public let title: String
    /// HTML that has passed ``DescriptionHTML``: safe to put into a page as it is.
    public let descriptionHTML: String
    public let vendor: String
    /// The merchant's own word for the kind of thing: "Shirt".
    public let type: String
    public let status: ProductStatus
    /// Names of the options its variants differ in, at most three: "Colour", "Size".
    public let optionNames: [String]
    public let tags: [String]
    public let seoTitle: String?
    public let seoDescription: String?
    /// The lowest and highest price of its variants, in minor units of the shop's currency.
    public let priceFrom: Int64
    public let priceTo: Int64
    /// The struck-through price of the cheapest variant, when it is on sale.
    public let compareAtFrom: Int64?
    /// The merchant's order: lower stands first where a list is sorted by ``ProductQuery/Sort/featured``.
    public let position: Int
    /// When it first became active.
    public let publishedAt: Instant?
    public let createdAt: Instant
    public let updatedAt: Instant
    /// Grows with every change.
    public let version: Int64
}
