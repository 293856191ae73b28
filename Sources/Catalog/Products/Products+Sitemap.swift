public import Persistence
public import Vocabulary

/// One address for the sitemap.
public struct SitemapEntry: Hashable, Sendable {
    public let slug: Slug
    public let updatedAt: Instant
}

extension Products {
    /// The addresses of active products in the order of their slugs, after `slug`: ask again with the last one until
    /// nothing comes. One statement.
    public static func sitemap(
        after slug: Slug?, limit: Int, in transaction: ReadTransaction
    ) throws -> [SitemapEntry] {
        try transaction.rows(
            """
            SELECT slug, updated_at FROM product WHERE slug > \(slug?.text ?? "") AND status = 'active'
            ORDER BY slug LIMIT \(min(max(limit, 1), 50_000))
            """
        ).map { SitemapEntry(slug: try $0["slug"], updatedAt: try $0["updated_at"]) }
    }
}
