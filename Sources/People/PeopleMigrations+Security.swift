import Persistence

extension PeopleMigrations {
    /// What the rules over the audit trail raised, and how far they have looked.
    static let security = Migration("people-004-security") { schema in
        schema.createTable("security_alert") { table in
            table.column("id", .uuid)
            table.column("rule", .text)
            // What it is about: raised once.
            table.column("occasion", .text)
            table.column("who", .text)
            table.column("address", .text)
            table.column("action", .text)
            table.column("occurrences", .integer)
            table.column("event_number", .integer)
            table.column("raised_at", .integer)
            table.optional("seen_at", .integer)
            table.optional("seen_by", .text)
            table.primaryKey("id")
            table.unique("security_alert_occasion_unique", "occasion")
            table.check("security_alert_seen_by_somebody", "(seen_at IS NULL) = (seen_by IS NULL)")
        }
        schema.createIndex(
            "security_alert_unseen", on: "security_alert", ["raised_at"], where: "seen_at IS NULL")
        schema.createTable("security_watch") { table in
            table.column("id", .integer)
            table.column("seen_number", .integer)
            table.primaryKey("id")
            table.check("security_watch_once", "id = 1")
        }
    }
}
