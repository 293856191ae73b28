internal import Catalog
internal import Ordering
internal import Web

/// A product as lists show it.
struct ProductCard: Hashable, Sendable {
    let url: SiteURL
    let slug: String
    let title: String
    let picture: Picture
    let price: PriceTag
    /// How many variants there are to choose from.
    let variantCount: Int
    let isSoldOut: Bool

    init(
        url: SiteURL, slug: String, title: String, picture: Picture, price: PriceTag, variantCount: Int = 1,
        isSoldOut: Bool = false
    ) {
        self.url = url
        self.slug = slug
        self.title = title
        self.picture = picture
        self.price = price
        self.variantCount = variantCount
        self.isSoldOut = isSoldOut
    }
}

extension ProductCard {
    init(_ product: ProductSummary, _ availability: Availability, _ pricing: ShopPricing) {
        self.init(
            url: .product(product.slug), slug: product.slug.text, title: product.title,
            picture: Picture(product.image, title: product.title),
            price: PriceTag(
                product.priceFrom, compareAt: product.compareAt, isFrom: product.priceTo > product.priceFrom,
                unit: product.variants.first?.unit ?? .piece, pricing),
            variantCount: product.variantCount, isSoldOut: !availability.isAvailable(product))
    }
}
