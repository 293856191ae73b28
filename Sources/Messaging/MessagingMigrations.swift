public import Persistence

public enum MessagingMigrations {
    /// Mail of the platform itself.
    public static let platform: [Migration] = [mails]
    /// Mail of a shop, and what its merchant made of ours.
    public static let shop: [Migration] = [mails, templates]

    private static let mails = Migration("messaging-001-mail") { schema in
        schema.createTable("mail") { table in
            table.column("id", .uuid)
            // What the mail is an effect of: the same cause never makes two.
            table.column("cause", .text)
            table.column("kind", .text)
            table.column("locale", .text)
            table.column("recipient", .text)
            table.column("sender_name", .text)
            table.optional("reply_to", .text)
            table.column("subject", .text)
            // Empty once a mail with a secret link is on its way.
            table.column("text_body", .text)
            table.column("html_body", .text)
            table.column("state", .text)
            table.column("attempts", .integer, default: "0")
            table.optional("last_reply", .text)
            table.column("created_at", .integer)
            table.optional("sent_at", .integer)
            table.primaryKey("id")
            table.unique("mail_cause_unique", "cause")
            table.isLeftOutOfClones()
            table.check("mail_state", "state IN ('waiting', 'sent', 'failed', 'suppressed', 'kept')")
            table.check("mail_sent_when", "(state = 'sent') = (sent_at IS NOT NULL)")
        }
        schema.createIndex("mail_by_age", on: "mail", ["created_at"])
        schema.createIndex("mail_by_recipient", on: "mail", ["recipient"])
        schema.createTable("mail_address_state") { table in
            table.column("address", .text)
            table.column("bounced_at", .integer)
            table.column("reply", .text)
            table.primaryKey("address")
        }
    }

    private static let templates = Migration("messaging-002-templates") { schema in
        schema.createTable("mail_template") { table in
            table.column("kind", .text)
            table.column("locale", .text)
            table.column("subject", .text)
            table.column("preview", .text)
            table.column("text_body", .text)
            table.column("html_body", .text)
            table.column("updated_at", .integer)
            table.primaryKey("kind", "locale")
        }
    }
}
