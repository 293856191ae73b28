public import Persistence
public import Vocabulary

/// What can be done with categories.
public enum Categories {
    static let columns: SQL = """
        category.id, category.parent_id, category.slug, category.title, category.description, category.position,
        category.image_file, coalesce(listing_total.products, 0) AS products
        """

    /// The whole tree, siblings in the merchant's order. One statement.
    public static func tree(in transaction: ReadTransaction) throws -> [CategoryNode] {
        let categories = try transaction.rows(
            """
            SELECT \(columns) FROM category LEFT JOIN listing_total ON listing_total.category_id = category.id
            ORDER BY category.position, category.title_key, category.id
            """
        ).map(Category.init(row:))
        let children = Dictionary(grouping: categories, by: \.parentID)
        func nodes(below parent: CategoryID?) -> [CategoryNode] {
            children[parent, default: []].map { CategoryNode(category: $0, children: nodes(below: $0.id)) }
        }
        return nodes(below: nil)
    }

    /// The category at this address with what stands above and directly below it; nil when there is none.
    /// Three statements.
    public static func find(slug: Slug, in transaction: ReadTransaction) throws -> CategoryDetail? {
        let row = try transaction.rows(
            """
            SELECT \(columns) FROM category LEFT JOIN listing_total ON listing_total.category_id = category.id
            WHERE category.slug = \(slug)
            """
        ).first
        guard let row else { return nil }
        let category = try Category(row: row)
        let ancestors = try transaction.rows(
            """
            SELECT category.id, category.slug, category.title
            FROM category_path JOIN category ON category.id = category_path.ancestor_id
            WHERE category_path.descendant_id = \(category.id) AND category_path.depth > 0
            ORDER BY category_path.depth DESC
            """
        ).map { CategoryLink(id: try $0["id"], slug: try $0["slug"], title: try $0["title"]) }
        let children = try transaction.rows(
            """
            SELECT \(columns) FROM category LEFT JOIN listing_total ON listing_total.category_id = category.id
            WHERE category.parent_id = \(category.id)
            ORDER BY category.position, category.title_key, category.id
            """
        ).map(Category.init(row:))
        return CategoryDetail(category: category, ancestors: ancestors, children: children)
    }
}

extension Category {
    init(row: Row) throws {
        self.init(
            id: try row["id"], parentID: try row["parent_id"], slug: try row["slug"], title: try row["title"],
            descriptionHTML: try row["description"], position: try row["position"],
            imageFile: try row["image_file"], productCount: try row["products"])
    }
}
