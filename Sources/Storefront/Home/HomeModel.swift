internal import Web

/// The shop's front page.
struct HomeModel: Sendable {
    var shopName: String
    /// The largest words of the page, and a sentence below them; nil where the merchant wrote none.
    var headline: String?
    var subline: String?
    /// A wide picture; without it, pictures of what the merchant put first.
    var welcome: Picture?
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
