import Accounting
import Archives
import BackgroundJobs
import Catalog
import Inventory
import Messaging
import Ordering
import Payments
import People
public import Persistence
import Tenancy

extension Migrations {
    /// Every step of the schema that this program knows, lower layers first.
    public static let all = Migrations(
        platform: JobTable.platform + TenancyMigrations.platform + PeopleMigrations.platform
            + ArchivesMigrations.platform + PaymentsMigrations.platform + MessagingMigrations.platform,
        shop: JobTable.shop + TenancyMigrations.shop + PeopleMigrations.all + CatalogMigrations.all
            + InventoryMigrations.all + PaymentsMigrations.all + AccountingMigrations.all
            + OrderingMigrations.all + MessagingMigrations.shop)
}
