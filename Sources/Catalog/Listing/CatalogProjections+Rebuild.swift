public import Persistence
internal import Vocabulary

extension CatalogProjections {
    /// Makes all that is derived anew from the base tables: what products keep of their variants, lists, counters and
    /// search documents.
    public static func rebuild(in transaction: Transaction) throws {
        for table: SQL in ["facet_set_count", "listing_total", "listing"] {
            try transaction.execute("DELETE FROM \(table)")
        }
        let ids: [ProductID] = try transaction.values("SELECT id FROM product ORDER BY id")
        for id in ids {
            guard let detail = try Products.find(id: id, in: transaction) else { continue }
            try derive(detail, in: transaction)
            try ProductSearch.refile(detail, in: transaction)
        }
        try file(ids, in: transaction)
        try CatalogState.advance(in: transaction)
    }

    /// Files many products in pieces that no engine takes long for.
    static func file(_ ids: [ProductID], in transaction: Transaction) throws {
        for start in stride(from: 0, to: ids.count, by: 256) {
            try file(.many(Array(ids[start..<min(start + 256, ids.count)])), in: transaction)
        }
    }

    private static func derive(_ detail: ProductDetail, in transaction: Transaction) throws {
        let prices = PriceSpan(detail.variants.map { (price: $0.price, compareAt: $0.compareAt) })
        let facets = FacetSet(detail.options)
        try facets.keep(in: transaction)
        try transaction.execute(
            """
            UPDATE product SET title_key = \(SortKey.bytes(detail.product.title)), price_from = \(prices.from),
                price_to = \(prices.to), compare_at_from = \(prices.compareAtFrom), facet_set = \(facets.id)
            WHERE id = \(detail.product.id)
            """)
    }
}
