public import Persistence

public enum InventoryMigrations {
    public static let all: [Migration] = [
        Migration("inventory-001-stock") { schema in
            // The sums of the ledger, kept beside it so that one conditional statement can guard them.
            schema.createTable("stock_level") { table in
                table.column("variant_id", .uuid)
                table.column("on_hand", .integer, default: "0")
                table.column("held", .integer, default: "0")
                table.column("allocated", .integer, default: "0")
                table.primaryKey("variant_id")
                table.check("stock_held_not_negative", "held >= 0")
                table.check("stock_allocated_not_negative", "allocated >= 0")
                table.check("stock_never_oversold", "held + allocated <= on_hand")
            }
            schema.createTable("stock_movement") { table in
                table.column("id", .uuid)
                table.column("variant_id", .uuid)
                table.column("kind", .text)
                table.column("on_hand_delta", .integer)
                table.column("held_delta", .integer)
                table.column("allocated_delta", .integer)
                table.optional("reference", .uuid)
                table.column("moved_at", .integer)
                table.primaryKey("id")
                table.references("stock_level", ["variant_id"], ["variant_id"])
                table.check(
                    "stock_movement_kind",
                    "kind IN ('receipt', 'adjustment', 'hold', 'release', 'allocation', 'deallocation', 'shipment')")
            }
            schema.createIndex("stock_movement_by_variant", on: "stock_movement", ["variant_id", "id"])
            schema.createIndex("stock_movement_by_reference", on: "stock_movement", ["reference"])
            schema.makeAppendOnly("stock_movement")
            schema.createTable("stock_hold") { table in
                table.column("reference", .uuid)
                table.column("variant_id", .uuid)
                table.column("quantity", .integer)
                table.column("expires_at", .integer)
                table.primaryKey("reference", "variant_id")
                table.references("stock_level", ["variant_id"], ["variant_id"])
                table.check("stock_hold_positive", "quantity > 0")
            }
            schema.createIndex("stock_hold_by_expiry", on: "stock_hold", ["expires_at"])
            schema.createIndex("stock_hold_by_variant", on: "stock_hold", ["variant_id", "expires_at"])
        },
        places,
    ]

    private static let places = Migration("inventory-002-places") { schema in
        schema.createTable("warehouse") { table in
            table.column("id", .uuid)
            table.column("name", .text)
            table.column("is_default", .boolean, default: "FALSE")
            table.primaryKey("id")
            table.unique("warehouse_name_unique", "name")
            table.check("warehouse_named", "length(name) BETWEEN 1 AND 100")
        }
        schema.createIndex("warehouse_one_default", on: "warehouse", ["is_default"], unique: true, where: "is_default")
        schema.createTable("stock_location") { table in
            table.column("id", .uuid)
            table.column("warehouse_id", .uuid)
            table.column("code", .text)
            table.column("kind", .text)
            table.optional("parent_id", .uuid)
            table.primaryKey("id")
            table.unique("stock_location_code_unique", "warehouse_id", "code")
            table.references("warehouse", ["warehouse_id"], onDelete: .cascade)
            table.references("stock_location", ["parent_id"])
            table.check("stock_location_kind", "kind IN ('root', 'receiving', 'picking', 'staging')")
            table.check("stock_location_root_alone", "(kind = 'root') = (parent_id IS NULL)")
        }
        schema.createTable("unit_of_measure") { table in
            table.column("code", .text)
            table.column("name", .text)
            table.column("decimals", .integer)
            table.primaryKey("code")
            table.check("unit_of_measure_decimals", "decimals BETWEEN 0 AND 3")
        }
        schema.createTable("unit_conversion") { table in
            table.column("from_unit", .text)
            table.column("to_unit", .text)
            table.column("numerator", .integer)
            table.column("denominator", .integer)
            table.primaryKey("from_unit", "to_unit")
            table.references("unit_of_measure", ["from_unit"], ["code"], onDelete: .cascade)
            table.references("unit_of_measure", ["to_unit"], ["code"], onDelete: .cascade)
            table.check("unit_conversion_positive", "numerator > 0 AND denominator > 0 AND from_unit <> to_unit")
        }
    }
}
