import Archives
import Foundation
import Logging
import Persistence
import Tenancy
import Vocabulary

/// Takes shops out of this installation, into it, and beside themselves.
///
/// A new shop is written where nobody can reach it, and entered in the registry last. What is left of a try that was
/// killed is taken away by the next one.
struct ShopMover: Sendable {
    let engine: any DatabaseEngine
    let directory: ShopDirectory
    let baseDomain: String
    let media: MediaFolders
    let files: TransferFiles
    let limits: ArchiveLimits
    let logger: Logger
    /// Puts in line what comes again and again in every shop.
    let enqueueRecurring: @Sendable (TenantID, _ timeZone: String, Transaction) throws -> Void
    /// Called between any two changes; tests end the work here as a kill would.
    var checkpoint: @Sendable (Checkpoint) throws -> Void = { _ in }

    typealias Report = @Sendable (TransferProgress) -> Void

    /// A moment between two changes.
    enum Checkpoint: CaseIterable, Sendable {
        case unpacked, created, written, filed, placed, registered
    }

    /// A shop that is about to be entered in the registry.
    struct Arrival: Sendable {
        let transfer: TransferID
        let tenant: Tenant
        let hosts: [HostName]
    }

    /// Carries a transfer out from its beginning. When it fails, nothing stays of the new shop.
    /// - Parameter archive: the file that an import reads.
    func carry(_ transfer: Transfer, archive: String, report: @escaping Report) async throws {
        try await clear(transfer)
        do {
            switch transfer.kind {
            case .export: try await export(transfer, report)
            case .import: try await restore(transfer, from: archive, report)
            case .clone: try await clone(transfer, report)
            }
            try await files.removeWork(of: transfer.id)
        } catch {
            if !(error is Interruption) { await clearAfterFailure(transfer) }
            throw Self.explained(error)
        }
    }

    /// What tests throw at a checkpoint: the work ends as it stands, as if the process were gone.
    struct Interruption: Error {}

    /// Takes away what a try left behind. A shop that has been entered in the registry stays.
    func clear(_ transfer: Transfer) async throws {
        try await files.removeWork(of: transfer.id)
        guard let target = transfer.target, try await directory.tenant(id: target) == nil else { return }
        try await engine.deleteShop(target)
        try await media.remove(target)
    }

    /// What cannot be taken away now (the process is told to stop, the database is gone) is left to the next try.
    private func clearAfterFailure(_ transfer: Transfer) async {
        do {
            try await clear(transfer)
        } catch {
            logger.warning(
                "A failed transfer could not be cleared away",
                metadata: ["transfer": "\(transfer.id)", "error": "\(error)"])
        }
    }

    /// What a stranger's rows broke, as the archive's fault.
    private static func explained(_ error: any Error) -> any Error {
        switch error {
        case DatabaseError.newerSchema(let migration): ArchiveError.newerSchema(migration)
        case DatabaseError.checkViolation(let rule), DatabaseError.uniqueViolation(let rule):
            ArchiveError.damaged("its rows break the rule \(rule)")
        case DatabaseError.foreignKeyViolation: ArchiveError.damaged("its rows refer to others that are not there")
        case DatabaseError.notNullViolation(let column): ArchiveError.damaged("\(column) is missing in a row")
        case DatabaseError.nulInText: ArchiveError.damaged("a text in it holds a NUL")
        default: error
        }
    }
}

/// Where transfers keep their files, below the data directory.
struct TransferFiles: Sendable {
    let dataDirectory: String

    /// A finished export.
    func export(_ id: TransferID) -> String { "\(dataDirectory)/exports/\(id)\(ShopArchive.suffix)" }

    /// An archive that was sent to be imported.
    func upload(_ id: TransferID) -> String { "\(dataDirectory)/transfers/\(id)\(ShopArchive.suffix)" }

    /// The folder of a transfer that is being carried out.
    func work(_ id: TransferID) -> String { "\(dataDirectory)/transfers/\(id)" }

    /// Makes the folders that everything is put into.
    func prepare() async throws {
        try await OffThePool.run { [dataDirectory] in
            for folder in ["exports", "transfers"] { try Self.make(dataDirectory + "/" + folder) }
        }
    }

    /// An empty folder for a transfer.
    func makeWork(of id: TransferID) async throws -> String {
        try await prepare()
        let work = work(id)
        try await OffThePool.run { try Self.make(work) }
        return work
    }

    func removeWork(of id: TransferID) async throws { try await remove(work(id)) }

    func remove(_ path: String) async throws {
        try await OffThePool.run {
            guard FileManager.default.fileExists(atPath: path) else { return }
            try FileManager.default.removeItem(atPath: path)
        }
    }

    /// Transfers that have a folder which nothing was put into since `instant`.
    func idleWork(since instant: Instant) async throws -> [TransferID] {
        try await OffThePool.run { [dataDirectory] in
            let folder = dataDirectory + "/transfers"
            guard FileManager.default.fileExists(atPath: folder) else { return [] }
            let limit = Date(timeIntervalSince1970: Double(instant.milliseconds) / 1_000)
            return try FileManager.default.contentsOfDirectory(atPath: folder).compactMap { name in
                let changed = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)[.modificationDate]
                guard let changed = changed as? Date, changed < limit else { return nil }
                return TransferID(String(name.prefix { $0 != "." }))
            }
        }
    }

    private static func make(_ folder: String) throws {
        // An archive holds everything a shop knows of its customers.
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
}
