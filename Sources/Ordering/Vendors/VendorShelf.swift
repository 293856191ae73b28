public import Catalog
import Inventory
public import People
public import Persistence
public import Vocabulary

/// A vendor's goods together with what is there of them. Read-only.
public enum VendorShelf {
    /// A page of products, newest first, with what can be bought now.
    /// - Parameters:
    ///   - words: a part of the title, or a whole SKU; nil for all.
    ///   - cursor: the last product of the page before; nil for the first page.
    public static func page(
        of scope: VendorScope, search words: String? = nil, after cursor: ProductID? = nil, limit: Int,
        in transaction: ReadTransaction
    ) throws -> (products: [VendorProduct], availability: Availability) {
        let products = try VendorProducts.page(
            of: scope, search: words, after: cursor, limit: limit, in: transaction)
        return (products, try Availability(of: products.map(\.summary), in: transaction))
    }

    /// One product; nil for anybody else's.
    public static func product(
        _ id: ProductID, of scope: VendorScope, in transaction: ReadTransaction
    ) throws -> (detail: ProductDetail, availability: Availability)? {
        guard let detail = try VendorProducts.find(id, of: scope, in: transaction) else { return nil }
        let tracked = detail.variants.filter(\.tracksStock).map(\.id)
        return (detail, Availability(tracked: try Stock.available(of: tracked, in: transaction)))
    }
}
