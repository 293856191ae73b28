public import Archives
public import Persistence
import Tenancy
public import Vocabulary

extension PlatformOffice {
    /// Puts an archive of the shop in line.
    @discardableResult
    public func requestExport(of tenant: TenantID) async throws -> Transfer {
        try await platform.write { transaction in
            guard try Tenant.find(tenant, in: transaction) != nil else { throw TenancyError.noSuchTenant }
            return try Transfer.request(.export(of: tenant), in: transaction)
        }
    }

    /// Puts a second shop with the data of a first one in line.
    /// - Parameter name: nil keeps the first one's.
    /// - Throws: ``TenancyError``.
    @discardableResult
    public func requestClone(of tenant: TenantID, as slug: Slug, name: String?) async throws -> Transfer {
        let name = try name.map(Tenant.checkedName)
        return try await platform.write { transaction in
            guard try Tenant.find(tenant, in: transaction) != nil else { throw TenancyError.noSuchTenant }
            try Tenant.requireFree(slug, in: transaction)
            return try Transfer.request(.clone(of: tenant, slug: slug, name: name), in: transaction)
        }
    }

    /// What was exported and cloned of the shop, the newest first.
    public func transfers(of tenant: TenantID, limit: Int = 5) async throws -> [Transfer] {
        try await platform.read { try Transfer.list(of: tenant, limit: limit, in: $0) }
    }

    /// The file of a finished export of the shop; nil when there is none.
    public func archive(_ id: TransferID, of tenant: TenantID) async throws -> String? {
        let found = try await platform.read { try Transfer.find(id, in: $0) }
        guard let found, found.kind == .export, found.source == tenant, found.state == .done else { return nil }
        return exportFile(id)
    }
}
