public import BackgroundJobs
public import Persistence
public import Vocabulary

/// Removes a tenant for good once its grace period is over. Nothing happens when the deletion was called off meanwhile.
public struct DeleteTenant: Job {
    public static let kind: JobKind = "delete-tenant"
    /// Given up only by a person: half a tenant must not stay.
    public static let policy = JobPolicy(attempts: .max, firstDelay: .seconds(10), concurrency: 2)

    public let tenant: TenantID

    public init(tenant: TenantID) {
        self.tenant = tenant
    }

    /// One deletion of a tenant is in line at a time.
    public var key: String { tenant.description }
}

extension ShopDirectory {
    /// What became of a deletion whose time may have come.
    public enum Removal: Equatable, Sendable {
        /// Nothing of the tenant is left.
        case removed
        /// It is kept until then.
        case notBefore(Instant)
        /// The deletion was called off.
        case calledOff
    }

    /// Removes everything of a tenant whose grace period is over: its place in the registry with its domains, its
    /// database and its files. May be repeated after a crash, until nothing is left.
    /// - Parameter removeFiles: removes what the tenant keeps outside its database; doing it twice does no harm.
    @discardableResult
    public func removeWhenDue(
        _ tenant: TenantID, at instant: Instant = .now, removeFiles: @Sendable (TenantID) async throws -> Void
    ) async throws -> Removal {
        let left = try await engine.platform.write { transaction -> Tenant? in
            let removed = try transaction.execute(
                "DELETE FROM tenant WHERE id = \(tenant) AND delete_after <= \(instant)")
            if removed > 0 { transaction.announce(.tenant(tenant)) }
            return try transaction.first("SELECT * FROM tenant WHERE id = \(tenant)")
        }
        if let left {
            return left.deleteAfter.map { .notBefore($0) } ?? .calledOff
        }
        // The registry went first: a shop that can be found is a shop that works.
        invalidate(tenant)
        try await engine.deleteShop(tenant)
        try await removeFiles(tenant)
        return .removed
    }
}
