public import People
public import Persistence
public import Vocabulary

/// Whose a product is.
extension Products {
    /// Says that a vendor sells a product, or with nil that the shop does itself. Lines that were ordered before stay with
    /// whom they were ordered of.
    /// - Throws: ``CatalogError/unknownProduct``, `DeskRefusal.noSuchVendor`.
    public static func assign(
        _ id: ProductID, to vendor: VendorID?, by author: DeskAuthor, in transaction: Transaction
    ) throws {
        guard let row = try transaction.rows("SELECT vendor_id FROM product WHERE id = \(id)").first else {
            throw CatalogError.unknownProduct
        }
        let before: VendorID? = try row["vendor_id"]
        guard before != vendor else { return }
        let owner = try vendor.map { try name(of: $0, in: transaction) }
        try transaction.execute("UPDATE product SET vendor_id = \(vendor) WHERE id = \(id)")
        var change = AuditChange()
        change.note("vendor", from: try before.map { try name(of: $0, in: transaction) }, to: owner)
        try AuditTrail.record(
            "product.vendor_changed", AuditEvent.Subject("product", "\(id)"), change, by: author.origin,
            in: transaction)
    }

    /// A product that can be given to a vendor, and whose it is now.
    public struct Assignable: Hashable, Sendable {
        public let summary: ProductSummary
        /// Nil for the shop's own.
        public let vendor: VendorID?
    }

    /// Products that the search finds by `words`, and those of that very SKU or address whatever their status.
    public static func assignable(
        _ words: String, limit: Int = 20, in transaction: ReadTransaction
    ) throws -> [Assignable] {
        let exact: [ProductID] = try transaction.values(
            """
            SELECT id FROM product WHERE slug = \(words)
            UNION SELECT product_id FROM variant WHERE sku = \(words) AND retired_at IS NULL
            """)
        let found: [ProductID] =
            try SearchIndex.products.matches(words, dialect: transaction.dialect).map { matches in
                try transaction.values(
                    "SELECT found.id FROM \(matches) AS found ORDER BY found.rank, found.id LIMIT \(limit)")
            } ?? []
        let ids = Array((exact + found.filter { !exact.contains($0) }).prefix(limit))
        guard !ids.isEmpty else { return [] }
        var vendors: [ProductID: VendorID] = [:]
        for row in try transaction.rows(
            "SELECT id, vendor_id FROM product WHERE id IN \(list: ids) AND vendor_id IS NOT NULL")
        {
            vendors[try row["id"]] = try row["vendor_id"]
        }
        return try ProductSummaries.load(ids, in: transaction).map {
            Assignable(summary: $0, vendor: vendors[$0.id])
        }
    }

    /// The vendor of the variant in `column`, as a piece of a statement: for who writes down whom something is bought of.
    /// - Parameter column: one that holds ids of variants.
    public static func vendor(ofVariantIn column: SQL) -> SQL {
        """
        (SELECT product.vendor_id FROM variant JOIN product ON product.id = variant.product_id
            WHERE variant.id = \(column))
        """
    }

    private static func name(of vendor: VendorID, in transaction: ReadTransaction) throws -> String {
        guard let found = try Vendor.find(vendor, in: transaction) else { throw DeskRefusal.noSuchVendor }
        return found.name
    }
}
