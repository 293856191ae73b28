import Persistence

extension PeopleMigrations {
    /// Who sells in the shop, who sells for them, and which mailboxes were shown to be somebody's.
    static let vendors = Migration("people-006-vendors") { schema in
        schema.createTable("vendor") { table in
            table.column("id", .uuid)
            table.column("name", .text)
            table.column("slug", .text)
            table.column("email", .text)
            table.column("status", .text)
            table.column("created_at", .integer)
            table.primaryKey("id")
            table.unique("vendor_slug_unique", "slug")
            table.check("vendor_status_known", "status IN ('active', 'suspended')")
            table.check("vendor_named", "length(name) BETWEEN 1 AND 100")
        }
        schema.addColumn(
            "vendor_id", .uuid, to: "staff",
            "CONSTRAINT staff_vendor_role CHECK (vendor_id IS NULL OR role = 'vendor')")
        schema.createIndex("staff_by_vendor", on: "staff", ["vendor_id"], where: "vendor_id IS NOT NULL")
        schema.addColumn(
            "vendor_id", .uuid, to: "staff_invitation",
            "CONSTRAINT staff_invitation_vendor_role CHECK (vendor_id IS NULL OR role = 'vendor')")
        // The tenant in which a mailed link was followed that went to this address. A copy of the shop is another tenant,
        // so nobody gains a mailbox by bringing an archive that says so.
        schema.addColumn("email_proved_in", .uuid, to: "staff")
    }
}
