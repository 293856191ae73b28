public import Persistence
public import Vocabulary

extension PostgresEngine {
    /// Notes that the tenant has a database; its tables are there already.
    public func createShop(_ tenant: TenantID) async throws {
        try await platform.write { transaction in
            _ = try transaction.execute(
                "INSERT INTO shop_database (tenant_id) VALUES (\(tenant)) ON CONFLICT DO NOTHING")
        }
    }

    /// Removes the tenant's rows from every table that has any, whoever refers to whom, in one transaction.
    public func deleteShop(_ tenant: TenantID) async throws {
        try await directPool.withConnection { connection in
            try connection.withoutTimeLimits { try connection.deleteRows(of: tenant) }
        }
        knownShops.remove(tenant)
        sender.send(nil, [.shopRemoved])
    }

    /// Counts the tenant's rows in every table that has any.
    public func extent(of tenant: TenantID) async throws -> ShopExtent {
        try await requireShop(tenant)
        return .rows(
            try await directPool.withConnection { connection in
                try connection.withoutTimeLimits { try connection.countRows(of: tenant) }
            })
    }

    /// - Throws: ``DatabaseError/misconfigured(_:)`` when the tenant has no database. A yes is remembered.
    func requireShop(_ tenant: TenantID) async throws {
        if knownShops.contains(tenant) { return }
        let exists = try await platform.read { transaction in
            try transaction.value("SELECT TRUE FROM shop_database WHERE tenant_id = \(tenant)", as: Bool.self) ?? false
        }
        guard exists else { throw DatabaseError.misconfigured("There is no database for the shop \(tenant).") }
        knownShops.insert(tenant)
    }
}

extension PostgresConnection {
    fileprivate func deleteRows(of tenant: TenantID) throws {
        try simple("\(beginning()); SET LOCAL stoa.tenant = '\(tenant)'; SET LOCAL stoa.deleting_tenant = 'on'")
        for table in try tenantTables() {
            // Tables outside row level security are emptied of this tenant alone, too.
            try simple("DELETE FROM shop.\"\(table)\" WHERE tenant_id = '\(tenant)'")
        }
        try simple("DELETE FROM platform.shop_database WHERE tenant_id = '\(tenant)'; COMMIT")
    }

    fileprivate func countRows(of tenant: TenantID) throws -> Int64 {
        try simple("\(beginning("READ ONLY")); SET LOCAL stoa.tenant = '\(tenant)'")
        let counts = try tenantTables().map { "(SELECT count(*) FROM shop.\"\($0)\" WHERE tenant_id = '\(tenant)')" }
        let total: [Int64] =
            counts.isEmpty ? [] : try simple("SELECT \(counts.joined(separator: " + "))").rows.map { try $0[0] }
        try simple("COMMIT")
        return total.first ?? 0
    }

    /// The tables that hold tenants' rows, those that refer to others before those that are referred to.
    private func tenantTables() throws -> [String] {
        let tables = try simple(
            """
            SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid \
            WHERE c.relnamespace = 'shop'::regnamespace AND c.relkind IN ('r', 'p') \
            AND a.attname = 'tenant_id' AND NOT a.attisdropped ORDER BY c.relname
            """
        ).rows.map { row -> String in try row[0] }
        let references = try simple(
            """
            SELECT child.relname, parent.relname FROM pg_constraint k \
            JOIN pg_class child ON child.oid = k.conrelid JOIN pg_class parent ON parent.oid = k.confrelid \
            WHERE k.contype = 'f' AND child.relnamespace = 'shop'::regnamespace AND child.oid <> parent.oid
            """
        ).rows.map { TableReference(child: try $0[0], parent: try $0[1]) }
        return TableReference.childrenFirst(tables, references)
    }
}

extension Announcement {
    /// A shop's database is gone: whoever remembers that it exists asks again.
    static let shopRemoved = Announcement("shop-removed")
}

/// A foreign key between two tables.
struct TableReference {
    let child: String
    let parent: String

    /// `tables` in an order in which their rows can be deleted. Tables that refer to each other in a circle keep their
    /// order, so that the server names the reference that is in the way.
    static func childrenFirst(_ tables: [String], _ references: [TableReference]) -> [String] {
        var remaining = tables
        var ordered: [String] = []
        while !remaining.isEmpty {
            let referredTo = Set(references.lazy.filter { remaining.contains($0.child) }.map(\.parent))
            let free = remaining.filter { !referredTo.contains($0) }
            guard !free.isEmpty else { return ordered + remaining }
            ordered += free
            remaining.removeAll { !referredTo.contains($0) }
        }
        return ordered
    }
}
