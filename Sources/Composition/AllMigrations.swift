import BackgroundJobs
import Catalog
import Inventory
import Ordering
import Payments
public import Persistence
import Tenancy

extension Migrations {
    /// Every step of the schema that this program knows, lower layers first.
    public static let all = Migrations(
        platform: JobTable.platform + TenancyMigrations.platform,
        shop: JobTable.shop + TenancyMigrations.shop + CatalogMigrations.all + InventoryMigrations.all
            + PaymentsMigrations.all
            + OrderingMigrations.all)
}
