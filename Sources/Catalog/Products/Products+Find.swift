public import Persistence
public import Vocabulary

/// What can be done with products.
public enum Products {}

extension Products {
    /// The active product at this address, whole; nil when there is none. Five statements.
    public static func find(slug: Slug, in transaction: ReadTransaction) throws -> ProductDetail? {
        try detail("product.slug = \(slug) AND product.status = 'active'", in: transaction)
    }

    /// The product with this id, whatever its status; nil when there is none. Five statements.
    public static func find(id: ProductID, in transaction: ReadTransaction) throws -> ProductDetail? {
        try detail("product.id = \(id)", in: transaction)
    }

    static func detail(_ condition: SQL, in transaction: ReadTransaction) throws -> ProductDetail? {
        guard let row = try transaction.rows("SELECT \(Product.columns) FROM product WHERE \(condition)").first else {
            return nil
        }
        let id: ProductID = try row["id"]
        let tags: [String] = try transaction.values("SELECT tag FROM product_tag WHERE product_id = \(id) ORDER BY tag")
        let product = try Product(row: row, tags: tags.sorted())
        let variants = try transaction.rows(
            """
            SELECT \(Variant.columns) FROM variant WHERE product_id = \(id) AND retired_at IS NULL
            ORDER BY position
            """
        ).map(Variant.init(row:))
        return ProductDetail(
            product: product, variants: variants, images: try images(of: id, in: transaction),
            breadcrumbs: try breadcrumbs(of: id, in: transaction),
            options: options(named: product.optionNames, of: variants))
    }

    static func images(of id: ProductID, in transaction: ReadTransaction) throws -> [ProductImage] {
        try transaction.rows(
            "SELECT \(ProductImage.columns) FROM product_image WHERE product_id = \(id) ORDER BY position"
        ).map(ProductImage.init(row:))
    }

    private static func breadcrumbs(of id: ProductID, in transaction: ReadTransaction) throws -> [[CategoryLink]] {
        let steps = try transaction.rows(
            """
            SELECT product_category.category_id AS leaf, category.id, category.slug, category.title
            FROM product_category JOIN category_path ON category_path.descendant_id = product_category.category_id
            JOIN category ON category.id = category_path.ancestor_id
            WHERE product_category.product_id = \(id) ORDER BY leaf, category_path.depth DESC
            """)
        var trails: [CategoryID: [CategoryLink]] = [:]
        for step in steps {
            trails[try step["leaf"], default: []].append(
                CategoryLink(id: try step["id"], slug: try step["slug"], title: try step["title"]))
        }
        return trails.values.sorted { left, right in
            left.count == right.count
                ? left.map(\.slug.text).joined(separator: "/") < right.map(\.slug.text).joined(separator: "/")
                : left.count > right.count
        }
    }

    static func options(named names: [String], of variants: [Variant]) -> [ProductOption] {
        names.indices.map { index in
            var values: [String] = []
            for variant in variants where index < variant.options.count && !values.contains(variant.options[index]) {
                values.append(variant.options[index])
            }
            return ProductOption(name: names[index], values: values)
        }
    }
}
