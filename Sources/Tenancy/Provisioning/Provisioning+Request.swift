public import Persistence
public import Vocabulary

extension Provisioning {
    /// What makes a request the same request: its key, and everything it says but the password. A digest of that would
    /// let whoever reads the table guess passwords fast; the password is compared with its slow hash instead.
    public struct Repetition: Sendable {
        public let key: String
        public let fingerprint: String

        /// - Parameter key: with the caller's scope in it, so that keys of different callers never meet.
        public init(key: String, fingerprint: String) {
            self.key = key
            self.fingerprint = fingerprint
        }
    }

    /// What was asked for under a key before.
    public struct Earlier: Sendable {
        public let tenant: TenantID
        public let passwordHash: String
        /// Whether all but the password is the same.
        public let isSame: Bool
    }

    /// The earlier request of the same key; nil the first time.
    public static func earlier(_ repetition: Repetition, in transaction: ReadTransaction) throws -> Earlier? {
        try transaction.rows(
            """
            SELECT id, password_hash, fingerprint FROM provisioning WHERE idempotency_key = \(repetition.key)
            """
        ).first.map { row in
            let fingerprint: String? = try row["fingerprint"]
            return Earlier(
                tenant: try row["id"], passwordHash: try row["password_hash"],
                isSame: fingerprint == repetition.fingerprint)
        }
    }

    /// Another request of the same key was here first: ``earlier(_:in:)`` finds it.
    public struct AskedBefore: Error, Equatable, Sendable {}

    /// Claims name and host and puts the work in line, in one commit.
    /// - Parameter passwordHash: of the owner's password.
    /// - Throws: ``TenancyError`` for a name or host that somebody has; ``AskedBefore``.
    public static func request(
        _ new: NewShop, passwordHash: String, repetition: Repetition? = nil, at instant: Instant = .now,
        in transaction: Transaction
    ) throws -> TenantID {
        if let repetition, try earlier(repetition, in: transaction) != nil { throw AskedBefore() }
        let tenant = TenantID()
        let (slug, host) = try claim(new, in: transaction)
        do {
            try transaction.savepoint {
                _ = try transaction.execute(
                    """
                    INSERT INTO provisioning (id, slug, host, business_name, owner_email, password_hash,
                        currency, country, locale, time_zone, status, idempotency_key, fingerprint, created_at)
                    VALUES (\(tenant), \(slug), \(host), \(new.businessName), \(new.ownerEmail.text), \(passwordHash),
                        \(new.currency), \(new.country), \(new.locale), \(new.timeZone),
                        \(ProvisioningStatus.pending), \(repetition?.key), \(repetition?.fingerprint), \(instant))
                    """)
            }
        } catch DatabaseError.uniqueViolation {
            // Somebody was faster by a moment: with a key, it may have been this very request.
            if repetition != nil { throw AskedBefore() }
            throw host.map { TenancyError.domainTaken($0) } ?? TenancyError.slugTaken(slug)
        }
        try ProvisionTenant.enqueue(tenant, in: transaction)
        return tenant
    }

    /// Puts a failed one in line again; it goes on where it failed.
    /// - Returns: false when it did not fail or is not there.
    @discardableResult
    public static func retry(_ tenant: TenantID, in transaction: Transaction) throws -> Bool {
        let failed = try transaction.execute(
            """
            UPDATE provisioning SET status = failed_step, failed_step = NULL, error = NULL, failed_at = NULL
            WHERE id = \(tenant) AND status = 'FAILED'
            """)
        guard failed == 1 else { return false }
        try ProvisionTenant.enqueue(tenant, in: transaction)
        return true
    }

    // MARK: - Names

    private static func claim(
        _ new: NewShop, in transaction: ReadTransaction
    ) throws -> (slug: Slug, host: String?) {
        switch new.domain {
        case .name(let slug):
            guard try isFree(slug, in: transaction) else { throw TenancyError.slugTaken(slug) }
            return (slug, nil)
        case .host(let host):
            guard try isFree(host: host, in: transaction) else { throw TenancyError.domainTaken(host) }
            return (try freeSlug(for: new.businessName, in: transaction), host)
        }
    }

    /// A shop with a domain of its own is named after the business, with a number where that name is taken.
    private static func freeSlug(for business: String, in transaction: ReadTransaction) throws -> Slug {
        // A label of the domain name system has at most 63 bytes; the number needs some.
        let name = Slug(transliterating: String(Slug(transliterating: business).text.prefix(50)))
        for number in 1...1_000 {
            let candidate = number == 1 ? name : Slug(transliterating: "\(name)-\(number)")
            if !ReservedSlugs.all.contains(candidate.text), try isFree(candidate, in: transaction) { return candidate }
        }
        throw TenancyError.slugTaken(name)
    }

    private static func isFree(_ slug: Slug, in transaction: ReadTransaction) throws -> Bool {
        try transaction.value(
            """
            SELECT (SELECT count(*) FROM tenant WHERE slug = \(slug))
                + (SELECT count(*) FROM provisioning WHERE slug = \(slug) AND status <> 'READY')
            """, as: Int.self) == 0
    }

    private static func isFree(host: String, in transaction: ReadTransaction) throws -> Bool {
        try transaction.value(
            """
            SELECT (SELECT count(*) FROM tenant_domain WHERE host = \(host))
                + (SELECT count(*) FROM provisioning WHERE host = \(host) AND status <> 'READY')
            """, as: Int.self) == 0
    }
}
