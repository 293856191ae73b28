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
struct CategoryTile: Sendable {
    let title: String
    let url: SiteURL
    let count: Int
    let picture: Picture
}
