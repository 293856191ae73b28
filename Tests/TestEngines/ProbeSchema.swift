public import Persistence

/// What `DurabilityProbe` writes to, and the test that kills it reads from.
public enum ProbeSchema {
    public static let migrations = Migrations(
        platform: [],
        shop: [
            Migration("probe-001") { schema in
                for name in ["debit", "credit"] {
                    schema.createTable(name) { table in
                        table.column("id", .integer)
                        table.primaryKey("id")
                    }
                }
            }
        ])
}
