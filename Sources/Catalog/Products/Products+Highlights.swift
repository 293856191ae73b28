public import Persistence
internal import Vocabulary

/// What a shop shows first. A product may stand in more than one list.
public struct ProductHighlights: Hashable, Sendable {
    /// In the merchant's order.
    public let featured: [ProductSummary]
    public let newest: [ProductSummary]
    /// Those with a former price, newest first.
    public let onSale: [ProductSummary]

    /// Each product once.
    public var all: [ProductSummary] {
        var seen: Set<ProductID> = []
        return (featured + newest + onSale).filter { seen.insert($0.id).inserted }
    }
}

extension Products {
    /// The beginnings of three lists, at most `limit` products each. Three statements.
    public static func highlights(limit: Int = 8, in transaction: ReadTransaction) throws -> ProductHighlights {
        let limit = min(max(limit, 1), 50)
        let rows = try transaction.rows(
            """
            SELECT * FROM (
                SELECT 0 AS part, product_id FROM listing WHERE category_id = \(CategoryID.everything)
                ORDER BY position, published_at DESC, product_id LIMIT \(limit)) AS featured
            UNION ALL SELECT * FROM (
                SELECT 1 AS part, product_id FROM listing WHERE category_id = \(CategoryID.everything)
                ORDER BY published_at DESC, product_id LIMIT \(limit)) AS newest
            UNION ALL SELECT * FROM (
                SELECT 2 AS part, id AS product_id FROM product WHERE compare_at_from IS NOT NULL AND status = 'active'
                ORDER BY published_at DESC, id LIMIT \(limit)) AS reduced
            """)
        let places: [(part: Int, id: ProductID)] = try rows.map { (try $0["part"], try $0["product_id"]) }
        let distinct = Set(places.map(\.id)).sorted()
        let products = Dictionary(
            uniqueKeysWithValues: try ProductSummaries.load(distinct, in: transaction).map { ($0.id, $0) })
        func part(_ number: Int) -> [ProductSummary] {
            places.filter { $0.part == number }.compactMap { products[$0.id] }
        }
        return ProductHighlights(featured: part(0), newest: part(1), onSale: part(2))
    }
}
