public import Persistence
internal import Vocabulary

/// What a search field offers while someone types.
public struct SearchSuggestions: Hashable, Sendable {
    public let products: [ProductSummary]
    public let categories: [CategoryLink]

    public var isEmpty: Bool { products.isEmpty && categories.isEmpty }
}

/// Looking for products by words.
public enum ProductSearch {
    /// The best products for what was typed so far, and the categories whose title begins like it (at most five).
    /// Four statements; none for a text without a word.
    public static func suggestions(
        _ text: String, limit: Int = 6, in transaction: ReadTransaction
    ) throws -> SearchSuggestions {
        guard let matches = SearchIndex.products.matches(text, dialect: transaction.dialect) else {
            return SearchSuggestions(products: [], categories: [])
        }
        let ids: [ProductID] = try transaction.values(
            "SELECT found.id FROM \(matches) AS found ORDER BY found.rank, found.id LIMIT \(min(max(limit, 1), 50))")
        return SearchSuggestions(
            products: try ProductSummaries.load(ids, in: transaction),
            categories: try categories(beginning: text, in: transaction))
    }

    private static func categories(beginning text: String, in transaction: ReadTransaction) throws -> [CategoryLink] {
        let start = Array(SortKey.folded(text).utf8)
        let end = start + [0xFF]
        return try transaction.rows(
            """
            SELECT id, slug, title FROM category WHERE title_key >= \(start) AND title_key < \(end)
            ORDER BY title_key, id LIMIT 5
            """
        ).map { CategoryLink(id: try $0["id"], slug: try $0["slug"], title: try $0["title"]) }
    }
}
