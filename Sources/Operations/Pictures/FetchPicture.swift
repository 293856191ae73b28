public import BackgroundJobs
public import Catalog
import Logging
public import Persistence
public import Vocabulary

/// Fetches a picture that an import named by its address. Done again, nothing happens.
public struct FetchPicture: Job {
    public static let kind: JobKind = "fetch-picture"
    /// Two at once: each may be as large as ``PictureFetcher/limit``, and the others' server is somebody's.
    public static let policy = JobPolicy(
        attempts: 8, firstDelay: .seconds(10), longestDelay: .seconds(3600), concurrency: 2)

    let picture: ProductImageID

    public init(picture: ProductImageID) {
        self.picture = picture
    }

    /// Puts the pictures in line, each once.
    public static func enqueue(_ pictures: [ProductImageID], in transaction: Transaction) throws {
        for picture in pictures {
            try JobQueue.enqueueOnce(
                FetchPicture(picture: picture), key: "\(picture)", priority: .low, in: transaction)
        }
    }

    /// - Throws: what may pass by itself. A picture that is not to be had is noted as such, and is no failure.
    func run(_ context: JobContext, fetcher: PictureFetcher, folder: any PictureFolder) async throws {
        guard case .shop(let tenant) = context.place else { throw JobFailure.hopeless("the job belongs to no shop") }
        let address = try await context.database.read { try MissingPictures.address(of: picture, in: $0) }
        guard let address else { return }
        do {
            let fetched = try await fetcher.fetch(address)
            try await folder.keep(fetched.bytes, named: fetched.name, of: tenant)
            try await context.database.write(locking: [.catalog]) { transaction in
                try MissingPictures.keep(picture, from: address, as: fetched.name, in: transaction)
            }
        } catch let refusal as PictureRefused {
            try await giveUp(address, because: refusal.reason, context)
        } catch {
            guard context.isLastAttempt else { throw error }
            try await giveUp(address, because: "\(error)", context)
        }
    }

    private func giveUp(_ address: String, because reason: String, _ context: JobContext) async throws {
        context.logger.notice(
            "A picture is not to be had",
            metadata: ["picture": "\(picture)", "address": "\(address)", "error": "\(reason)"])
        try await context.database.write { try MissingPictures.giveUp(picture, from: address, in: $0) }
    }
}

/// Where the files of shops lie.
public protocol PictureFolder: Sendable {
    /// Keeps a file of a shop, durably, unless one of this name is there: names are made of what the files hold.
    func keep(_ bytes: [UInt8], named name: String, of tenant: TenantID) async throws
}

extension JobHandlers {
    /// - Parameter folder: where the pictures are kept.
    public mutating func handlePictures(_ fetcher: PictureFetcher, in folder: any PictureFolder) {
        handle(FetchPicture.self) { try await $0.run($1, fetcher: fetcher, folder: folder) }
    }
}
