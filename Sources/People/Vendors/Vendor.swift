public import Persistence
public import Vocabulary

/// Somebody who sells in the shop without owning it: their people see the vendor's own products and what was ordered of
/// them, and nothing else of the shop.
public struct Vendor: Sendable, Equatable, RowDecodable {
    public enum Status: String, Sendable, CaseIterable, SQLBindable, SQLDecodable {
        case active
        /// Its people cannot sign in. What it sold stays its own.
        case suspended
    }

    public let id: VendorID
    public let name: String
    /// Of the name it was added with; stays when it is renamed.
    public let slug: Slug
    /// Where the shop writes to it.
    public let email: EmailAddress
    public let status: Status
    public let createdAt: Instant

    public var isActive: Bool { status == .active }

    public static let nameLength = 1...100

    public init(row: Row) throws {
        id = try row["id"]
        name = try row["name"]
        slug = try row["slug"]
        email = try row["email"]
        status = try row["status"]
        createdAt = try row["created_at"]
    }

    static let columns: SQL = "id, name, slug, email, status, created_at"

    /// All of the shop's, by name.
    public static func all(in transaction: ReadTransaction) throws -> [Vendor] {
        try transaction.all("SELECT \(columns) FROM vendor ORDER BY lower(name), id")
    }

    public static func find(_ id: VendorID, in transaction: ReadTransaction) throws -> Vendor? {
        try transaction.first("SELECT \(columns) FROM vendor WHERE id = \(id)")
    }
}

/// A vendor as the list of vendors shows it.
public struct VendorOverview: Sendable, Equatable {
    public let vendor: Vendor
    /// How many people may sell for it.
    public let people: Int

    /// All of the shop's, by name.
    public static func all(in transaction: ReadTransaction) throws -> [VendorOverview] {
        var people: [VendorID: Int] = [:]
        for row in try transaction.rows(
            """
            SELECT vendor_id, count(*) AS people FROM staff
            WHERE vendor_id IS NOT NULL AND deactivated_at IS NULL GROUP BY vendor_id
            """)
        {
            people[try row["vendor_id"]] = try row["people"]
        }
        return try Vendor.all(in: transaction).map { VendorOverview(vendor: $0, people: people[$0.id] ?? 0) }
    }
}
