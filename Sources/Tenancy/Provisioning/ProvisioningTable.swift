import Persistence

enum ProvisioningTable {
    /// One row for each shop that was asked for. It claims its name and host until the registry has them.
    static let migration = Migration("tenancy-002-provisioning") { schema in
        schema.createTable("provisioning") { table in
            table.column("id", .uuid)
            table.column("slug", .text)
            table.optional("host", .text)
            table.column("business_name", .text)
            table.column("owner_email", .text)
            table.column("password_hash", .text)
            table.column("currency", .text)
            table.column("country", .text)
            table.column("locale", .text)
            table.column("time_zone", .text)
            table.column("status", .text)
            table.optional("failed_step", .text)
            table.optional("error", .text)
            table.optional("idempotency_key", .text)
            table.optional("fingerprint", .text)
            table.column("created_at", .integer)
            table.optional("creating_at", .integer)
            table.optional("seeding_at", .integer)
            table.optional("configuring_at", .integer)
            table.optional("ready_at", .integer)
            table.optional("failed_at", .integer)
            table.primaryKey("id")
            table.unique("provisioning_idempotency_unique", "idempotency_key")
            table.check(
                "provisioning_status",
                "status IN ('PENDING', 'CREATING_TENANT', 'SEEDING_DATA', 'CONFIGURING', 'READY', 'FAILED')")
            table.check("provisioning_failed_says_why", "(status = 'FAILED') = (error IS NOT NULL)")
            table.check("provisioning_ready_dated", "(status = 'READY') = (ready_at IS NOT NULL)")
        }
        // Once it is ready the registry's own keys hold, and a shop that is removed frees its name.
        schema.createIndex(
            "provisioning_slug_claimed", on: "provisioning", ["slug"], unique: true, where: "status <> 'READY'")
        schema.createIndex(
            "provisioning_host_claimed", on: "provisioning", ["host"], unique: true,
            where: "status <> 'READY' AND host IS NOT NULL")
        schema.createIndex("provisioning_by_end", on: "provisioning", ["ready_at"], where: "status = 'READY'")
    }
}
