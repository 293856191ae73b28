import Persistence
import Vocabulary

extension Tenant {
    /// Enters the tenant in the registry with its hosts: from this commit on it is found.
    /// - Throws: ``TenancyError`` when another tenant has the slug or a host.
    func register(domains: [String], in transaction: Transaction) throws {
        do {
            try transaction.savepoint {
                _ = try transaction.execute(
                    "INSERT INTO tenant (id, slug, name, created_at) VALUES (\(id), \(slug), \(name), \(createdAt))")
            }
        } catch DatabaseError.uniqueViolation {
            throw TenancyError.slugTaken(slug)
        }
        transaction.announce(.tenant(id))
        for domain in domains {
            do {
                try transaction.savepoint {
                    _ = try transaction.execute(
                        "INSERT INTO tenant_domain (host, tenant_id) VALUES (\(domain.lowercased()), \(id))")
                }
            } catch DatabaseError.uniqueViolation {
                throw TenancyError.domainTaken(domain)
            }
        }
    }

    /// Notes that the tenant wants a host, which leads nowhere before the DNS says whose it is.
    func claim(_ host: HostName, at instant: Instant, in transaction: Transaction) throws {
        try transaction.execute(
            "INSERT INTO domain_claim (tenant_id, host, claimed_at) VALUES (\(id), \(host.ascii), \(instant))")
    }
}
