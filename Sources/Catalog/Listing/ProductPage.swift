/// One page of a list of products.
public struct ProductPage: Hashable, Sendable {
    public let items: [ProductSummary]
    /// How many products the query finds on all its pages. A search finds at most ``SearchIndex/ranked``.
    public let total: Int
    /// The page as asked for, brought into range below 1; beyond the last page there are no items.
    public let page: Int
    public let limit: Int
    /// The options of the products found, to narrow the list by.
    public let facets: [Facet]
    /// The lowest and highest price in the category, whatever the filters; for a search, of what it found with the
    /// chosen options, whatever the price bounds. Nil when there is nothing.
    public let priceRange: ClosedRange<Int64>?

    public var pageCount: Int { (total + limit - 1) / limit }
}

/// An option by which a list can be narrowed: "Colour".
public struct Facet: Hashable, Sendable {
    public let name: String
    /// In the order people expect: numbers by size, clothing sizes from small to large, other words by the alphabet.
    public let values: [FacetValue]
}

/// A value of a ``Facet``.
public struct FacetValue: Hashable, Sendable {
    public let value: String
    /// How many products the list would show with this value chosen, beside the choices in other facets.
    public let count: Int
    public let isChosen: Bool
}
