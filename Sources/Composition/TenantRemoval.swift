import BackgroundJobs
import Logging
public import Persistence
public import Tenancy
public import Vocabulary

extension Installation {
    /// Removes everything of a tenant whose grace period is over.
    @discardableResult
    public func removeWhenDue(_ tenant: TenantID, at instant: Instant = .now) async throws -> ShopDirectory.Removal {
        try await directory.removeWhenDue(tenant, at: instant, removeFiles: MediaFolders(root: mediaDirectory).remove)
    }
}

extension JobHandlers {
    mutating func handleDeletions(_ directory: ShopDirectory, _ media: MediaFolders) {
        handle(DeleteTenant.self) { job, context in
            switch try await directory.removeWhenDue(job.tenant, removeFiles: media.remove) {
            case .removed:
                context.logger.notice("A tenant was deleted", metadata: ["tenant": "\(job.tenant)"])
            case .calledOff:
                context.logger.info("A tenant's deletion was called off", metadata: ["tenant": "\(job.tenant)"])
            case .notBefore(let end):
                try await context.database.write { transaction in
                    try JobQueue.enqueue(job, key: job.key, at: end, in: transaction)
                }
            }
        }
    }
}
