internal import Catalog
internal import Ordering
internal import Persistence
internal import Web

/// The shop's front page.
struct HomeModel: Sendable {
    var shopName: String
    var categories: [CategoryTile]
    var featured: [ProductCard]
    var newest: [ProductCard]
    var onSale: [ProductCard]

    var isEmpty: Bool { featured.isEmpty && newest.isEmpty && onSale.isEmpty }
}

/// A category as the front page shows it.
struct CategoryTile: Hashable, Sendable {
    let title: String
    let url: SiteURL
    let count: Int
    let picture: SiteURL?
}
