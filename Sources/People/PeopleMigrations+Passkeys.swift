import Persistence

extension PeopleMigrations {
    /// Passkeys and the challenges that they have answered: of a shop's customers and staff, and of who runs the
    /// platform.
    static func passkeys(in schema: inout Schema) {
        schema.createTable("passkey") { table in
            // A copy of a shop has another host, where none of them works.
            table.isLeftOutOfClones()
            table.column("id", .uuid)
            table.column("owner_kind", .text)
            table.column("owner_id", .uuid)
            table.column("rp_id", .text)
            table.column("credential_id", .bytes)
            table.column("user_handle", .bytes)
            table.column("algorithm", .integer)
            table.column("public_key", .bytes)
            table.column("sign_count", .integer)
            table.column("is_backup_eligible", .boolean)
            table.column("is_backed_up", .boolean)
            table.column("name", .text)
            table.column("created_at", .integer)
            table.optional("used_at", .integer)
            table.primaryKey("id")
            table.unique("passkey_credential_unique", "credential_id")
            table.check("passkey_owner_kind", "owner_kind IN ('customer', 'staff', 'operator')")
            table.check("passkey_named", "length(name) BETWEEN 1 AND 60")
        }
        schema.createIndex("passkey_by_owner", on: "passkey", ["owner_id", "owner_kind"])
        schema.createTable("spent_challenge") { table in
            table.isLeftOutOfClones()
            table.column("digest", .bytes)
            table.column("ends_at", .integer)
            table.primaryKey("digest")
        }
        schema.createIndex("spent_challenge_by_end", on: "spent_challenge", ["ends_at"])
    }

    /// The same for operators, whose sessions now know when their person proved who they are.
    static func operatorPasskeys(in schema: inout Schema) {
        passkeys(in: &schema)
        schema.addColumn("proved_at", .integer, to: "operator_session", "NOT NULL DEFAULT 0")
    }
}
