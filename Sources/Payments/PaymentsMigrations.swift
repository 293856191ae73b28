public import Persistence

public enum PaymentsMigrations {
    /// What the built-in test provider keeps, as if it were somebody else's computer.
    public static let platform: [Migration] = [
        Migration("payments-001-test-provider") { schema in
            schema.createTable("test_provider") { table in
                table.column("id", .integer)
                table.column("secret", .text)
                table.primaryKey("id")
                table.check("test_provider_single", "id = 1")
            }
            schema.createTable("test_payment") { table in
                table.column("reference", .text)
                table.column("state", .text)
                table.column("amount", .integer)
                table.column("currency", .text)
                // When a pending payment succeeds.
                table.optional("settles_at", .integer)
                table.column("begun_at", .integer)
                table.primaryKey("reference")
                table.check("test_payment_state", "state IN ('awaits_action', 'pending', 'captured', 'declined')")
            }
            schema.createIndex("test_payment_age", on: "test_payment", ["begun_at"])
        }
    ]

    public static let all: [Migration] = [
        Migration("payments-001-payments") { schema in
            schema.createTable("payment") { table in
                table.column("id", .uuid)
                table.column("checkout_id", .uuid)
                table.column("provider", .text)
                table.column("reference", .text)
                table.column("status", .text)
                table.column("amount", .integer)
                table.column("currency", .text)
                table.column("refunded", .integer, default: "0")
                table.column("attempt", .integer)
                table.optional("client_secret", .text)
                table.optional("redirect_url", .text)
                table.optional("publishable_key", .text)
                table.optional("failure_code", .text)
                table.column("created_at", .integer)
                table.column("updated_at", .integer)
                // When the provider was last asked what became of it.
                table.column("looked_at", .integer)
                table.primaryKey("id")
                table.unique("payment_attempt_unique", "checkout_id", "attempt")
                table.unique("payment_reference_unique", "provider", "reference")
                table.check("payment_amount_not_negative", "amount >= 0")
                table.check("payment_refund_within_amount", "refunded BETWEEN 0 AND amount")
                table.check(
                    "payment_status",
                    "status IN (\(PaymentStatus.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")))")
            }
            // At most one open payment for a checkout: a second charge has nothing to hang on.
            schema.createIndex(
                "payment_open_unique", on: "payment", ["checkout_id"], unique: true,
                where: "status NOT IN ('canceled', 'refunded')")
            schema.createIndex(
                "payment_unsettled", on: "payment", ["looked_at"],
                where: "status IN ('processing', 'requires_action')")
            schema.createIndex(
                "payment_untried", on: "payment", ["looked_at"], where: "status = 'requires_payment_method'")
            schema.createTable("payment_event") { table in
                table.column("id", .uuid)
                table.column("payment_id", .uuid)
                table.column("status_before", .text)
                table.column("status_after", .text)
                table.column("amount", .integer)
                table.optional("detail", .text)
                table.column("happened_at", .integer)
                table.primaryKey("id")
                table.references("payment", ["payment_id"])
            }
            schema.createIndex("payment_event_by_payment", on: "payment_event", ["payment_id", "id"])
            schema.makeAppendOnly("payment_event")
            schema.createTable("inbox") { table in
                table.column("source", .text)
                table.column("event_id", .text)
                table.column("received_at", .integer)
                table.primaryKey("source", "event_id")
            }
        }
    ]
}
