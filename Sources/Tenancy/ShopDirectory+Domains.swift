public import Persistence
public import Vocabulary

extension ShopDirectory {
    /// A tenant's own hosts in the order of their names, those that are only asked for too.
    public func domains(of tenant: TenantID) async throws -> [TenantDomain] {
        try await engine.platform.read { transaction in
            let served: [TenantDomain] = try transaction.all(
                "SELECT host, is_primary, verified_at, FALSE AS is_claim FROM tenant_domain WHERE tenant_id = \(tenant)"
            )
            let claimed: [TenantDomain] = try transaction.all(
                """
                SELECT host, FALSE AS is_primary, NULL AS verified_at, TRUE AS is_claim FROM domain_claim
                WHERE tenant_id = \(tenant)
                """)
            return (served + claimed).sorted { $0.host < $1.host }
        }
    }

    /// Notes that a tenant wants a host. It counts only after ``checkDomain(_:of:asking:at:)``, so that nobody can take
    /// or block a name that is not theirs: any number of tenants may want the same one.
    /// - Returns: the record that its owner makes in the DNS.
    /// - Throws: ``DomainError/platformHost(_:)``, ``DomainError/taken(_:)``, ``TenancyError/noSuchTenant``.
    @discardableResult
    public func addDomain(
        _ host: HostName, to tenant: TenantID, at instant: Instant = .now, noting: @escaping Noting = nothing
    ) async throws -> DomainProof {
        guard host.ascii != baseDomain, !host.ascii.hasSuffix("." + baseDomain) else {
            throw DomainError.platformHost(host)
        }
        try await engine.platform.write { transaction in
            guard let wanting = try Tenant.find(tenant, in: transaction) else { throw TenancyError.noSuchTenant }
            let owner = try transaction.value(
                "SELECT tenant_id FROM tenant_domain WHERE host = \(host.ascii)", as: TenantID.self)
            guard owner == nil || owner == tenant else { throw DomainError.taken(host) }
            guard owner == nil else { return }
            try transaction.execute(
                """
                INSERT INTO domain_claim (tenant_id, host, claimed_at) VALUES (\(tenant), \(host.ascii), \(instant))
                ON CONFLICT DO NOTHING
                """)
            try noting(wanting, transaction)
        }
        return DomainProof(host: host, tenant: tenant)
    }

    /// Asks the DNS whether the tenant may have a host that it wants, and gives it when so.
    /// - Throws: ``DomainError/unknown(_:)``, ``DomainError/recordMissing(_:found:)``, ``DomainError/taken(_:)``,
    ///   ``NameServersUnreachable``.
    public func checkDomain(
        _ host: HostName, of tenant: TenantID, asking resolver: some TextRecordResolver, at instant: Instant = .now,
        noting: @escaping Noting = nothing
    ) async throws {
        guard try await domains(of: tenant).contains(where: { $0.host == host.ascii }) else {
            throw DomainError.unknown(host)
        }
        let proof = DomainProof(host: host, tenant: tenant)
        let found = try await resolver.texts(at: proof.name)
        guard proof.isAmong(found) else { throw DomainError.recordMissing(proof, found: found) }
        try await engine.platform.write { transaction in
            let claims = try transaction.execute(
                "DELETE FROM domain_claim WHERE tenant_id = \(tenant) AND host = \(host.ascii)")
            let given = try transaction.execute(
                """
                UPDATE tenant_domain SET verified_at = coalesce(verified_at, \(instant))
                WHERE tenant_id = \(tenant) AND host = \(host.ascii)
                """)
            transaction.announce(.tenant(tenant))
            guard given == 0 else { return }
            // Removed while the DNS was asked: then it is not wanted any more.
            guard claims > 0 else { throw DomainError.unknown(host) }
            do {
                try transaction.savepoint {
                    _ = try transaction.execute(
                        """
                        INSERT INTO tenant_domain (host, tenant_id, verified_at)
                        VALUES (\(host.ascii), \(tenant), \(instant))
                        """)
                }
            } catch DatabaseError.uniqueViolation {
                throw DomainError.taken(host)
            }
            try Self.note(noting, tenant, transaction)
        }
        invalidate(tenant)
    }

    /// Makes a verified host the one that all others of the tenant send visitors to; nil lets each answer for itself.
    /// - Throws: ``DomainError/unknown(_:)``, ``DomainError/unverified(_:)``.
    public func setPrimaryDomain(
        _ host: HostName?, of tenant: TenantID, noting: @escaping Noting = nothing
    ) async throws {
        try await engine.platform.write { transaction in
            try Self.note(noting, tenant, transaction)
            try transaction.execute(
                "UPDATE tenant_domain SET is_primary = FALSE WHERE tenant_id = \(tenant) AND is_primary")
            transaction.announce(.tenant(tenant))
            guard let host else { return }
            let changed = try transaction.execute(
                """
                UPDATE tenant_domain SET is_primary = TRUE
                WHERE tenant_id = \(tenant) AND host = \(host.ascii) AND verified_at IS NOT NULL
                """)
            guard changed == 0 else { return }
            let isKnown = try transaction.value(
                """
                SELECT 1 FROM tenant_domain WHERE tenant_id = \(tenant) AND host = \(host.ascii)
                UNION ALL SELECT 1 FROM domain_claim WHERE tenant_id = \(tenant) AND host = \(host.ascii)
                """, as: Int.self)
            throw isKnown == nil ? DomainError.unknown(host) : DomainError.unverified(host)
        }
        invalidate(tenant)
    }

    /// Takes a host from a tenant, or calls off that it wants it.
    /// - Throws: ``DomainError/unknown(_:)``.
    public func removeDomain(
        _ host: HostName, of tenant: TenantID, noting: @escaping Noting = nothing
    ) async throws {
        try await engine.platform.write { transaction in
            let removed = try transaction.execute(
                "DELETE FROM tenant_domain WHERE tenant_id = \(tenant) AND host = \(host.ascii)")
            let calledOff = try transaction.execute(
                "DELETE FROM domain_claim WHERE tenant_id = \(tenant) AND host = \(host.ascii)")
            guard removed + calledOff > 0 else { throw DomainError.unknown(host) }
            try Self.note(noting, tenant, transaction)
            transaction.announce(.tenant(tenant))
        }
        invalidate(tenant)
    }

    private static func note(_ noting: Noting, _ tenant: TenantID, _ transaction: Transaction) throws {
        guard let changed = try Tenant.find(tenant, in: transaction) else { throw TenancyError.noSuchTenant }
        try noting(changed, transaction)
    }

    /// Whether a certificate may be asked for in this name: the platform's own, a tenant's place below it, or a host that
    /// leads to a tenant. Read from the registry each time, since a certificate that is not asked for now is asked for
    /// again in a moment.
    public func mayHaveCertificate(_ host: HostName) async throws -> Bool {
        if host.ascii == baseDomain { return true }
        let suffix = "." + baseDomain
        let slug = host.ascii.hasSuffix(suffix) ? Slug(String(host.ascii.dropLast(suffix.count))) : nil
        return try await engine.platform.read { transaction in
            if let slug {
                return try transaction.value("SELECT 1 FROM tenant WHERE slug = \(slug)", as: Int.self) != nil
            }
            return try transaction.value("SELECT 1 FROM tenant_domain WHERE host = \(host.ascii)", as: Int.self) != nil
        }
    }
}
