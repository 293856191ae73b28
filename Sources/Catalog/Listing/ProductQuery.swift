public import Vocabulary

/// Which products a list shows, and in which order. Only active products are ever listed.
public struct ProductQuery: Hashable, Sendable {
    /// Only products in this category or below it. An unknown category lists nothing.
    public var category: Slug?
    /// Only products that hold every word, the last characters of each open. Blank means no search.
    public var search: String?
    /// Bounds, both included, of the product's lowest price in minor units.
    public var priceFrom: Int64?
    public var priceTo: Int64?
    /// Only products that, for each option named here, have one of the values.
    public var options: [String: [String]] = [:]
    /// Nil is ``Sort/relevance`` for a search and ``Sort/featured`` otherwise.
    public var sort: Sort?
    /// Counted from 1; less counts as 1.
    public var page = 1
    /// Products on a page, brought into 1…100.
    public var limit = 24

    public enum Sort: String, CaseIterable, Hashable, Sendable {
        /// The merchant's order, then newest first.
        case featured
        case newest
        case priceAscending = "price"
        case priceDescending = "-price"
        case title
        /// Best match first; without a search the same as ``featured``.
        case relevance
    }

    public init(category: Slug? = nil, search: String? = nil, sort: Sort? = nil, page: Int = 1, limit: Int = 24) {
        self.category = category
        self.search = search
        self.sort = sort
        self.page = page
        self.limit = limit
    }
}
