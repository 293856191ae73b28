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
    /// Since when its shop does not sell; nil while it does.
    public let suspendedAt: Instant?
    /// When everything of it is removed for good; nil for a tenant that stays.
    public let deleteAfter: Instant?

    public init(
        id: TenantID, slug: Slug, name: String, createdAt: Instant, suspendedAt: Instant? = nil,
        deleteAfter: Instant? = nil
    ) {
        self.id = id
        self.slug = slug
        self.name = name
        self.createdAt = createdAt
        self.suspendedAt = suspendedAt
        self.deleteAfter = deleteAfter
    }
}

extension Tenant: RowDecodable {
    public init(row: Row) throws {
        id = try row["id"]
        slug = try row["slug"]
        name = try row["name"]
        createdAt = try row["created_at"]
        suspendedAt = try row["suspended_at"]
        deleteAfter = try row["delete_after"]
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

/// Why a tenant could not be made or changed.
public enum TenancyError: Error, Equatable, Sendable {
    case slugTaken(Slug)
    case domainTaken(String)
    /// The slug is kept for the platform itself: "www", "api", …
    case slugReserved(Slug)
    /// It was deleted meanwhile, or never was.
    case noSuchTenant
    /// A shop that is about to go cannot go back to work before its deletion is called off.
    case isBeingDeleted(Slug)
    /// 1 to ``Tenant/longestName`` characters, not all of them blank.
    case nameUnusable

    /// One line for a person, saying what to do.
    public var explanation: String {
        switch self {
        case .slugTaken(let slug): "a tenant \"\(slug)\" exists already: choose another slug"
        case .domainTaken(let domain): "the domain \"\(domain)\" belongs to another tenant"
        case .slugReserved(let slug): "\"\(slug)\" is kept for the platform: choose another slug"
        case .noSuchTenant: "there is no such tenant (any more)"
        case .isBeingDeleted(let slug): "\"\(slug)\" is to be deleted: call that off first (undelete)"
        case .nameUnusable: "a name has 1 to \(Tenant.longestName) characters"
        }
    }
}

/// A tenant, opened: what a handler holds.
public struct Shop: Sendable {
    public let tenant: Tenant
    public let settings: ShopSettings
    public let database: any Database
    /// The verified host that its other hosts send visitors to; nil when each answers for itself.
    public let primaryHost: String?
    /// Its policy pages, for the foot of every page.
    public let pages: [ShopPage.Link]

    public init(
        tenant: Tenant, settings: ShopSettings, database: any Database, primaryHost: String? = nil,
        pages: [ShopPage.Link] = []
    ) {
        self.tenant = tenant
        self.settings = settings
        self.database = database
        self.primaryHost = primaryHost
        self.pages = pages
    }
}
