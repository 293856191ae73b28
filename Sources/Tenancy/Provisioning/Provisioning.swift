public import BackgroundJobs
public import Persistence
public import Vocabulary

/// A shop that was asked for, and what became of it: a row of the platform.
public struct Provisioning: Sendable, Equatable {
    /// The shop's id from the first moment on.
    public let tenant: TenantID
    public let slug: Slug
    /// A host of its own; nil for one below the base domain.
    public let host: String?
    public let settings: ShopSettings
    public let ownerEmail: EmailAddress
    /// Made by the password hasher before it came here: the password itself is never kept.
    public let passwordHash: String
    public let status: ProvisioningStatus
    /// With ``ProvisioningStatus/failed``: the step that a retry goes on with.
    public let failedStep: ProvisioningStatus?
    /// What the last try threw, for an operator.
    public let error: String?
    public let createdAt: Instant

    public static func find(_ tenant: TenantID, in transaction: ReadTransaction) throws -> Provisioning? {
        try transaction.first("SELECT * FROM provisioning WHERE id = \(tenant)")
    }

    /// Those that are not ready, the newest first: what failed, and what is under way.
    public static func unfinished(limit: Int = 50, in transaction: ReadTransaction) throws -> [Provisioning] {
        try transaction.all(
            "SELECT * FROM provisioning WHERE status <> 'READY' ORDER BY created_at DESC, id DESC LIMIT \(limit)")
    }
}

extension Provisioning: RowDecodable {
    public init(row: Row) throws {
        tenant = try row["id"]
        slug = try row["slug"]
        host = try row["host"]
        let country: CountryCode = try row["country"]
        settings = ShopSettings(
            name: try row["business_name"], currency: try row["currency"], country: country,
            locale: try row["locale"], timeZone: try row["time_zone"],
            tax: CountryDefaults(country)?.tax ?? TaxSettings())
        ownerEmail = try EmailAddress(try row["owner_email"])
        passwordHash = try row["password_hash"]
        status = try row["status"]
        failedStep = try row["failed_step"]
        error = try row["error"]
        createdAt = try row["created_at"]
    }
}

/// Makes a shop that was asked for. Handled by the composition, which knows every part of a shop.
public struct ProvisionTenant: Job {
    public static let kind: JobKind = "provision-tenant"
    public static let policy = JobPolicy(
        attempts: 6, firstDelay: .seconds(1), longestDelay: .seconds(60), concurrency: 4)

    public let tenant: TenantID

    public init(_ tenant: TenantID) {
        self.tenant = tenant
    }

    static func enqueue(_ tenant: TenantID, in transaction: Transaction) throws {
        try JobQueue.enqueue(
            ProvisionTenant(tenant), key: tenant.description, priority: .urgent, in: transaction)
    }
}
