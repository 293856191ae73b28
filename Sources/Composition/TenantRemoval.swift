import BackgroundJobs
import Dispatch
import Foundation
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

/// The folders of the shops' files, one for each tenant, named by its id.
struct MediaFolders: Sendable {
    let root: String

    func folder(of tenant: TenantID) -> String { "\(root)/\(tenant)" }

    /// Removes a tenant's folder with all that is in it, if there is one.
    @Sendable func remove(_ tenant: TenantID) async throws {
        let folder = folder(of: tenant)
        // It may hold many files, and none of the threads that answer requests waits for them.
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            DispatchQueue.global(qos: .utility).async {
                done.resume(
                    with: Result {
                        guard FileManager.default.fileExists(atPath: folder) else { return }
                        try FileManager.default.removeItem(atPath: folder)
                    })
            }
        }
    }

    /// Bytes of a tenant's files.
    func size(of tenant: TenantID) -> Int64 {
        let files = FileManager.default.enumerator(
            at: URL(fileURLWithPath: folder(of: tenant)), includingPropertiesForKeys: [.fileSizeKey])
        var bytes: Int64 = 0
        while let file = files?.nextObject() as? URL {
            // A file that went away meanwhile takes no room.
            let values = try? file.resourceValues(forKeys: [.fileSizeKey])
            bytes += Int64(values?.fileSize ?? 0)
        }
        return bytes
    }
}
