import Persistence

extension CatalogMigrations {
    /// Whose product it is. Empty: the shop's own. Ids grow with time, so the index lists a vendor's newest first.
    static let vendors = Migration("catalog-004-vendors") { schema in
        schema.addColumn("vendor_id", .uuid, to: "product")
        schema.createIndex("product_by_vendor", on: "product", ["vendor_id", "id"], where: "vendor_id IS NOT NULL")
    }
}
