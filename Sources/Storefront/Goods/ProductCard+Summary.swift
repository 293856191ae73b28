internal import Catalog
internal import Ordering
internal import Persistence
internal import Web

extension ProductCard {
    init(_ product: ProductSummary, _ availability: Availability, isFirst: Bool = false, _ catalog: ShopCatalog) {
        self.init(
            title: product.title, url: .product(product.slug),
            picture: Picture(product.image, of: product.slug, title: product.title, isFirst: isFirst),
            price: PriceView(
                product.priceFrom, compareAt: product.compareAt, isFrom: product.priceTo > product.priceFrom,
                unit: product.variants.first?.unit ?? .piece, catalog.pricing),
            hint: product.variantCount > 1 ? catalog.words(.options, product.variantCount) : nil,
            isSoldOut: !availability.isAvailable(product))
    }

    /// - Parameter inSight: how many of the first pictures are in sight when the page opens.
    static func cards(
        _ products: [ProductSummary], _ availability: Availability, inSight: Int = 0, _ catalog: ShopCatalog
    ) -> [ProductCard] {
        products.enumerated().map { ProductCard($1, availability, isFirst: $0 < inSight, catalog) }
    }

    private static let suggestionLimit = 4

    /// What the merchant put first, for pages that have nothing else to show.
    static func suggestions(_ catalog: ShopCatalog, in transaction: ReadTransaction) throws -> [ProductCard] {
        let shelf = try Shelf.highlights(limit: suggestionLimit, in: transaction)
        return cards(shelf.products.featured, shelf.availability, catalog)
    }
}
