public import Persistence

public enum PeopleMigrations {
    /// Who runs the platform.
    public static let platform: [Migration] = [
        Migration("people-001-operators") { schema in
            schema.createTable("operator") { table in
                table.column("id", .uuid)
                table.column("email", .text)
                table.column("name", .text)
                table.column("password_hash", .text)
                table.column("created_at", .integer)
                table.primaryKey("id")
                table.unique("operator_email_unique", "email")
                table.check("operator_email_folded", "email = lower(email)")
                table.check("operator_named", "length(name) BETWEEN 1 AND 200")
            }
            schema.createTable("operator_session") { table in
                table.column("token_digest", .bytes)
                table.column("operator_id", .uuid)
                table.column("created_at", .integer)
                table.column("last_seen_at", .integer)
                table.column("expires_at", .integer)
                table.primaryKey("token_digest")
                table.references("operator", ["operator_id"], onDelete: .cascade)
            }
            schema.createIndex("operator_session_by_person", on: "operator_session", ["operator_id"])
        },
        Migration("people-002-platform-audit", auditTrail),
        operatorSecondFactor,
        Migration("people-004-operator-passkeys", operatorPasskeys),
    ]
    /// Who works in a shop, and what they may do.
    public static let all: [Migration] = [
        Migration("people-001-staff") { schema in
            schema.createTable("role") { table in
                table.column("name", .text)
                table.column("title", .text)
                table.column("is_built_in", .boolean, default: "FALSE")
                table.primaryKey("name")
                table.check("role_named", "length(name) BETWEEN 1 AND 50 AND length(title) BETWEEN 1 AND 100")
            }
            schema.createTable("role_permission") { table in
                table.column("role", .text)
                table.column("permission", .text)
                table.primaryKey("role", "permission")
                table.references("role", ["role"], ["name"], onDelete: .cascade)
            }
            schema.createTable("staff") { table in
                table.column("id", .uuid)
                table.column("email", .text)
                table.column("name", .text)
                table.column("password_hash", .text)
                table.column("role", .text)
                table.column("created_at", .integer)
                table.primaryKey("id")
                table.unique("staff_email_unique", "email")
                table.references("role", ["role"], ["name"])
                table.check("staff_email_folded", "email = lower(email)")
                table.check("staff_named", "length(name) BETWEEN 1 AND 200")
            }
            schema.createIndex("staff_by_role", on: "staff", ["role"])
        },
        accounts, desk, security, Migration("people-005-passkeys", passkeys), vendors, apps,
    ]
}
