public import Persistence
internal import Vocabulary

extension Products {
    /// Other products of the narrowest category that `product` stands in: those published just before it, then the
    /// newest, so that every product shows neighbours of its own. Three statements.
    public static func related(
        to product: ProductDetail, limit: Int = 4, in transaction: ReadTransaction
    ) throws -> [ProductSummary] {
        let category = product.breadcrumbs.first?.last?.id ?? .everything
        let before = product.product.publishedAt ?? product.product.createdAt
        let wanted = min(max(limit, 0), 50) + 1
        let ids: [ProductID] = try transaction.values(
            """
            SELECT product_id FROM (
                SELECT * FROM (
                    SELECT product_id, published_at, 0 AS part FROM listing
                    WHERE category_id = \(category) AND published_at <= \(before)
                    ORDER BY published_at DESC, product_id LIMIT \(wanted)) AS older
                UNION ALL SELECT * FROM (
                    SELECT product_id, published_at, 1 AS part FROM listing WHERE category_id = \(category)
                    ORDER BY published_at DESC, product_id LIMIT \(wanted * 2)) AS newest) AS neighbours
            ORDER BY part, published_at DESC, product_id
            """)
        var chosen: [ProductID] = []
        for id in ids where id != product.product.id && !chosen.contains(id) && chosen.count < wanted - 1 {
            chosen.append(id)
        }
        return try ProductSummaries.load(chosen, in: transaction)
    }
}
