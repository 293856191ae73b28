public import Catalog
import Inventory
public import Persistence
public import Vocabulary

/// The goods as a shopper sees them: the catalogue together with what is there. Read-only.
public enum Shelf {
    /// A page of products.
    public static func page(_ query: ProductQuery, in transaction: ReadTransaction) throws -> ShelfPage {
        let page = try ProductListing.page(query, in: transaction)
        return ShelfPage(page: page, availability: try Availability(of: page.items, in: transaction))
    }

    /// One product with its relations; nil when the shop does not sell it.
    /// - Parameter relatedLimit: how many related products to add.
    public static func product(
        _ slug: Slug, relatedLimit: Int = 4, in transaction: ReadTransaction
    ) throws -> ShelfProduct? {
        guard let detail = try Products.find(slug: slug, in: transaction) else { return nil }
        let related = try Products.related(to: detail, limit: relatedLimit, in: transaction)
        let tracked =
            detail.variants.filter(\.tracksStock).map(\.id)
            + related.flatMap(\.variants).filter(\.tracksStock).map(\.id)
        return ShelfProduct(
            detail: detail, related: related,
            availability: Availability(tracked: try Stock.available(of: tracked, in: transaction)))
    }
}

/// What can be bought now of the variants on a page.
public struct Availability: Sendable, Equatable {
    private let tracked: [VariantID: Quantity]

    /// - Parameter tracked: what is there of each variant whose stock is counted; all others never run out.
    public init(tracked: [VariantID: Quantity]) {
        self.tracked = tracked
    }

    init(of products: [ProductSummary], in transaction: ReadTransaction) throws {
        let ids = products.flatMap(\.variants).filter(\.tracksStock).map(\.id)
        tracked = try Stock.available(of: ids, in: transaction)
    }

    /// How much is there; nil when stock does not limit it.
    public func quantity(of variant: VariantID) -> Quantity? {
        tracked[variant]
    }

    /// Whether at least `minimum` can be bought.
    public func isAvailable(_ variant: VariantID, minimum: Quantity) -> Bool {
        tracked[variant].map { $0 >= minimum && $0 > .zero } ?? true
    }

    /// Whether any variant of the product can be bought.
    public func isAvailable(_ product: ProductSummary) -> Bool {
        product.variants.contains { isAvailable($0.id, minimum: $0.minimum) }
    }
}

/// A page of products, with what is there of them.
public struct ShelfPage: Sendable {
    public let page: ProductPage
    public let availability: Availability

    public init(page: ProductPage, availability: Availability) {
        self.page = page
        self.availability = availability
    }
}

/// One product as a shopper sees it.
public struct ShelfProduct: Sendable {
    public let detail: ProductDetail
    public let related: [ProductSummary]
    public let availability: Availability

    public init(detail: ProductDetail, related: [ProductSummary], availability: Availability) {
        self.detail = detail
        self.related = related
        self.availability = availability
    }
}

/// What a shop shows first, with what is there of it.
public struct ShelfHighlights: Sendable {
    public let products: ProductHighlights
    public let availability: Availability

    public init(products: ProductHighlights, availability: Availability) {
        self.products = products
        self.availability = availability
    }
}

extension Shelf {
    /// The beginnings of the lists that a front page shows, at most `limit` products each.
    public static func highlights(limit: Int = 8, in transaction: ReadTransaction) throws -> ShelfHighlights {
        let products = try Products.highlights(limit: limit, in: transaction)
        return ShelfHighlights(
            products: products, availability: try Availability(of: products.all, in: transaction))
    }
}
