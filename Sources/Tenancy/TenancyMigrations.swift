public import Persistence

public enum TenancyMigrations {
    /// The platform's registry.
    public static let platform: [Migration] = [
        Migration("tenancy-001-registry") { schema in
            schema.createTable("tenant") { table in
                table.column("id", .uuid)
                table.column("slug", .text)
                table.column("name", .text)
                table.column("created_at", .integer)
                table.primaryKey("id")
                table.unique("tenant_slug_unique", "slug")
                table.check("tenant_named", "length(name) BETWEEN 1 AND 200")
            }
            schema.createTable("tenant_domain") { table in
                table.column("host", .text)
                table.column("tenant_id", .uuid)
                table.primaryKey("host")
                table.references("tenant", ["tenant_id"], onDelete: .cascade)
            }
            schema.createIndex("tenant_domain_by_tenant", on: "tenant_domain", ["tenant_id"])
        },
        ProvisioningTable.migration,
        Migration("tenancy-003-lifecycle") { schema in
            schema.addColumn("suspended_at", .integer, to: "tenant")
            schema.addColumn("delete_after", .integer, to: "tenant")
        },
        Migration("tenancy-004-domains") { schema in
            // Hosts that lead to a tenant; those that are only asked for stand apart, since many may ask for one.
            schema.addColumn("verified_at", .integer, to: "tenant_domain")
            schema.addColumn("is_primary", .boolean, to: "tenant_domain", "NOT NULL DEFAULT FALSE")
            schema.createIndex(
                "tenant_domain_primary", on: "tenant_domain", ["tenant_id"], unique: true, where: "is_primary")
            schema.createTable("domain_claim") { table in
                table.column("tenant_id", .uuid)
                table.column("host", .text)
                table.column("claimed_at", .integer)
                table.primaryKey("tenant_id", "host")
                table.references("tenant", ["tenant_id"], onDelete: .cascade)
            }
        },
        TenantActivity.migration,
        StaffPlaces.migration,
    ]

    /// A shop's own settings.
    public static let shop: [Migration] = [
        Migration("tenancy-001-settings") { schema in
            schema.createTable("shop_settings") { table in
                table.column("id", .integer)
                table.column("name", .text)
                table.column("currency", .text)
                table.column("country", .text)
                table.column("locale", .text)
                table.column("time_zone", .text)
                table.optional("base_address", .text)
                table.column("hue", .integer)
                table.optional("logo", .text)
                table.column("tax_rate", .integer)
                table.column("tax_inclusive", .boolean)
                table.column("tax_shipping", .boolean)
                table.column("tax_rounding", .text)
                table.column("test_payments", .boolean)
                table.primaryKey("id")
                table.check("shop_settings_single", "id = 1")
                table.check("shop_settings_hue", "hue BETWEEN 0 AND 359")
                table.check("shop_settings_tax_rate", "tax_rate BETWEEN 0 AND 1000000")
                table.check("shop_settings_tax_rounding", "tax_rounding IN ('per_line', 'per_order')")
            }
        },
        Migration("tenancy-002-welcome") { schema in
            schema.addColumn("welcome_picture", .text, to: "shop_settings")
            schema.addColumn("welcome_headline", .text, to: "shop_settings")
            schema.addColumn("welcome_subline", .text, to: "shop_settings")
        },
        Migration("tenancy-003-contact") { schema in
            schema.addColumn("contact_email", .text, to: "shop_settings")
            schema.addColumn("contact_phone", .text, to: "shop_settings")
            schema.addColumn("contact_address", .text, to: "shop_settings")
        },
        ShopPage.migration,
        Migration("tenancy-005-api-origins") { schema in
            schema.addColumn("api_origins", .text, to: "shop_settings", "NOT NULL DEFAULT ''")
        },
    ]
}
