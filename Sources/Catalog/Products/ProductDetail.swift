public import Vocabulary

/// All of a product, as its page and the desk show it.
public struct ProductDetail: Hashable, Sendable {
    public let product: Product
    /// In the merchant's order, never empty.
    public let variants: [Variant]
    /// The main picture first.
    public let images: [ProductImage]
    /// For each category it stands in, the way there from the top of the tree. The deepest way comes first.
    public let breadcrumbs: [[CategoryLink]]
    /// The options with the values that its variants have, in the order of the variants.
    public let options: [ProductOption]

    /// The categories it stands in itself.
    public var categories: [CategoryLink] { breadcrumbs.compactMap(\.last) }
}

/// One option of a product: "Colour" with "Blue" and "Red".
public struct ProductOption: Hashable, Sendable {
    public let name: String
    public let values: [String]
}

/// Enough of a category to link to it.
public struct CategoryLink: Hashable, Sendable {
    public let id: CategoryID
    public let slug: Slug
    public let title: String
}
