internal import Catalog
internal import Web

/// A page of products with what narrows it: a category, everything, or what a search found.
struct ListModel: Sendable {
    var title: String
    /// HTML that the catalogue has made safe.
    var description: String?
    var breadcrumbs: [PageLink] = []
    /// Directly below this category.
    var subcategories: [PageLink] = []
    var cards: [ProductCard]
    var total: Int
    var page: Int
    var pageCount: Int
    var filters = ListFilters()
    var sorts: [SortChoice] = []
    /// The address of each page.
    var pageURL: @Sendable (Int) -> SiteURL
    /// This list without filters.
    var plainURL: SiteURL
    /// What was searched for.
    var search: String?
    /// Where a form that narrows the list goes: this list without its query.
    var action: SiteURL
}

/// Somewhere to go, by name.
struct PageLink: Hashable, Sendable {
    let title: String
    let url: SiteURL
    /// How many products are there; nil where it is not said.
    var count: Int?

    init(_ title: String, _ url: SiteURL, count: Int? = nil) {
        self.title = title
        self.url = url
        self.count = count
    }
}

/// What a list can be narrowed by, and what it is narrowed by already.
struct ListFilters: Hashable, Sendable {
    /// What is chosen; each leads to the list without it.
    var chips: [PageLink] = []
    var facets: [FilterGroup] = []
    var price: PriceFilter?
    /// Goes along with the form unseen: the search and the order.
    var hidden: Fields = [:]

    var isEmpty: Bool { facets.isEmpty && price == nil && chips.isEmpty }
}

/// Two prices to type, with those there are as a hint.
struct PriceFilter: Hashable, Sendable {
    /// As asked for; empty when not.
    var from: String
    var to: String
    var lowest: String
    var highest: String
}

/// An option with its values, as boxes to tick.
struct FilterGroup: Hashable, Sendable {
    let name: String
    let values: [Value]

    struct Value: Hashable, Sendable {
        let value: String
        let count: Int
        let isChosen: Bool
    }

    /// The name of the form field.
    var field: String { ListRequest.choicePrefix + name }
    var hasChoice: Bool { values.contains(where: \.isChosen) }
}

/// One order that a list can have.
struct SortChoice: Hashable, Sendable {
    let sort: ProductQuery.Sort
    let isChosen: Bool
}
