public import Persistence

public enum AccountingMigrations {
    /// The chart of accounts.
    public static let all: [Migration] = [
        Migration("accounting-001-accounts") { schema in
            schema.createTable("account") { table in
                table.column("code", .text)
                table.column("name", .text)
                table.column("kind", .text)
                table.optional("system_role", .text)
                table.primaryKey("code")
                table.unique("account_role_unique", "system_role")
                table.check("account_kind", "kind IN ('asset', 'liability', 'equity', 'income', 'expense')")
                table.check("account_named", "length(code) BETWEEN 1 AND 20 AND length(name) BETWEEN 1 AND 100")
            }
        }
    ]
}
