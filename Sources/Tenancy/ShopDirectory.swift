public import Persistence
import Synchronization
public import Vocabulary

/// Finds the shop that a request is for, and makes new ones. The one place that decides a request's tenant.
public final class ShopDirectory: Sendable {
    /// What a cached answer is worth without news of a change: another node may have changed it.
    static let freshness: Duration = .seconds(10)
    /// Hosts remembered at most; beyond it the memory starts over, so that invented hosts cannot fill it.
    private static let hostLimit = 10_000

    let engine: any DatabaseEngine
    let baseDomain: String
    private let cache = Mutex(Cache())

    private struct Cache {
        var hosts: [String: (answer: HostAnswer, until: Instant)] = [:]
        var shops: [TenantID: (shop: Shop, until: Instant)] = [:]
        /// Tenants that answered at a host which none owns.
        var heirs: Set<TenantID> = []
        /// Moves with every invalidation, so that what was loaded before it is not kept after it.
        var generation = 0
    }

    /// - Parameter baseDomain: the platform's own host, such as "localhost" or "shops.example.com"; each tenant answers
    ///   at `slug.baseDomain`, and the first tenant at `baseDomain` itself.
    public init(engine: any DatabaseEngine, baseDomain: String) {
        self.engine = engine
        self.baseDomain = baseDomain.lowercased()
    }

    /// The shop that answers at this host (a port is ignored); nil when there is none.
    public func shop(forHost host: String) async throws -> Shop? {
        let host = Self.withoutPort(host.lowercased())
        if let known = freshTenant(forHost: host) {
            guard let tenant = known else { return nil }
            return try await shop(id: tenant)
        }
        let generation = cache.withLock { $0.generation }
        let answer = try await resolve(host)
        cache.withLock { cache in
            if !answer.isOwned, let heir = answer.tenant { cache.heirs.insert(heir) }
            guard cache.generation == generation else { return }
            if cache.hosts.count >= Self.hostLimit { cache.hosts.removeAll() }
            cache.hosts[host] = (answer, Instant.now.advanced(by: Self.freshness))
        }
        guard let tenant = answer.tenant else { return nil }
        return try await shop(id: tenant)
    }

    /// The shop of this tenant; nil when there is none.
    public func shop(id: TenantID) async throws -> Shop? {
        let (known, generation) = cache.withLock { ($0.shops[id], $0.generation) }
        if let known, known.until > .now { return known.shop }
        guard let entry = try await entry(id) else { return nil }
        let database = try await engine.shop(id)
        let (settings, pages) = try await database.read { transaction in
            (try ShopSettings.load(in: transaction), try ShopPage.links(in: transaction))
        }
        guard let settings else { return nil }
        let shop = Shop(
            tenant: entry.tenant, settings: settings, database: database, primaryHost: entry.primaryHost,
            pages: pages)
        cache.withLock { cache in
            guard cache.generation == generation else { return }
            cache.shops[id] = (shop, Instant.now.advanced(by: Self.freshness))
        }
        return shop
    }

    /// The shop with this slug; nil when there is none.
    public func shop(slug: Slug) async throws -> Shop? {
        guard let tenant = try await tenant(slug: slug) else { return nil }
        return try await shop(id: tenant.id)
    }

    /// The tenant with this slug, read from the registry without opening its shop; nil when there is none.
    public func tenant(slug: Slug) async throws -> Tenant? {
        try await tenant(where: "slug = \(slug)")
    }

    /// Every tenant, oldest first.
    public func all() async throws -> [Tenant] {
        try await engine.platform.read { try $0.all("SELECT * FROM tenant ORDER BY created_at, id") }
    }

    /// Makes a tenant with a shop that has its settings and what `seed` writes in the same transaction.
    /// - Parameter noting: runs in the commit that enters the shop in the registry.
    /// - Throws: ``TenancyError``, and what `seed` throws.
    public func create(
        _ new: NewTenant, noting: @escaping Noting = nothing,
        seed: @escaping @Sendable (Transaction) throws -> Void = { _ in }
    ) async throws -> Shop {
        guard !ReservedSlugs.all.contains(new.slug.description) else { throw TenancyError.slugReserved(new.slug) }
        let tenant = Tenant(id: TenantID(), slug: new.slug, name: new.settings.name, createdAt: .now)
        // The registry comes last: a shop that can be found is a shop that works.
        if try await self.tenant(where: "slug = \(new.slug)") != nil { throw TenancyError.slugTaken(new.slug) }
        try await engine.createShop(tenant.id)
        let database = try await engine.shop(tenant.id)
        do {
            try await database.write { transaction in
                try new.settings.save(in: transaction)
                try seed(transaction)
            }
            try await engine.platform.write { transaction in
                try tenant.register(domains: new.domains, in: transaction)
                try noting(tenant, transaction)
            }
        } catch {
            try await engine.deleteShop(tenant.id)
            throw error
        }
        invalidate(tenant.id)
        return Shop(tenant: tenant, settings: new.settings, database: database)
    }

    /// Removes a tenant and all of its data for good.
    public func delete(_ tenant: TenantID) async throws {
        _ = try await engine.platform.write { transaction in
            try transaction.execute("DELETE FROM provisioning WHERE id = \(tenant)")
            transaction.announce(.tenant(tenant))
            return try transaction.execute("DELETE FROM tenant WHERE id = \(tenant)")
        }
        invalidate(tenant)
        try await engine.deleteShop(tenant)
    }

    /// The shops that somebody asked for since the program started.
    public var opened: [Shop] {
        cache.withLock { cache in cache.shops.values.map(\.shop) }
    }

    /// Forgets everything.
    public func invalidate() {
        cache.withLock { cache in
            cache.generation += 1
            cache.shops.removeAll()
            cache.hosts.removeAll()
        }
    }

    /// Forgets one tenant with its hosts, and every host that no tenant owned: it may be the tenant's now.
    public func invalidate(_ tenant: TenantID) {
        cache.withLock { cache in
            cache.generation += 1
            cache.shops[tenant] = nil
            cache.hosts = cache.hosts.filter { _, known in known.answer.isOwned && known.answer.tenant != tenant }
        }
    }

    /// The tenants that ever answered at a host which none owned: one or two. With any change of the registry they may
    /// lose it, and a page of theirs may have been begun before the last one.
    public var heirs: Set<TenantID> { cache.withLock { $0.heirs } }

    /// The platform's own host.
    public var platformHost: String { baseDomain }

    /// Whether the platform itself answers at this host, besides its first shop: its base domain, and the machine's own
    /// names.
    public func isPlatformHost(_ host: String) -> Bool {
        host == baseDomain || Self.isLoopback(host)
    }

    // MARK: - Looking up

    /// Outer nil: not known, or known too long ago.
    private func freshTenant(forHost host: String) -> TenantID?? {
        guard let known = cache.withLock({ $0.hosts[host] }), known.until > .now else { return nil }
        return .some(known.answer.tenant)
    }

    private func resolve(_ host: String) async throws -> HostAnswer {
        let suffix = "." + baseDomain
        let slug = host.hasSuffix(suffix) ? Slug(String(host.dropLast(suffix.count))) : nil
        let isPlatformHost = isPlatformHost(host)
        return try await engine.platform.read { transaction in
            if let owner = try transaction.value(
                "SELECT tenant_id FROM tenant_domain WHERE host = \(host)", as: TenantID.self)
            {
                return HostAnswer(tenant: owner, isOwned: true)
            }
            if let slug {
                let owner = try transaction.value("SELECT id FROM tenant WHERE slug = \(slug)", as: TenantID.self)
                return HostAnswer(tenant: owner, isOwned: owner != nil)
            }
            let oldest = try transaction.values(
                "SELECT id FROM tenant ORDER BY created_at, id LIMIT 2", as: TenantID.self)
            return HostAnswer(tenant: isPlatformHost || oldest.count == 1 ? oldest.first : nil, isOwned: false)
        }
    }

    private func entry(_ id: TenantID) async throws -> RegistryEntry? {
        try await engine.platform.read { transaction in
            try transaction.first(
                """
                SELECT tenant.*, (SELECT host FROM tenant_domain
                    WHERE tenant_id = tenant.id AND is_primary AND verified_at IS NOT NULL) AS primary_host
                FROM tenant WHERE id = \(id)
                """)
        }
    }

    private func tenant(where condition: SQL) async throws -> Tenant? {
        try await engine.platform.read { try $0.first("SELECT * FROM tenant WHERE \(condition)") }
    }

    private static func withoutPort(_ host: String) -> String {
        guard let colon = host.lastIndex(of: ":"), !host.hasSuffix("]") else { return host }
        return String(host[..<colon])
    }

    private static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "127.0.0.1" || host == "[::1]"
    }
}

/// Where a host leads.
private struct HostAnswer: Sendable {
    let tenant: TenantID?
    /// Whether it leads there by name, and not only because no other tenant claims it.
    let isOwned: Bool
}

/// What the registry says of a tenant whose shop is opened.
private struct RegistryEntry: RowDecodable {
    let tenant: Tenant
    let primaryHost: String?

    init(row: Row) throws {
        tenant = try Tenant(row: row)
        primaryHost = try row["primary_host"]
    }
}

/// Slugs that would shadow the platform's own addresses.
enum ReservedSlugs {
    static let all: Set<String> = [
        "admin", "api", "app", "assets", "console", "desk", "ftp", "health", "help", "imap", "mail", "media",
        "metrics", "ns1", "ns2", "platform", "pop", "ready", "smtp", "static", "stoa", "support", "www",
    ]
}
