public import People
public import Persistence
public import Tenancy
public import Vocabulary

extension PlatformOffice {
    /// A part of the list of tenants, and how long the whole is.
    public struct TenantPage: Sendable {
        public let entries: [TenantEntry]
        public let total: Int
    }

    /// - Parameters:
    ///   - page: from 1.
    ///   - size: tenants on a page.
    public func tenants(_ query: TenantQuery, page: Int, size: Int) async throws -> TenantPage {
        try await platform.read { transaction in
            TenantPage(
                entries: try TenantList.page(query, offset: (max(1, page) - 1) * size, limit: size, in: transaction),
                total: try TenantList.count(query, in: transaction))
        }
    }

    /// Those after `last`, for programs that read all.
    public func tenants(_ query: TenantQuery, after last: TenantID?, limit: Int) async throws -> TenantPage {
        try await platform.read { transaction in
            TenantPage(
                entries: try TenantList.page(query, after: last, limit: limit, in: transaction),
                total: try TenantList.count(query, in: transaction))
        }
    }

    /// The tenants of these ids, read from the registry.
    public func tenants(_ ids: Set<TenantID>) async throws -> [TenantID: Tenant] {
        let known = try await platform.read { try TenantList.find(ids, in: $0) }
        return Dictionary(uniqueKeysWithValues: known.map { ($0.id, $0) })
    }

    /// What an operator sees of one tenant.
    public struct TenantDetail: Sendable {
        public let entry: TenantEntry
        public let domains: [TenantDomain]
        /// Who may do everything at its desk.
        public let owners: [Staff]

        public var tenant: Tenant { entry.tenant }

        /// The record that proves that a domain is the tenant's; nil for a host that cannot be read.
        public func proof(of domain: TenantDomain) -> DomainProof? {
            HostName(domain.host).map { DomainProof(host: $0, tenant: tenant.id) }
        }
    }

    /// Opens the tenant's shop to see whose it is.
    /// - Throws: ``TenancyError/noSuchTenant``.
    public func tenant(_ id: TenantID) async throws -> TenantDetail {
        guard let entry = try await platform.read({ try TenantList.find(id, in: $0) }) else {
            throw TenancyError.noSuchTenant
        }
        let staff = try await engine.shop(id).read { try Staff.all(in: $0) }
        return TenantDetail(
            entry: entry, domains: try await directory.domains(of: id),
            owners: staff.filter { $0.role == Role.owner })
    }

    /// Looks into a shop now, and notes what it holds.
    /// - Throws: ``TenancyError/noSuchTenant``.
    public func lookInto(_ id: TenantID) async throws {
        guard try await directory.tenant(id: id) != nil else { throw TenancyError.noSuchTenant }
        _ = try await measure(id)
    }
}
