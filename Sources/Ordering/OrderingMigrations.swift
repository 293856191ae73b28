public import Persistence

public enum OrderingMigrations {
    public static let all: [Migration] = [shipping, carts, checkouts, orders, idempotency, customers, vendors]

    private static let shipping = Migration("ordering-001-shipping") { schema in
        schema.createTable("shipping_method") { table in
            table.column("id", .uuid)
            table.column("name", .text)
            table.column("description", .text, default: "''")
            table.column("price", .integer)
            table.column("position", .integer)
            table.column("is_offered", .boolean, default: "TRUE")
            table.primaryKey("id")
            table.unique("shipping_method_name_unique", "name")
            table.check("shipping_method_price_not_negative", "price >= 0")
        }
    }

    private static let carts = Migration("ordering-002-carts") { schema in
        schema.createTable("cart") { table in
            table.column("id", .uuid)
            table.column("token_hash", .bytes)
            table.column("version", .integer, default: "1")
            table.column("created_at", .integer)
            table.column("updated_at", .integer)
            table.primaryKey("id")
            table.unique("cart_token_unique", "token_hash")
            table.isLeftOutOfClones()
        }
        schema.createTable("cart_line") { table in
            table.column("id", .uuid)
            table.column("cart_id", .uuid)
            table.column("variant_id", .uuid)
            table.column("quantity", .integer)
            table.primaryKey("cart_id", "id")
            table.unique("cart_line_variant_unique", "cart_id", "variant_id")
            table.references("cart", ["cart_id"], onDelete: .cascade)
            table.check("cart_line_quantity_positive", "quantity > 0")
            table.isLeftOutOfClones()
        }
    }

    private static let checkouts = Migration("ordering-003-checkouts") { schema in
        schema.createTable("checkout") { table in
            table.column("id", .uuid)
            table.column("cart_id", .uuid)
            table.column("cart_version", .integer)
            table.column("token_hash", .bytes)
            table.column("status", .text)
            table.column("version", .integer, default: "1")
            offer(&table)
            contact(&table)
            table.optional("shipping_method_id", .uuid)
            table.column("expires_at", .integer)
            table.optional("order_id", .uuid)
            table.column("created_at", .integer)
            table.primaryKey("id")
            table.check("checkout_status", "status IN ('open', 'completed', 'superseded')")
            table.check("checkout_completed_has_order", "(status = 'completed') = (order_id IS NOT NULL)")
        }
        // One cart is paid for at most once at a time.
        schema.createIndex(
            "checkout_open_unique", on: "checkout", ["cart_id"], unique: true, where: "status = 'open'")
        schema.createTable("checkout_line") { table in
            table.column("checkout_id", .uuid)
            line(&table)
            table.primaryKey("checkout_id", "position")
            table.references("checkout", ["checkout_id"], onDelete: .cascade)
        }
    }

    private static let orders = Migration("ordering-004-orders") { schema in
        schema.createTable("order_counter") { table in
            table.column("id", .integer)
            table.column("last_number", .integer)
            table.primaryKey("id")
            table.check("order_counter_single", "id = 1")
        }
        schema.createTable("orders") { table in
            table.column("id", .uuid)
            table.column("number", .integer)
            table.column("checkout_id", .uuid)
            table.column("status", .text)
            table.column("tracking_token", .text)
            offer(&table)
            contact(&table)
            table.column("placed_at", .integer)
            table.primaryKey("id")
            table.unique("order_number_unique", "number")
            table.unique("order_checkout_unique", "checkout_id")
            table.unique("order_tracking_token_unique", "tracking_token")
            table.check("order_status", "status IN ('placed', 'fulfilled', 'canceled')")
            table.check("order_has_contact", "email IS NOT NULL AND shipping_address IS NOT NULL")
        }
        schema.createTable("order_line") { table in
            table.column("order_id", .uuid)
            line(&table)
            table.primaryKey("order_id", "position")
            table.references("orders", ["order_id"])
        }
        schema.createTable("order_event") { table in
            table.column("id", .uuid)
            table.column("order_id", .uuid)
            table.column("kind", .text)
            table.column("happened_at", .integer)
            table.primaryKey("order_id", "id")
            table.references("orders", ["order_id"])
        }
        schema.makeAppendOnly("order_event")
        schema.makeAppendOnly("order_line")
    }

    private static let idempotency = Migration("ordering-005-idempotency") { schema in
        schema.createTable("idempotency_record") { table in
            table.column("key", .text)
            table.column("scope", .text)
            table.column("fingerprint", .text)
            table.column("status", .integer)
            table.column("body", .text)
            table.column("created_at", .integer)
            table.primaryKey("scope", "key")
            table.isLeftOutOfClones()
        }
        schema.createIndex("idempotency_record_by_age", on: "idempotency_record", ["created_at"])
    }

    /// Whose carts and orders they are. Empty: a guest's.
    private static let customers = Migration("ordering-006-customers") { schema in
        schema.addColumn("customer_id", .uuid, to: "cart")
        schema.addColumn("customer_id", .uuid, to: "orders")
        // The e-mail address in small letters: what its mailbox ordered is looked for.
        schema.addColumn("email_key", .text, to: "orders")
        // A customer has one cart, on all their devices.
        schema.createIndex(
            "cart_customer_unique", on: "cart", ["customer_id"], unique: true, where: "customer_id IS NOT NULL")
        schema.createIndex(
            "orders_by_customer", on: "orders", ["customer_id", "number"], where: "customer_id IS NOT NULL")
        schema.createIndex("orders_of_guests", on: "orders", ["email_key"], where: "customer_id IS NULL")
    }

    /// Of whom a line was bought. Empty: of the shop itself. Ids of orders grow with time, so the index lists a vendor's
    /// newest first.
    private static let vendors = Migration("ordering-007-vendors") { schema in
        schema.addColumn("vendor_id", .uuid, to: "order_line")
        schema.createIndex(
            "order_line_by_vendor", on: "order_line", ["vendor_id", "order_id"], where: "vendor_id IS NOT NULL")
    }

    /// The amounts of an offer, the same in a checkout and in the order it becomes.
    private static func offer(_ table: inout Table) {
        table.column("currency", .text)
        table.column("subtotal", .integer)
        table.column("discount", .integer, default: "0")
        table.column("shipping", .integer, default: "0")
        table.column("tax", .integer)
        table.column("total", .integer)
        table.column("tax_rate", .integer)
        table.column("tax_inclusive", .boolean)
        table.column("tax_rounding", .text)
        table.optional("shipping_name", .text)
        table.check("\(table.name)_total_not_negative", "total >= 0 AND subtotal >= 0 AND discount >= 0 AND tax >= 0")
        // With inclusive tax the tax is a part of the prices; else it comes on top.
        table.check(
            "\(table.name)_total_is_sum",
            "total = subtotal - discount + shipping + CASE WHEN tax_inclusive THEN 0 ELSE tax END")
    }

    /// Whom the goods go to.
    private static func contact(_ table: inout Table) {
        table.optional("email", .text)
        table.optional("phone", .text)
        table.optional("shipping_address", .text)
        table.optional("billing_address", .text)
    }

    /// What is bought, as it was when it was offered.
    private static func line(_ table: inout Table) {
        table.column("position", .integer)
        table.column("variant_id", .uuid)
        table.column("product_slug", .text)
        table.column("sku", .text)
        table.column("title", .text)
        table.column("variant_title", .text)
        table.optional("image", .text)
        table.column("unit", .text)
        table.column("quantity", .integer)
        table.column("unit_price", .integer)
        table.column("line_total", .integer)
        table.column("discount", .integer, default: "0")
        table.column("tax", .integer)
        table.column("taxable", .boolean)
        table.column("tracks_stock", .boolean)
        table.check("\(table.name)_quantity_positive", "quantity > 0")
        table.check("\(table.name)_amounts_not_negative", "unit_price >= 0 AND line_total >= 0 AND tax >= 0")
    }
}
