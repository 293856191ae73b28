internal import Web

/// A page of products with what narrows it: a category, everything, or what a search found.
struct ListModel: Sendable {
    var title: String
    /// HTML that the catalogue has made safe.
    var description: HTML?
    /// For search engines and shared links.
    var summary: String?
    /// From the top of the tree down to this list's own category.
    var breadcrumbs: [PageLink] = []
    /// Directly below this category.
    var subcategories: [PageLink] = []
    var cards: [ProductCard]
    var total: Int
    var page: Int
    var pageCount: Int
    var filters: FilterPanel?
    var chips: [Chip] = []
    var sort: SortSelect?
    /// The address of each page.
    var pageURL: @Sendable (Int) -> SiteURL
    /// This list without filters.
    var plainURL: SiteURL
    /// What was searched for.
    var search: String?
    /// Whether somebody came to search and has yet to say for what.
    var isPrompt = false
    /// What to show where there is nothing else.
    var suggestions: [ProductCard] = []
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
