public import Persistence
public import Vocabulary

/// One shop as the platform sees it.
public struct Tenant: Sendable, Equatable {
    public let id: TenantID
    /// Its name in addresses: `slug.example.com`.
    public let slug: Slug
    /// The name its owner gave it.
    public let name: String
    public let createdAt: Instant

    public init(id: TenantID, slug: Slug, name: String, createdAt: Instant) {
        self.id = id
        self.slug = slug
        self.name = name
        self.createdAt = createdAt
    }
}

extension Tenant: RowDecodable {
    public init(row: Row) throws {
        id = try row["id"]
        slug = try row["slug"]
        name = try row["name"]
        createdAt = try row["created_at"]
    }
}

/// What is asked for when a tenant is made.
public struct NewTenant: Sendable {
    public var slug: Slug
    public var settings: ShopSettings
    /// Hosts of its own besides `slug.base-domain`.
    public var domains: [String]

    public init(slug: Slug, settings: ShopSettings, domains: [String] = []) {
        self.slug = slug
        self.settings = settings
        self.domains = domains
    }
}

/// Why a tenant could not be made.
public enum TenancyError: Error, Equatable, Sendable {
    case slugTaken(Slug)
    case domainTaken(String)
    /// The slug is kept for the platform itself: "www", "api", …
    case slugReserved(Slug)

    /// One line for a person, saying what to do.
    public var explanation: String {
        switch self {
        case .slugTaken(let slug): "a tenant \"\(slug)\" exists already: choose another slug"
        case .domainTaken(let domain): "the domain \"\(domain)\" belongs to another tenant"
        case .slugReserved(let slug): "\"\(slug)\" is kept for the platform: choose another slug"
        }
    }
}

/// A tenant, opened: what a handler holds.
public struct Shop: Sendable {
    public let tenant: Tenant
    public let settings: ShopSettings
    public let database: any Database

    public init(tenant: Tenant, settings: ShopSettings, database: any Database) {
        self.tenant = tenant
        self.settings = settings
        self.database = database
    }
}
