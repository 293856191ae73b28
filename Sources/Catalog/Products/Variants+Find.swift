public import Persistence
public import Vocabulary

/// What can be done with variants.
public enum Variants {
    /// What carts and orders need to know of these variants, by id; ids that name nothing are left out.
    /// Retired variants and those of inactive products are found too, with `isSellable` false. One statement.
    public static func find(
        ids: [VariantID], in transaction: ReadTransaction
    ) throws -> [VariantID: SellableVariant] {
        guard !ids.isEmpty else { return [:] }
        let rows = try transaction.rows(
            """
            SELECT variant.id, variant.product_id, product.slug AS product_slug, product.title AS product_title,
                variant.title, variant.sku, variant.price_amount, variant.compare_at_amount, variant.unit,
                variant.quantity_step, variant.quantity_minimum, variant.weight_grams, variant.taxable,
                variant.requires_shipping, variant.tracks_stock, product.status, variant.retired_at,
                \(ProductImage.columns)
            FROM variant JOIN product ON product.id = variant.product_id
            LEFT JOIN product_image ON product_image.product_id = product.id
                AND (product_image.id = variant.image_id OR (variant.image_id IS NULL AND product_image.position = 0))
            WHERE variant.id IN \(list: ProductSummaries.padded(ids))
            """)
        var found: [VariantID: SellableVariant] = [:]
        for row in rows {
            let variant = try SellableVariant(row: row)
            found[variant.id] = variant
        }
        return found
    }

    /// The variant that is sold under this SKU now; nil when there is none. One statement.
    public static func find(sku: String, in transaction: ReadTransaction) throws -> VariantID? {
        try transaction.value("SELECT id FROM variant WHERE sku = \(sku) AND retired_at IS NULL")
    }
}

extension SellableVariant {
    fileprivate init(row: Row) throws {
        let status: ProductStatus = try row["status"]
        let retiredAt: Instant? = try row["retired_at"]
        self.init(
            id: try row["id"], productID: try row["product_id"], productSlug: try row["product_slug"],
            productTitle: try row["product_title"], title: try row["title"], sku: try row["sku"],
            price: try row["price_amount"], compareAt: try row["compare_at_amount"], unit: try row["unit"],
            step: try row["quantity_step"], minimum: try row["quantity_minimum"],
            weightGrams: try row["weight_grams"], isTaxable: try row["taxable"],
            requiresShipping: try row["requires_shipping"], tracksStock: try row["tracks_stock"],
            image: try ProductImage.ifAny(row: row), isSellable: status == .active && retiredAt == nil)
    }
}
