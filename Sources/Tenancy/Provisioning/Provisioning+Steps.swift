public import Persistence
public import Vocabulary

extension Provisioning {
    /// Says that a step begins. When it began first stays, so that what a killed worker lost is counted.
    public static func enter(
        _ step: ProvisioningStatus, _ tenant: TenantID, at instant: Instant = .now, in transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            UPDATE provisioning SET status = \(step), failed_step = NULL, error = NULL, failed_at = NULL,
                \(step.beganAt) = coalesce(\(step.beganAt), \(instant))
            WHERE id = \(tenant) AND status <> 'READY'
            """)
    }

    /// Enters the shop in the registry and is through: from this commit on it is found. Doing it again changes nothing.
    /// - Throws: ``TenancyError`` when another shop took the name or host meanwhile.
    public func complete(at instant: Instant = .now, in transaction: Transaction) throws {
        let isOpen = try transaction.execute(
            """
            UPDATE provisioning SET status = 'READY', ready_at = \(instant)
            WHERE id = \(tenant) AND status = 'CONFIGURING'
            """)
        guard isOpen == 1 else { return }
        let registered = Tenant(id: tenant, slug: slug, name: settings.name, createdAt: instant)
        try registered.register(domains: host.map { [$0] } ?? [], in: transaction)
    }

    /// Keeps what went wrong. The claimed name stays claimed, so that a retry can go on.
    public static func fail(
        _ tenant: TenantID, error: String, at instant: Instant = .now, in transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            UPDATE provisioning SET failed_step = status, status = 'FAILED', error = \(String(error.prefix(1_000))),
                failed_at = \(instant)
            WHERE id = \(tenant) AND status NOT IN ('READY', 'FAILED')
            """)
    }
}
