public import Persistence
public import Vocabulary

/// What a shop held and did when it was last looked into: kept by the platform, so that a list of a thousand shops opens
/// none of them.
public struct TenantActivity: Sendable, Equatable {
    /// In the database.
    public let bytes: Int64
    /// Whether ``bytes`` is rows times what a row takes on average.
    public let isEstimate: Bool
    /// Of pictures and other files.
    public let fileBytes: Int64
    public let products: Int
    public let orders: Int
    public let lastOrderAt: Instant?
    public let measuredAt: Instant

    public init(
        bytes: Int64, isEstimate: Bool, fileBytes: Int64, products: Int, orders: Int, lastOrderAt: Instant?,
        measuredAt: Instant
    ) {
        self.bytes = bytes
        self.isEstimate = isEstimate
        self.fileBytes = fileBytes
        self.products = products
        self.orders = orders
        self.lastOrderAt = lastOrderAt
        self.measuredAt = measuredAt
    }
}

extension TenantActivity: RowDecodable {
    public init(row: Row) throws {
        bytes = try row["bytes"]
        isEstimate = try row["is_estimate"]
        fileBytes = try row["file_bytes"]
        products = try row["products"]
        orders = try row["orders"]
        lastOrderAt = try row["last_order_at"]
        measuredAt = try row["measured_at"]
    }

    /// Notes what was seen. Nothing happens when the tenant is gone meanwhile.
    public func save(for tenant: TenantID, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO tenant_activity (id, bytes, is_estimate, file_bytes, products, orders, last_order_at, measured_at)
            SELECT id, \(bytes), \(isEstimate), \(fileBytes), \(products), \(orders),
                CAST(\(lastOrderAt) AS BIGINT), \(measuredAt) FROM tenant WHERE id = \(tenant)
            ON CONFLICT (id) DO UPDATE SET bytes = excluded.bytes, is_estimate = excluded.is_estimate,
                file_bytes = excluded.file_bytes, products = excluded.products, orders = excluded.orders,
                last_order_at = excluded.last_order_at, measured_at = excluded.measured_at
            """)
    }

    /// Tenants that were never measured, or not since `instant`; those that wait longest first.
    public static func outdated(
        since instant: Instant, limit: Int, in transaction: ReadTransaction
    ) throws -> [TenantID] {
        try transaction.values(
            """
            SELECT tenant.id FROM tenant LEFT JOIN tenant_activity AS activity ON activity.id = tenant.id
            WHERE measured_at IS NULL OR measured_at < \(instant)
            ORDER BY coalesce(measured_at, 0), tenant.id LIMIT \(limit)
            """)
    }

    static let migration = Migration("tenancy-005-activity") { schema in
        schema.createTable("tenant_activity") { table in
            table.column("id", .uuid)
            table.column("bytes", .integer)
            table.column("is_estimate", .boolean)
            table.column("file_bytes", .integer)
            table.column("products", .integer)
            table.column("orders", .integer)
            table.optional("last_order_at", .integer)
            table.column("measured_at", .integer)
            table.primaryKey("id")
            table.references("tenant", ["id"], onDelete: .cascade)
        }
    }
}
