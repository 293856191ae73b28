public import Persistence
public import Vocabulary

extension Products {
    /// Makes a product as the draft says, or makes the one with its id or slug equal to it. Saving the same draft again
    /// changes nothing.
    ///
    /// Variants keep their ids: they are matched by SKU, then by options. A variant that the draft does not name is
    /// retired; naming it again brings it back. Write with `locking: [.catalog]`.
    /// - Throws: ``CatalogError``.
    @discardableResult
    public static func save(
        _ draft: ProductDraft, at instant: Instant, in transaction: Transaction
    ) throws -> SavedProduct {
        let (draft, notes) = try draft.checked()
        let stored = try stored(for: draft, in: transaction)
        let id = stored?.product.id ?? ProductID()
        try checkSKUs(of: draft, product: id, in: transaction)

        let retired = stored == nil ? [] : try retiredVariants(of: id, in: transaction)
        var matching = VariantMatching(sold: stored?.variants ?? [], retired: retired)
        let known = matching.ids(of: draft.variants)
        let variantIDs = known.map { $0 ?? VariantID() }
        let record = ProductRecord(
            draft, id: id, variantIDs: variantIDs,
            categories: try categories(of: draft, in: transaction) ?? stored?.categories ?? [], over: stored,
            at: instant)

        let new = Set(zip(known, variantIDs).filter { $0.0 == nil }.map(\.1))
        let missing = record.images.filter { $0.status != .ready }.map(\.id)
        guard record != stored else {
            return SavedProduct(
                id: id, change: .unchanged, variants: variantIDs, newVariants: [], notes: notes,
                missingPictures: missing)
        }
        try write(record, over: stored, newVariants: new, at: instant, in: transaction)
        return SavedProduct(
            id: id, change: stored == nil ? .created : .updated, variants: variantIDs, newVariants: new, notes: notes,
            missingPictures: missing)
    }

    /// Takes a product off the shelves; what was ordered keeps it. An archived product stays as it is.
    /// - Throws: ``CatalogError/unknownProduct``.
    public static func archive(_ id: ProductID, at instant: Instant, in transaction: Transaction) throws {
        let status: ProductStatus? = try transaction.value("SELECT status FROM product WHERE id = \(id)")
        guard let status else { throw CatalogError.unknownProduct }
        guard status != .archived else { return }
        try CatalogProjections.withdraw(.one(id), in: transaction)
        try transaction.execute(
            """
            UPDATE product SET status = \(ProductStatus.archived), updated_at = \(instant), version = version + 1
            WHERE id = \(id)
            """)
        try SearchIndex.products.remove(id, in: transaction)
        try CatalogState.advance(in: transaction)
    }

    private static func stored(for draft: ProductDraft, in transaction: ReadTransaction) throws -> ProductRecord? {
        let holder: ProductID? = try transaction.value("SELECT id FROM product WHERE slug = \(draft.slug)")
        guard let id = draft.id ?? holder else { return nil }
        guard holder == nil || holder == id else { throw CatalogError.slugTaken(draft.slug) }
        guard let detail = try find(id: id, in: transaction) else { throw CatalogError.unknownProduct }
        return ProductRecord(detail)
    }

    private static func checkSKUs(
        of draft: ProductDraft, product: ProductID, in transaction: ReadTransaction
    ) throws {
        let skus = draft.variants.compactMap(\.sku)
        guard !skus.isEmpty else { return }
        let taken: String? = try transaction.value(
            """
            SELECT sku FROM variant
            WHERE sku IN \(list: skus) AND retired_at IS NULL AND product_id <> \(product) LIMIT 1
            """)
        if let taken { throw CatalogError.skuTaken(taken) }
    }

    /// Nil when the draft leaves them as they are.
    private static func categories(
        of draft: ProductDraft, in transaction: ReadTransaction
    ) throws -> Set<CategoryID>? {
        guard let slugs = draft.categories else { return nil }
        return try Set(
            Set(slugs).map { slug in
                guard let id = try Categories.id(of: slug, in: transaction) else {
                    throw CatalogError.unknownCategory(slug)
                }
                return id
            })
    }
}
