public import Persistence
public import Vocabulary

/// In which shops an e-mail address works at the desk, as the shops tell the platform. A row leads somebody who has shown
/// that the mailbox is theirs from one shop's desk to another's sign-in; it opens nothing.
public enum StaffPlaces {
    /// Notes how it stands with an address in one shop. Said twice, it is the same; of a shop that is gone, nothing.
    /// - Parameter email: in small letters.
    public static func note(
        _ email: String, at tenant: TenantID, works: Bool, in transaction: Transaction
    ) throws {
        guard works else {
            try transaction.execute("DELETE FROM staff_place WHERE email = \(email) AND shop_id = \(tenant)")
            return
        }
        try transaction.execute(
            """
            INSERT INTO staff_place (email, shop_id) SELECT CAST(\(email) AS TEXT), id FROM tenant WHERE id = \(tenant)
            ON CONFLICT (email, shop_id) DO NOTHING
            """)
    }

    /// A shop where an address works.
    public struct Place: Sendable, RowDecodable {
        public let tenant: Tenant
        /// Where its other hosts send visitors; nil without one.
        public let primaryHost: String?

        public init(row: Row) throws {
            tenant = try Tenant(row: row)
            primaryHost = try row["primary_host"]
        }
    }

    /// The shops where an address works, by name; those that are about to be deleted are left out.
    /// - Parameter email: in small letters.
    public static func all(of email: String, in transaction: ReadTransaction) throws -> [Place] {
        try transaction.all(
            """
            SELECT tenant.*, (SELECT host FROM tenant_domain
                WHERE tenant_id = tenant.id AND is_primary AND verified_at IS NOT NULL) AS primary_host
            FROM staff_place JOIN tenant ON tenant.id = staff_place.shop_id
            WHERE staff_place.email = \(email) AND tenant.delete_after IS NULL ORDER BY lower(tenant.name), tenant.id
            """)
    }

    /// Rows go with their shop.
    static let migration = Migration("tenancy-006-staff-places") { schema in
        schema.createTable("staff_place") { table in
            table.column("email", .text)
            table.column("shop_id", .uuid)
            table.primaryKey("email", "shop_id")
            table.references("tenant", ["shop_id"], onDelete: .cascade)
            table.check("staff_place_email_folded", "email = lower(email)")
        }
        schema.createIndex("staff_place_by_shop", on: "staff_place", ["shop_id"])
    }
}
