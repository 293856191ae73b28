import Archives
import Persistence
import Tenancy
import Vocabulary

extension ShopMover {
    func export(_ transfer: Transfer, _ report: @escaping Report) async throws {
        guard let source = transfer.source, let tenant = try await directory.tenant(id: source) else {
            throw TenancyError.noSuchTenant
        }
        let bytes = try await export(tenant, as: transfer.id, to: files.export(transfer.id), report)
        _ = try await engine.platform.write { try Transfer.finish(transfer.id, fileBytes: bytes, in: $0) }
    }

    /// Writes a shop's archive to `path`, beside whatever the shop is doing.
    /// - Returns: its length in bytes.
    func export(
        _ tenant: Tenant, as id: TransferID, to path: String, _ report: @escaping Report
    ) async throws -> Int64 {
        let work = try await files.makeWork(of: id)
        let snapshot = try await photograph(tenant.id, into: work, report)
        let domains = try await directory.domains(of: tenant.id).map(\.host)
        return try await ShopArchive.pack(
            tenant, domains: domains, snapshot: snapshot, migrations: .all, folder: work, to: path, progress: report)
    }

    /// The rows and files of a shop at one moment, in a folder of their own.
    func photograph(_ tenant: TenantID, into work: String, _ report: @escaping Report) async throws -> ShopSnapshot {
        // Before and after: a file that a row names is there whether it came or went meanwhile.
        try await copyMedia(of: tenant, to: work)
        let snapshot = try await ShopSnapshot.take(
            of: try await engine.shop(tenant), to: ShopArchive.database(in: work), migrations: .all, progress: report)
        try await copyMedia(of: tenant, to: work)
        return snapshot
    }

    private func copyMedia(of tenant: TenantID, to work: String) async throws {
        let folder = media.folder(of: tenant)
        try await OffThePool.run { try MediaCopy.run(from: folder, to: ShopArchive.media(of: work)) }
    }
}
