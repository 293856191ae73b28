import Persistence

extension PeopleMigrations {
    /// Invitations, known devices, the desk's own rules, and operators who were let in for a while.
    static let desk = Migration("people-003-desk") { schema in
        schema.createTable("staff_invitation") { table in
            table.isLeftOutOfClones()
            table.column("id", .uuid)
            table.column("email", .text)
            table.column("role", .text)
            table.column("inviter", .text)
            table.column("invited_at", .integer)
            table.column("expires_at", .integer)
            table.primaryKey("id")
            table.unique("staff_invitation_email_unique", "email")
            table.references("role", ["role"], ["name"])
            table.check("staff_invitation_email_folded", "email = lower(email)")
        }
        schema.createTable("staff_device") { table in
            table.isLeftOutOfClones()
            table.column("staff_id", .uuid)
            table.column("token_hash", .bytes)
            table.column("seen_at", .integer)
            table.primaryKey("staff_id", "token_hash")
            table.references("staff", ["staff_id"], ["id"], onDelete: .cascade)
        }
        schema.createTable("desk_rules") { table in
            table.column("id", .integer)
            table.column("needs_second_factor", .boolean)
            table.column("session_hours", .integer)
            table.column("tells_new_sign_in", .boolean)
            table.primaryKey("id")
            table.check("desk_rules_once", "id = 1")
            table.check("desk_rules_session", "session_hours BETWEEN 1 AND 336")
        }
        schema.createTable("operator_visit") { table in
            table.isLeftOutOfClones()
            table.column("id", .uuid)
            table.column("operator_id", .uuid)
            table.column("name", .text)
            table.column("email", .text)
            table.column("reason", .text)
            table.column("began_at", .integer)
            table.column("ends_at", .integer)
            table.primaryKey("id")
            table.check("operator_visit_reason", "length(reason) BETWEEN 10 AND 500")
        }
        schema.createIndex("operator_visit_by_end", on: "operator_visit", ["ends_at"])
    }
}
