import People
public import Persistence
public import Tenancy
public import Vocabulary

extension OperatorActs {
    /// Makes a shop at once.
    /// - Parameter seed: writes what it begins with, in the transaction of its settings.
    /// - Throws: ``TenancyError``, and what `seed` throws.
    public func create(
        _ new: NewTenant, seed: @escaping @Sendable (Transaction) throws -> Void
    ) async throws -> Shop {
        try await directory.create(new, noting: noting("tenant.created"), seed: seed)
    }

    /// - Throws: ``TenancyError/noSuchTenant``.
    @discardableResult
    public func suspend(_ tenant: TenantID) async throws -> Tenant {
        try await directory.suspend(tenant, noting: noting("tenant.suspended"))
    }

    /// - Throws: ``TenancyError``.
    @discardableResult
    public func resume(_ tenant: TenantID) async throws -> Tenant {
        try await directory.resume(tenant, noting: noting("tenant.resumed"))
    }

    /// - Throws: ``TenancyError``.
    @discardableResult
    public func rename(_ tenant: TenantID, to name: String) async throws -> Tenant {
        let before = try await directory.tenant(id: tenant)?.name
        return try await directory.rename(
            tenant, to: name,
            noting: noting("tenant.renamed") { renamed in
                AuditChange("name", from: before, to: renamed.name)
            })
    }

    /// Closes a shop and removes it for good after its grace period.
    /// - Parameters:
    ///   - confirmation: the tenant's slug, typed by who means it.
    ///   - isNow: without the grace period; it goes once every program has let go of it.
    /// - Throws: ``DeletionNotConfirmed``, ``TenancyError/noSuchTenant``.
    @discardableResult
    public func delete(_ id: TenantID, confirmedBy confirmation: String, now isNow: Bool = false) async throws -> Tenant
    {
        guard let tenant = try await directory.tenant(id: id) else { throw TenancyError.noSuchTenant }
        guard confirmation == tenant.slug.text else { throw DeletionNotConfirmed(slug: tenant.slug) }
        return try await directory.scheduleDeletion(
            id, grace: isNow ? .zero : ShopDirectory.gracePeriod,
            noting: noting("tenant.deleted") { doomed in
                AuditChange("delete_after", to: doomed.deleteAfter?.rfc3339)
            })
    }

    /// Calls a deletion off.
    /// - Throws: ``TenancyError/noSuchTenant``.
    @discardableResult
    public func undelete(_ tenant: TenantID) async throws -> Tenant {
        try await directory.cancelDeletion(tenant, noting: noting("tenant.undeleted"))
    }

    /// Goes on with a shop that could not be made, at the step that failed.
    /// - Returns: false when it did not fail.
    public func retryProvisioning(of tenant: TenantID) async throws -> Bool {
        try await office.platform.write { [origin] transaction in
            guard try Provisioning.retry(tenant, in: transaction) else { return false }
            try AuditTrail.record(
                "tenant.provisioning_retried", AuditEvent.Subject("tenant", "\(tenant)"), by: origin, in: transaction)
            return true
        }
    }

    // MARK: - Domains

    /// - Returns: the record that proves that the domain is the tenant's.
    /// - Throws: ``DomainError``, ``TenancyError/noSuchTenant``.
    @discardableResult
    public func addDomain(_ host: HostName, to tenant: TenantID) async throws -> DomainProof {
        try await directory.addDomain(host, to: tenant, noting: noting("domain.requested", about: host))
    }

    /// Asks the DNS whether a domain may lead to the tenant.
    /// - Throws: ``DomainError``, ``NameServersUnreachable``.
    public func checkDomain(_ host: HostName, of tenant: TenantID) async throws {
        try await directory.checkDomain(
            host, of: tenant, asking: Asking(office.resolver), noting: noting("domain.verified", about: host))
    }

    /// - Throws: ``DomainError``.
    public func setPrimaryDomain(_ host: HostName?, of tenant: TenantID) async throws {
        try await directory.setPrimaryDomain(host, of: tenant, noting: noting("domain.primary_changed", about: host))
    }

    /// - Throws: ``DomainError/unknown(_:)``.
    public func removeDomain(_ host: HostName, of tenant: TenantID) async throws {
        try await directory.removeDomain(host, of: tenant, noting: noting("domain.removed", about: host))
    }

    private func noting(_ action: String, about host: HostName?) -> ShopDirectory.Noting {
        noting(action) { _ in AuditChange("domain", to: host?.ascii ?? "none") }
    }
}

/// Nobody deletes a shop by a slip: its slug has to be typed.
public struct DeletionNotConfirmed: Error, Equatable, Sendable {
    public let slug: Slug
}

/// Lets any resolver stand where one certain type is asked for.
private struct Asking: TextRecordResolver {
    let resolver: any TextRecordResolver

    init(_ resolver: any TextRecordResolver) {
        self.resolver = resolver
    }

    func texts(at name: String) async throws -> [String] { try await resolver.texts(at: name) }
}
