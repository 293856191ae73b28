internal import Catalog
internal import Ordering
internal import Persistence
internal import Tenancy
internal import Web

extension HomeModel {
    private static let shelfLength = 8
    private static let tileLimit = 8

    /// Four statements.
    static func load(
        _ settings: ShopSettings, _ catalog: ShopCatalog, in transaction: ReadTransaction
    ) throws -> HomeModel {
        let shelf = try Shelf.highlights(limit: shelfLength, in: transaction)
        func cards(_ products: [ProductSummary]) -> [ProductCard] {
            ProductCard.cards(products, shelf.availability, catalog)
        }
        return HomeModel(
            shopName: settings.name,
            categories: catalog.categories.filter { $0.category.productCount > 0 }.prefix(tileLimit)
                .map(CategoryTile.init),
            featured: cards(shelf.products.featured), newest: cards(shelf.products.newest),
            onSale: cards(shelf.products.onSale))
    }
}

extension CategoryTile {
    init(_ node: CategoryNode) {
        self.init(
            title: node.category.title, url: .category(node.category.slug), count: node.category.productCount,
            picture: Picture(file: node.category.imageFile))
    }
}
