import Persistence

extension PeopleMigrations {
    /// Customers, what opens a surface for a person or a program, and the audit trail.
    static let accounts = Migration("people-002-accounts") { schema in
        customers(in: &schema)
        credentials(in: &schema)
        schema.addColumn("deactivated_at", .integer, to: "staff", "")
        schema.addColumn("totp_secret", .text, to: "staff", "")
        schema.addColumn("totp_used_step", .integer, to: "staff", "")
        schema.addColumn("needs_second_factor", .boolean, to: "role", "NOT NULL DEFAULT FALSE")
        schema.createTable("recovery_code") { table in
            table.column("staff_id", .uuid)
            table.column("code_hash", .bytes)
            table.primaryKey("staff_id", "code_hash")
            table.references("staff", ["staff_id"], ["id"], onDelete: .cascade)
        }
        auditTrail(in: &schema)
    }

    /// What was changed and by whom: a shop has one, and so has the platform.
    static func auditTrail(in schema: inout Schema) {
        schema.createTable("audit_event") { table in
            table.column("number", .integer)
            table.column("happened_at", .integer)
            table.column("actor_kind", .text)
            table.optional("actor_id", .uuid)
            table.column("actor_name", .text)
            table.column("address", .text)
            table.column("action", .text)
            table.column("subject_kind", .text)
            table.column("subject_id", .text)
            table.column("change", .text)
            table.column("request_id", .text)
            table.column("hash", .bytes)
            table.primaryKey("number")
            table.check("audit_event_numbered", "number > 0")
        }
        schema.createIndex("audit_event_by_time", on: "audit_event", ["happened_at"])
        schema.createIndex("audit_event_by_actor", on: "audit_event", ["actor_id", "number"])
        schema.createIndex("audit_event_by_subject", on: "audit_event", ["subject_kind", "subject_id", "number"])
        schema.createIndex("audit_event_by_action", on: "audit_event", ["action", "number"])
        schema.makeAppendOnly("audit_event")
    }

    private static func customers(in schema: inout Schema) {
        schema.createTable("customer") { table in
            table.column("id", .uuid)
            table.column("email", .text)
            table.column("name", .text)
            table.optional("phone", .text)
            table.column("locale", .text)
            table.optional("password_hash", .text)
            table.optional("email_verified_at", .integer)
            table.column("created_at", .integer)
            table.primaryKey("id")
            table.unique("customer_email_unique", "email")
            table.check("customer_email_folded", "email = lower(email)")
            table.check("customer_named", "length(name) <= 200")
        }
        schema.createIndex("customer_by_age", on: "customer", ["created_at", "id"])
        schema.createTable("customer_identity") { table in
            table.column("issuer", .text)
            table.column("subject", .text)
            table.column("customer_id", .uuid)
            table.column("linked_at", .integer)
            table.primaryKey("issuer", "subject")
            table.references("customer", ["customer_id"], ["id"], onDelete: .cascade)
        }
        schema.createIndex("customer_identity_by_customer", on: "customer_identity", ["customer_id"])
        schema.createTable("customer_address") { table in
            table.column("id", .uuid)
            table.column("customer_id", .uuid)
            table.column("address", .text)
            table.column("is_default_shipping", .boolean, default: "FALSE")
            table.column("is_default_billing", .boolean, default: "FALSE")
            table.column("created_at", .integer)
            table.primaryKey("id")
            table.references("customer", ["customer_id"], ["id"], onDelete: .cascade)
        }
        schema.createIndex("customer_address_by_customer", on: "customer_address", ["customer_id", "created_at"])
        for purpose in ["shipping", "billing"] {
            schema.createIndex(
                "customer_address_default_\(purpose)", on: "customer_address", ["customer_id"], unique: true,
                where: "is_default_\(purpose)")
        }
    }

    /// What opens a shop does not open its copy.
    private static func credentials(in schema: inout Schema) {
        let audiences = "audience IN ('customer', 'staff')"
        schema.createTable("session") { table in
            table.isLeftOutOfClones()
            table.column("id", .uuid)
            table.column("token_hash", .bytes)
            table.column("audience", .text)
            table.column("person_id", .uuid)
            table.column("address", .text)
            table.column("user_agent", .text)
            table.column("began_at", .integer)
            table.column("seen_at", .integer)
            table.column("proved_at", .integer)
            table.column("ends_at", .integer)
            table.primaryKey("id")
            table.unique("session_token_unique", "token_hash")
            table.check("session_audience", audiences)
        }
        schema.createIndex("session_by_person", on: "session", ["person_id", "audience"])
        schema.createIndex("session_by_use", on: "session", ["audience", "seen_at"])
        schema.createTable("refresh_token") { table in
            table.isLeftOutOfClones()
            table.column("token_hash", .bytes)
            table.column("family_id", .uuid)
            table.column("audience", .text)
            table.column("person_id", .uuid)
            table.column("issued_at", .integer)
            table.column("expires_at", .integer)
            table.column("family_ends_at", .integer)
            table.optional("used_at", .integer)
            table.primaryKey("token_hash")
            table.check("refresh_token_audience", audiences)
        }
        schema.createIndex("refresh_token_by_family", on: "refresh_token", ["family_id"])
        schema.createIndex("refresh_token_by_person", on: "refresh_token", ["person_id", "audience"])
        schema.createTable("one_time_token") { table in
            table.isLeftOutOfClones()
            table.column("token_hash", .bytes)
            table.column("purpose", .text)
            table.column("subject", .text)
            table.column("detail", .text)
            table.column("issued_at", .integer)
            table.column("expires_at", .integer)
            table.primaryKey("token_hash")
        }
        schema.createIndex("one_time_token_by_subject", on: "one_time_token", ["purpose", "subject"])
        schema.createIndex("one_time_token_by_end", on: "one_time_token", ["expires_at"])
        schema.createTable("signing_key") { table in
            table.isLeftOutOfClones()
            table.column("id", .uuid)
            table.column("secret", .text)
            table.column("created_at", .integer)
            table.primaryKey("id")
        }
        schema.createTable("api_key") { table in
            table.isLeftOutOfClones()
            table.column("id", .uuid)
            table.column("name", .text)
            table.column("token_hash", .bytes)
            table.column("hint", .text)
            table.column("scopes", .text)
            table.column("created_by", .uuid)
            table.column("created_at", .integer)
            table.optional("expires_at", .integer)
            table.optional("used_at", .integer)
            table.optional("revoked_at", .integer)
            table.primaryKey("id")
            table.unique("api_key_token_unique", "token_hash")
            table.check("api_key_named", "length(name) BETWEEN 1 AND 100")
        }
    }
}
