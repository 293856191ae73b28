internal import Persistence
internal import Vocabulary

/// The tables that lists are read from, made from products, variants and categories.
///
/// A write takes a product's rows out before it changes anything that they are made from, and puts them in again
/// after. ``rebuild(in:)`` makes everything anew by the same statements, so the two can be compared.
public enum CatalogProjections {
    /// The products that a statement is about.
    enum Scope {
        case one(ProductID)
        case many([ProductID])
        /// Those that stand in a category or below it.
        case below(CategoryID)

        func condition(on column: SQL) -> SQL {
            switch self {
            case .one(let id): "\(column) = \(id)"
            case .many(let ids): "\(column) IN \(list: ProductSummaries.padded(ids))"
            case .below(let category):
                """
                \(column) IN (SELECT product_category.product_id FROM category_path
                    JOIN product_category ON product_category.category_id = category_path.descendant_id
                    WHERE category_path.ancestor_id = \(category))
                """
            }
        }
    }

    /// Takes products out of the lists and their counters.
    static func withdraw(_ scope: Scope, in transaction: Transaction) throws {
        let isListed = scope.condition(on: "listing.product_id")
        try transaction.execute(
            """
            UPDATE facet_set_count SET products = facet_set_count.products - gone.products FROM (
                SELECT category_id, facet_set, count(*) AS products FROM listing
                WHERE \(isListed) GROUP BY category_id, facet_set) AS gone
            WHERE facet_set_count.category_id = gone.category_id AND facet_set_count.facet_set = gone.facet_set
            """)
        try transaction.execute(
            """
            UPDATE listing_total SET products = listing_total.products - gone.products FROM (
                SELECT category_id, count(*) AS products FROM listing WHERE \(isListed) GROUP BY category_id) AS gone
            WHERE listing_total.category_id = gone.category_id
            """)
        try transaction.execute("DELETE FROM listing WHERE \(isListed)")
    }

    /// Puts active products into the lists and their counters.
    static func file(_ scope: Scope, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO listing (category_id, product_id, position, published_at, price, title_key, facet_set)
            SELECT place.category_id, product.id, product.position, product.published_at, product.price_from,
                product.title_key, product.facet_set
            FROM product JOIN (\(places(of: scope))) AS place ON place.product_id = product.id
            WHERE product.status = 'active' AND \(scope.condition(on: "product.id"))
            """)
        let isListed = scope.condition(on: "listing.product_id")
        try transaction.execute(
            """
            INSERT INTO listing_total (category_id, products)
            SELECT category_id, count(*) FROM listing WHERE \(isListed) GROUP BY category_id
            ON CONFLICT \(conflict: "category_id") DO UPDATE
            SET products = listing_total.products + excluded.products
            """)
        try transaction.execute(
            """
            INSERT INTO facet_set_count (category_id, facet_set, products)
            SELECT category_id, facet_set, count(*) FROM listing WHERE \(isListed) GROUP BY category_id, facet_set
            ON CONFLICT \(conflict: "category_id, facet_set") DO UPDATE
            SET products = facet_set_count.products + excluded.products
            """)
    }

    /// Every category that shows a product: its own, those above, and "everything".
    private static func places(of scope: Scope) -> SQL {
        """
        SELECT product_category.product_id, category_path.ancestor_id AS category_id
        FROM product_category JOIN category_path ON category_path.descendant_id = product_category.category_id
        WHERE \(scope.condition(on: "product_category.product_id"))
        UNION SELECT id, \(CategoryID.everything) FROM product WHERE \(scope.condition(on: "id"))
        """
    }
}
