import Archives
import BackgroundJobs
import Catalog
import Persistence
import PersistenceSQLite
import Tenancy
import Vocabulary

extension ShopMover {
    func restore(_ transfer: Transfer, from archive: String, _ report: @escaping Report) async throws {
        let announced = try await ShopArchive.manifest(of: archive, limits: limits)
        let tenant = try Self.tenant(of: transfer, announced)
        try await engine.platform.read { try Tenant.requireFree(tenant.slug, in: $0) }
        try Self.requireKnown(announced.migrations)

        let work = try await files.makeWork(of: transfer.id)
        let manifest = try await ShopArchive.unpack(archive, into: work, limits: limits, progress: report)
        try checkpoint(.unpacked)
        let name = transfer.name.map { _ in tenant.name }
        try await adjust(work, expecting: manifest.rows(ifOf: .all)) { transaction in
            if let name { try transaction.execute("UPDATE shop_settings SET name = \(name)") }
        }
        let hosts = manifest.domains.compactMap { HostName($0) }
        try await settle(Arrival(transfer: transfer.id, tenant: tenant, hosts: hosts), from: work, report)
    }

    private static func tenant(of transfer: Transfer, _ manifest: ArchiveManifest) throws -> Tenant {
        guard let target = transfer.target, let slug = transfer.slug ?? Slug(manifest.tenant.slug) else {
            throw ArchiveError.damaged("its manifest names no shop")
        }
        // It is new here: the oldest shop answers at the platform's own host, and that should not change.
        return Tenant(
            id: target, slug: slug, name: try Tenant.checkedName(transfer.name ?? manifest.tenant.name),
            createdAt: .now, suspendedAt: manifest.tenant.isSuspended ? .now : nil)
    }

    private static func requireKnown(_ migrations: [String]) throws {
        let known = Set(Migrations.all.shop.map(\.id))
        if let unknown = migrations.first(where: { !known.contains($0) }) { throw ArchiveError.newerSchema(unknown) }
    }

    /// Opens the database among the unpacked files, which brings it up to this program, and changes it.
    /// - Parameter rows: how many rows each table must have; nil when that cannot be said.
    func adjust(
        _ work: String, expecting rows: [String: Int]?, _ change: @escaping @Sendable (Transaction) throws -> Void
    ) async throws {
        try await OffThePool.run {
            let file = try Self.open(work)
            do {
                try file.write { transaction in
                    if let rows, try ShopRestoration.count(in: transaction, .all) != rows {
                        throw ArchiveError.damaged("its tables do not hold what the manifest says")
                    }
                    try change(transaction)
                }
                try file.close()
            } catch {
                try file.close()
                throw error
            }
        }
    }

    private static func open(_ work: String) throws -> PortableFile {
        do {
            let tables = Set(Migrations.all.shopTables.map(\.name) + ["schema_migration"])
            return try PortableFile.open(
                foreign: ShopArchive.database(in: work), migrations: Migrations.all.shop, tables: tables)
        } catch let error as ForeignFile {
            throw ArchiveError.damaged("its database cannot be used (\(error.reason))")
        }
    }

    // MARK: - The new shop

    /// Makes a shop of the files in `work`, and lets the world see it when everything is there.
    func settle(_ arrival: Arrival, from work: String, _ report: @escaping Report) async throws {
        let tenant = arrival.tenant.id
        try await engine.createShop(tenant)
        try checkpoint(.created)
        let database = try await engine.shop(tenant)
        let file = try await OffThePool.run { try Self.open(work) }
        do {
            try await ShopRestoration(from: file, migrations: .all).run(into: database, progress: report)
            try await OffThePool.run { try file.close() }
        } catch {
            try await OffThePool.run { try file.close() }
            throw error
        }
        try checkpoint(.written)
        try await fileProducts(of: database, report)
        try checkpoint(.filed)
        let folder = media.folder(of: tenant)
        try await OffThePool.run { try MediaCopy.run(from: ShopArchive.media(of: work), to: folder) }
        try checkpoint(.placed)
        try await register(arrival)
        try checkpoint(.registered)
        directory.invalidate()
        try await wake(tenant, database)
    }

    private func fileProducts(of database: any Database, _ report: Report) async throws {
        let total = try await database.read { try Products.count(in: $0) }
        var last: ProductID?
        var done: Int64 = 0
        while let filed = try await database.write({ [last] in try ProductSearch.fileNext(after: last, in: $0) }) {
            last = filed.last
            done += Int64(filed.count)
            report(TransferProgress(.filing, done, of: Int64(total)))
        }
    }

    /// From this commit on the shop is found and the transfer is done.
    private func register(_ arrival: Arrival) async throws {
        try await engine.platform.write { [baseDomain] transaction in
            guard try Transfer.finish(arrival.transfer, in: transaction) else {
                throw ArchiveError.file("somebody else ended this transfer")
            }
            try arrival.tenant.arrive(claiming: arrival.hosts, baseDomain: baseDomain, in: transaction)
        }
    }

    /// Lets workers look at the shop's jobs. Were this lost, they would look when they start.
    private func wake(_ tenant: TenantID, _ database: any Database) async throws {
        try await database.write { [enqueueRecurring] transaction in
            let settings = try ShopSettings.load(in: transaction)
            try enqueueRecurring(tenant, settings?.timeZone ?? "UTC", transaction)
            transaction.announce(.jobs)
        }
    }
}

extension ArchiveManifest {
    /// How many rows each table must have, when the archive's schema is that of `migrations`: else steps that are still
    /// to run may change the number.
    fileprivate func rows(ifOf migrations: Migrations) -> [String: Int]? {
        Set(self.migrations) == Set(migrations.shop.map(\.id)) ? rows : nil
    }
}
