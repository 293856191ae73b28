public import Persistence
internal import Vocabulary

/// Lists of products: every page, sort and filter is read from an index.
public enum ProductListing {
    /// One page of the active products that `query` asks for.
    ///
    /// Five statements, whatever the size: place, counts, ids, products, variants. Fewer when there is nothing.
    public static func page(_ query: ProductQuery, in transaction: ReadTransaction) throws -> ProductPage {
        let limit = min(max(query.limit, 1), 100)
        // Beyond it there is nothing to read, and an offset must not overflow.
        let page = min(max(query.page, 1), 1_000_000)
        guard let selection = try ListingSelection(query, in: transaction) else {
            return ProductPage(items: [], total: 0, page: page, limit: limit, facets: [], priceRange: nil)
        }
        let counts = try ListingCounts.read(selection, in: transaction)
        let offset = (page - 1) * limit
        let ids =
            offset < counts.total
            ? try selection.ids(total: counts.total, limit: limit, offset: offset, in: transaction) : []
        return ProductPage(
            items: try ProductSummaries.load(ids, in: transaction), total: counts.total, page: page, limit: limit,
            facets: counts.facets, priceRange: selection.priceRange ?? counts.priceRange)
    }
}
