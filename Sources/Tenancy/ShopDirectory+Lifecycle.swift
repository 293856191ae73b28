import BackgroundJobs
public import Persistence
public import Vocabulary

extension ShopDirectory {
    /// Writes down, in the transaction of a change of a tenant, that it was made.
    public typealias Noting = @Sendable (_ changed: Tenant, Transaction) throws -> Void

    /// For what the program does of itself.
    public static let nothing: Noting = { _, _ in }

    /// How long a tenant that is to be deleted can still be saved.
    public static let gracePeriod: Duration = .seconds(30 * 24 * 60 * 60)
    /// How long other nodes may still serve a shop after its state changed here.
    public static let settlingTime: Duration = freshness + .seconds(1)

    /// Closes a shop to visitors; everything is kept. Doing it twice changes nothing.
    ///
    /// Its jobs go on: what was paid for must be settled.
    /// - Throws: ``TenancyError/noSuchTenant``.
    @discardableResult
    public func suspend(
        _ tenant: TenantID, at instant: Instant = .now, noting: @escaping Noting = nothing
    ) async throws -> Tenant {
        try await change(tenant, "suspended_at = coalesce(suspended_at, \(instant))", and: noting)
    }

    /// Lets visitors in again. Doing it twice changes nothing.
    /// - Throws: ``TenancyError/isBeingDeleted(_:)``, ``TenancyError/noSuchTenant``.
    @discardableResult
    public func resume(_ tenant: TenantID, noting: @escaping Noting = nothing) async throws -> Tenant {
        try await change(tenant, "suspended_at = NULL") { changed, transaction in
            if changed.state == .deleting { throw TenancyError.isBeingDeleted(changed.slug) }
            try noting(changed, transaction)
        }
    }

    /// Gives a shop another name, for visitors and for the platform. Its addresses stay.
    /// - Throws: ``TenancyError/nameUnusable``, ``TenancyError/noSuchTenant``.
    @discardableResult
    public func rename(
        _ tenant: TenantID, to name: String, noting: @escaping Noting = nothing
    ) async throws -> Tenant {
        let name = try Tenant.checkedName(name)
        guard try await self.tenant(id: tenant) != nil else { throw TenancyError.noSuchTenant }
        // Two databases, so two commits: repeating the command mends what an interruption left half done.
        let database = try await engine.shop(tenant)
        try await database.write { transaction in
            guard var settings = try ShopSettings.load(in: transaction), settings.name != name else { return }
            settings.name = name
            try settings.save(in: transaction)
        }
        return try await change(tenant, "name = \(name)", and: noting)
    }

    /// Closes a shop and lets a job of the platform remove it for good after `grace`. Asking again sets a new end.
    /// - Throws: ``TenancyError/noSuchTenant``.
    @discardableResult
    public func scheduleDeletion(
        _ tenant: TenantID, grace: Duration = gracePeriod, at instant: Instant = .now,
        noting: @escaping Noting = nothing
    ) async throws -> Tenant {
        let end = instant.advanced(by: grace)
        return try await change(tenant, "delete_after = \(end)") { changed, transaction in
            try noting(changed, transaction)
            let removal = DeleteTenant(tenant: tenant)
            // Other nodes have let go of the shop by then.
            try JobQueue.enqueue(
                removal, key: removal.key, at: end.advanced(by: Self.settlingTime), in: transaction)
        }
    }

    /// Calls a deletion off. A shop that was suspended before stays suspended.
    /// - Throws: ``TenancyError/noSuchTenant``, also when it is gone already.
    @discardableResult
    public func cancelDeletion(_ tenant: TenantID, noting: @escaping Noting = nothing) async throws -> Tenant {
        // The job stays in line and finds nothing to do when its time comes.
        try await change(tenant, "delete_after = NULL", and: noting)
    }

    /// The tenant of this id, read from the registry without opening its shop; nil when there is none.
    public func tenant(id: TenantID) async throws -> Tenant? {
        try await engine.platform.read { try $0.first("SELECT * FROM tenant WHERE id = \(id)") }
    }

    /// Changes the tenant's row and lets every cache hear of it.
    func change(
        _ tenant: TenantID, _ assignment: SQL,
        and more: @escaping Noting = nothing
    ) async throws -> Tenant {
        let changed = try await engine.platform.write { transaction in
            let changed: Tenant? = try transaction.first(
                "UPDATE tenant SET \(assignment) WHERE id = \(tenant) RETURNING *")
            guard let changed else { throw TenancyError.noSuchTenant }
            try more(changed, transaction)
            transaction.announce(.tenant(tenant))
            return changed
        }
        invalidate(tenant)
        return changed
    }
}

extension Announcement {
    private static let tenantPrefix = "tenant/"

    /// What the platform's registry says of a tenant changed.
    public static func tenant(_ tenant: TenantID) -> Announcement {
        Announcement(tenantPrefix + tenant.description)
    }

    /// Whom a commit of the platform's registry was about; nil for other announcements.
    public var tenant: TenantID? {
        guard topic.hasPrefix(Self.tenantPrefix) else { return nil }
        return TenantID(String(topic.dropFirst(Self.tenantPrefix.count)))
    }
}

extension String {
    var withoutOuterBlanks: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
        while rest.last?.isWhitespace == true { rest = rest.dropLast() }
        return String(rest)
    }
}
