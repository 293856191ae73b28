internal import Catalog
internal import Ordering
internal import Persistence
internal import Tenancy
internal import Web

extension HomeModel {
    private static let shelfLength = 8
    /// Fewer would look like a mistake beside full shelves.
    private static let tileLimit = 8

    /// Four statements, beside those of the catalog.
    static func load(
        _ settings: ShopSettings, _ catalog: ShopCatalog, in transaction: ReadTransaction
    ) throws -> HomeModel {
        let highlights = try Shelf.highlights(limit: shelfLength, in: transaction)
        func cards(_ products: [ProductSummary]) -> [ProductCard] {
            products.map { ProductCard($0, highlights.availability, catalog.pricing) }
        }
        return HomeModel(
            shopName: settings.name,
            categories: catalog.categories.prefix(tileLimit).map(CategoryTile.init),
            featured: cards(highlights.products.featured), newest: cards(highlights.products.newest),
            onSale: cards(highlights.products.onSale))
    }
}

extension CategoryTile {
    init(_ node: CategoryNode) {
        self.init(
            title: node.category.title, url: .category(node.category.slug), count: node.category.productCount,
            picture: node.category.imageFile.flatMap(SiteURL.media))
    }
}
