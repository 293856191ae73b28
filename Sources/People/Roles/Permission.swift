/// What a role may allow its holders. The catalogue of everything that can be granted at a desk.
///
/// The names are stored, so they never change; a permission that is no longer known is ignored.
public enum Permission: String, CaseIterable, Sendable {
    case readCatalog = "catalog.read"
    case writeCatalog = "catalog.write"
    case readInventory = "inventory.read"
    case writeInventory = "inventory.write"
    case readOrders = "orders.read"
    case writeOrders = "orders.write"
    case fulfilOrders = "orders.fulfil"
    case refundOrders = "orders.refund"
    case readCustomers = "customers.read"
    case writeCustomers = "customers.write"
    case readLedger = "ledger.read"
    case writeLedger = "ledger.write"
    case readReports = "reports.read"
    case readSettings = "settings.read"
    case writeSettings = "settings.write"
    case manageStaff = "staff.manage"
    case readAudit = "audit.read"
    case manageChannels = "channels.manage"
    case manageJobs = "jobs.manage"
    case readVendors = "vendors.read"
    /// Adds vendors, says what is theirs and who sells for them.
    case manageVendors = "vendors.manage"
    /// Sees and sends only what is one's own: a vendor's goods and the order lines with them.
    case sellOwnGoods = "vendor.own"
}
