import Persistence

extension PeopleMigrations {
    /// Where an app calls from, and when its person last proved who they are. Nothing is known of those that signed in
    /// before: they are asked for a proof.
    static let apps = Migration("people-007-apps") { schema in
        schema.addColumn("address", .text, to: "refresh_token", "NOT NULL DEFAULT ''")
        schema.addColumn("user_agent", .text, to: "refresh_token", "NOT NULL DEFAULT ''")
        schema.addColumn("proved_at", .integer, to: "refresh_token")
    }
}
