internal import Persistence
internal import Vocabulary

/// Loads what cards show, for a page of products at once.
enum ProductSummaries {
    /// The products with these ids, in this order. Two statements, however many; none for no ids.
    static func load(_ ids: [ProductID], in transaction: ReadTransaction) throws -> [ProductSummary] {
        guard !ids.isEmpty else { return [] }
        let rows = try transaction.rows(
            """
            SELECT product.id, product.slug, product.title, product.vendor, product.price_from, product.price_to,
                product.compare_at_from, product.option1_name, product.option2_name, product.option3_name,
                \(ProductImage.columns)
            FROM product LEFT JOIN product_image
                ON product_image.product_id = product.id AND product_image.position = 0
            WHERE product.id IN \(list: padded(ids))
            """)
        let variants = try variants(of: ids, in: transaction)
        var summaries: [ProductID: ProductSummary] = [:]
        for row in rows {
            let id: ProductID = try row["id"]
            summaries[id] = try ProductSummary(row: row, id: id, variants: variants[id, default: []])
        }
        return ids.compactMap { summaries[$0] }
    }

    private static func variants(
        of ids: [ProductID], in transaction: ReadTransaction
    ) throws -> [ProductID: [VariantSummary]] {
        let rows = try transaction.rows(
            """
            SELECT id, product_id, sku, title, option1, option2, option3, price_amount, compare_at_amount, unit,
                quantity_step, quantity_minimum, tracks_stock
            FROM variant WHERE product_id IN \(list: padded(ids)) AND retired_at IS NULL
            ORDER BY product_id, position
            """)
        var variants: [ProductID: [VariantSummary]] = [:]
        for row in rows {
            variants[try row["product_id"], default: []].append(try VariantSummary(row: row))
        }
        return variants
    }

    /// The ids with the last one repeated up to a power of two, so that lists of any length make few different
    /// statements and those stay prepared.
    static func padded<Subject>(_ ids: [ID<Subject>]) -> [ID<Subject>] {
        guard let last = ids.last else { return [] }
        var size = 1
        while size < ids.count { size *= 2 }
        return ids + Array(repeating: last, count: size - ids.count)
    }
}

extension ProductSummary {
    fileprivate init(row: Row, id: ProductID, variants: [VariantSummary]) throws {
        self.init(
            id: id, slug: try row["slug"], title: try row["title"], vendor: try row["vendor"],
            priceFrom: try row["price_from"], priceTo: try row["price_to"], compareAt: try row["compare_at_from"],
            image: try ProductImage.ifAny(row: row), variantCount: variants.count,
            optionNames: try Product.optionNames(row: row), variants: variants)
    }
}

extension VariantSummary {
    fileprivate init(row: Row) throws {
        self.init(
            id: try row["id"], sku: try row["sku"], title: try row["title"], options: try Variant.options(row: row),
            price: try row["price_amount"], compareAt: try row["compare_at_amount"], unit: try row["unit"],
            step: try row["quantity_step"], minimum: try row["quantity_minimum"], tracksStock: try row["tracks_stock"])
    }
}
