import API
public import Archives
import BackgroundJobs
import Operations
public import People
public import Persistence
public import Tenancy
public import Vocabulary

/// Moving shops at once, for a command that waits for it. Servers do the same with jobs.
extension Installation {
    public typealias MoveProgress = @Sendable (TransferProgress) -> Void

    /// Writes a shop's archive to a file, whole or not at all.
    /// - Returns: its length in bytes.
    public func export(
        _ tenant: Tenant, to path: String, by origin: AuditTrail.Origin, progress: @escaping MoveProgress
    ) async throws -> Int64 {
        try await office.acting(as: origin).noteExport(of: tenant.id, to: path)
        let id = TransferID()
        do {
            let bytes = try await mover.export(tenant, as: id, to: path, progress)
            try await mover.files.removeWork(of: id)
            return bytes
        } catch {
            try await mover.files.removeWork(of: id)
            throw error
        }
    }

    /// Makes a shop of an archive.
    /// - Parameters:
    ///   - slug: nil takes the archive's.
    ///   - name: nil takes the archive's.
    /// - Throws: ``ArchiveError``, `TenancyError`; nothing is left behind then.
    public func importShop(
        from path: String, slug: Slug?, name: String?, by origin: AuditTrail.Origin,
        progress: @escaping MoveProgress
    ) async throws -> Tenant {
        try await make(.import(slug: slug, name: name), archive: path, by: origin, progress)
    }

    /// Makes a second shop of a first one.
    /// - Throws: `TenancyError`; nothing is left behind then.
    public func clone(
        _ tenant: Tenant, as slug: Slug, name: String?, by origin: AuditTrail.Origin,
        progress: @escaping MoveProgress
    ) async throws -> Tenant {
        try await make(.clone(of: tenant.id, slug: slug, name: name), archive: "", by: origin, progress)
    }

    /// All data of a shop as text, the same on both engines; see ``LogicalDump``.
    /// - Returns: its SHA-256 in hexadecimal digits.
    public func dump(
        _ tenant: TenantID, to sink: @escaping @Sendable ([UInt8]) throws -> Void = { _ in }
    ) async throws -> String {
        try await engine.shop(tenant).read { transaction in
            try LogicalDump.write(Migrations.all.shopTables, in: transaction, to: sink)
        }
    }

    private func make(
        _ request: Transfer.Request, archive: String, by origin: AuditTrail.Origin,
        _ progress: @escaping MoveProgress
    ) async throws -> Tenant {
        // The files of SQLite belong to this process alone, so whoever began something else is gone.
        if engine.dialect == .sqlite { try await mover.clearAbandoned(since: .now) }
        let transfer = try await office.acting(as: origin).begin(request)
        try await mover.carryNow(transfer, archive: archive, report: progress)
        guard let target = transfer.target, let tenant = try await directory.tenant(id: target) else {
            throw TenancyError.noSuchTenant
        }
        return tenant
    }

    var mover: ShopMover {
        ShopMover(
            engine: engine, directory: directory, baseDomain: options.baseDomain,
            media: MediaFolders(root: mediaDirectory), files: TransferFiles(dataDirectory: options.dataDirectory),
            limits: options.archiveLimits, logger: logger
        ) { [jobs] in try jobs.enqueueRecurring(for: .shop($0), timeZone: $1, in: $2) }
    }
}
