public import Persistence
public import Vocabulary

/// Which tenants are wanted, and in which order.
public struct TenantQuery: Sendable, Equatable {
    public enum Sort: String, Sendable, CaseIterable {
        case newest, oldest, name, size, orders, activity
    }

    /// A part of the name, the slug or a host.
    public var search: String
    public var state: TenantState?
    public var sort: Sort

    public init(search: String = "", state: TenantState? = nil, sort: Sort = .newest) {
        self.search = search
        self.state = state
        self.sort = sort
    }
}

/// A tenant as lists show it.
public struct TenantEntry: Sendable, RowDecodable {
    public let tenant: Tenant
    /// Where its other hosts send visitors; nil without one.
    public let primaryHost: String?
    /// Nil before it was measured.
    public let activity: TenantActivity?

    public init(row: Row) throws {
        tenant = try Tenant(row: row)
        primaryHost = try row["primary_host"]
        let measuredAt: Instant? = try row["measured_at"]
        activity = measuredAt == nil ? nil : try TenantActivity(row: row)
    }
}

/// Tenants for operators, read from the registry alone: no shop is opened, however many there are.
public enum TenantList {
    /// - Parameter offset: how many to pass over.
    public static func page(
        _ query: TenantQuery, offset: Int = 0, limit: Int, in transaction: ReadTransaction
    ) throws -> [TenantEntry] {
        try transaction.all(
            "\(entries) WHERE \(condition(query)) ORDER BY \(order(query.sort)) LIMIT \(limit) OFFSET \(offset)")
    }

    /// Those after `last` in the order of their ids, which is about the order in which they were asked for.
    public static func page(
        _ query: TenantQuery, after last: TenantID?, limit: Int, in transaction: ReadTransaction
    ) throws -> [TenantEntry] {
        let isAfter: SQL = last.map { "AND tenant.id > \($0)" } ?? ""
        return try transaction.all(
            "\(entries) WHERE \(condition(query)) \(isAfter) ORDER BY tenant.id LIMIT \(limit)")
    }

    public static func count(_ query: TenantQuery, in transaction: ReadTransaction) throws -> Int {
        try transaction.value("SELECT count(*) FROM tenant WHERE \(condition(query))") ?? 0
    }

    public static func find(_ tenant: TenantID, in transaction: ReadTransaction) throws -> TenantEntry? {
        try transaction.first("\(entries) WHERE tenant.id = \(tenant)")
    }

    public static func find(_ tenants: Set<TenantID>, in transaction: ReadTransaction) throws -> [Tenant] {
        try transaction.all("SELECT * FROM tenant WHERE id IN \(list: tenants.sorted())")
    }

    /// How many tenants are in each state.
    public static func counts(in transaction: ReadTransaction) throws -> [TenantState: Int] {
        let row = try transaction.rows(
            """
            SELECT count(*) AS number, count(delete_after) AS deleting,
                count(CASE WHEN delete_after IS NULL THEN suspended_at END) AS suspended FROM tenant
            """
        ).first
        let (all, deleting, suspended): (Int, Int, Int) = (
            try row?["number"] ?? 0, try row?["deleting"] ?? 0, try row?["suspended"] ?? 0
        )
        return [.active: all - deleting - suspended, .suspended: suspended, .deleting: deleting]
    }

    /// How many tenants were made in each of the last `weeks` times seven days, the oldest first.
    public static func madePerWeek(
        weeks: Int, until instant: Instant = .now, in transaction: ReadTransaction
    ) throws -> [Int] {
        let week: Int64 = 7 * 24 * 60 * 60 * 1000
        var counts = [Int](repeating: 0, count: weeks)
        let rows = try transaction.rows(
            """
            SELECT (\(instant) - created_at) / \(week) AS age, count(*) AS number FROM tenant
            WHERE created_at > \(instant.milliseconds - week * Int64(weeks)) AND created_at <= \(instant)
            GROUP BY 1
            """)
        for row in rows {
            let age: Int = try row["age"]
            if (0..<weeks).contains(age) { counts[weeks - 1 - age] = try row["number"] }
        }
        return counts
    }

    // MARK: - Parts

    private static let entries: SQL = """
        SELECT tenant.*, activity.bytes, activity.is_estimate, activity.file_bytes, activity.products, activity.orders,
            activity.last_order_at, activity.measured_at,
            (SELECT host FROM tenant_domain WHERE tenant_id = tenant.id AND is_primary) AS primary_host
        FROM tenant LEFT JOIN tenant_activity AS activity ON activity.id = tenant.id
        """

    private static func condition(_ query: TenantQuery) -> SQL {
        var conditions: [SQL] = ["TRUE"]
        switch query.state {
        case .active: conditions.append("suspended_at IS NULL AND delete_after IS NULL")
        case .suspended: conditions.append("suspended_at IS NOT NULL AND delete_after IS NULL")
        case .deleting: conditions.append("delete_after IS NOT NULL")
        case nil: break
        }
        let words = query.search.withoutOuterBlanks.lowercased()
        if !words.isEmpty {
            let pattern = "%" + words.map { "%_!".contains($0) ? "!\($0)" : String($0) }.joined() + "%"
            conditions.append(
                """
                (lower(name) LIKE \(pattern) ESCAPE '!' OR slug LIKE \(pattern) ESCAPE '!'
                OR EXISTS (SELECT 1 FROM tenant_domain
                    WHERE tenant_id = tenant.id AND host LIKE \(pattern) ESCAPE '!'))
                """)
        }
        return SQL.joined(conditions, by: " AND ")
    }

    private static func order(_ sort: TenantQuery.Sort) -> SQL {
        switch sort {
        case .newest: "tenant.created_at DESC, tenant.id DESC"
        case .oldest: "tenant.created_at, tenant.id"
        case .name: "lower(name), tenant.id"
        case .size: "coalesce(activity.bytes, -1) DESC, tenant.id"
        case .orders: "coalesce(activity.orders, -1) DESC, tenant.id"
        case .activity: "coalesce(activity.last_order_at, -1) DESC, tenant.id"
        }
    }
}
