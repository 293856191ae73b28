import Persistence

extension PeopleMigrations {
    /// A second factor for who runs the platform, and where they are signed in.
    static let operatorSecondFactor = Migration("people-003-operator-second-factor") { schema in
        schema.addColumn("totp_secret", .text, to: "operator", "")
        schema.addColumn("totp_used_step", .integer, to: "operator", "")
        schema.createTable("operator_recovery_code") { table in
            table.column("operator_id", .uuid)
            table.column("code_hash", .bytes)
            table.primaryKey("operator_id", "code_hash")
            table.references("operator", ["operator_id"], onDelete: .cascade)
        }
        schema.addColumn("address", .text, to: "operator_session", "NOT NULL DEFAULT ''")
        schema.addColumn("user_agent", .text, to: "operator_session", "NOT NULL DEFAULT ''")
    }
}
