internal import Catalog
internal import Ordering
internal import Persistence
internal import Tenancy
internal import Web

extension HomeModel {
    private static let shelfLength = 8
    private static let tileLimit = 8
    private static let rowLength = 4

    /// Four statements.
    static func load(
        _ settings: ShopSettings, _ catalog: ShopCatalog, in transaction: ReadTransaction
    ) throws -> HomeModel {
        let shelf = try Shelf.highlights(limit: shelfLength, in: transaction)
        func cards(_ products: [ProductSummary]) -> [ProductCard] {
            ProductCard.cards(products, shelf.availability, catalog)
        }
        let featured = Set(shelf.products.featured.map(\.id))
        return HomeModel(
            shopName: settings.name, headline: settings.welcome.headline, subline: settings.welcome.subline,
            welcome: settings.welcome.picture.flatMap(SiteURL.media).map {
                Picture($0, alt: "", width: 1_600, height: 720, isFirst: true)
            },
            categories: catalog.categories.filter { $0.category.productCount > 0 }.prefix(tileLimit)
                .map(CategoryTile.init),
            featured: cards(shelf.products.featured),
            // What stands on the first shelf already is no news.
            newest: wholeRows(cards(shelf.products.newest.filter { !featured.contains($0.id) })),
            onSale: wholeRows(cards(shelf.products.onSale)))
    }

    /// Rows are of four on wide screens and of two on phones: a shelf that has a row does not end in half of one.
    private static func wholeRows(_ cards: [ProductCard]) -> [ProductCard] {
        cards.count > rowLength ? Array(cards.prefix(cards.count / rowLength * rowLength)) : cards
    }
}

extension CategoryTile {
    init(_ node: CategoryNode) {
        self.init(
            title: node.category.title, url: .category(node.category.slug), count: node.category.productCount,
            picture: Picture(file: node.category.imageFile))
    }
}
