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
    /// What there is to choose from; nil when there is nothing to choose.
    let choice: Choice?
    let isSoldOut: Bool

    /// "4 colours" says more than "4 variants".
    struct Choice: Hashable, Sendable {
        let optionName: String
        let count: Int
    }

    init(
        url: SiteURL, slug: String, title: String, picture: Picture, price: PriceTag, choice: Choice? = nil,
        isSoldOut: Bool = false
    ) {
        self.url = url
        self.slug = slug
        self.title = title
        self.picture = picture
        self.price = price
        self.choice = choice
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
            choice: Choice(product), isSoldOut: !availability.isAvailable(product))
    }
}

extension ProductCard.Choice {
    /// The first option that has more than one value.
    fileprivate init?(_ product: ProductSummary) {
        for (index, name) in product.optionNames.enumerated() {
            let values = Set(product.variants.compactMap { $0.options.indices.contains(index) ? $0.options[index] : nil })
            if values.count > 1 {
                self.init(optionName: name, count: values.count)
                return
            }
        }
        return nil
    }
}
