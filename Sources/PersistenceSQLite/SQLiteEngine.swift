public import Logging
public import Persistence

/// All databases of an installation as SQLite files in one directory, `platform.sqlite` and `tenants/<id>.sqlite`.
///
/// One process has the directory at a time. Files are opened when they are used, and those used least recently are
/// closed again, so that idle shops cost nothing.
public final class SQLiteEngine: DatabaseEngine {
    /// How much an engine keeps open.
    public struct Limits: Sendable {
        /// Shops whose file stays open.
        public let openShops: Int
        /// Connections that read one file at the same time.
        public let readersPerShop: Int

        /// A shop that nobody used for so long is closed.
        public let rest: Duration

        /// - Parameter openShops: as many as the operating system has room for, at most 1,024, without.
        public init(openShops: Int? = nil, readersPerShop: Int = 3, rest: Duration = .seconds(30)) {
            self.openShops = openShops ?? FileLimit.shops(readersPerShop: readersPerShop)
            self.readersPerShop = readersPerShop
            self.rest = rest
        }
    }

    private let directory: DataDirectory
    private let files: OpenFiles
    private let template: Template

    /// Makes `directory` where needed and locks it for this process.
    /// - Throws: ``DatabaseError/misconfigured(_:)`` when the directory cannot be used, or another process uses it.
    public init(
        directory path: String, migrations: Migrations, observer: DatabaseObserver = DatabaseObserver(),
        logger: Logger = Logger(label: "stoa.sqlite"), limits: Limits = Limits()
    ) throws {
        let directory = try DataDirectory(path)
        self.directory = directory
        let rendered = RenderedMigrations(migrations)
        template = Template(directory: directory, migrations: rendered.shop)
        files = OpenFiles(limit: limits.openShops, rest: limits.rest, logger: logger) { name in
            try Self.open(name, in: directory, rendered, observer, limits)
        }
    }

    public var dialect: Dialect { .sqlite }

    public var platform: any Database { SQLiteDatabase(name: .platform, files: files) }

    public func shop(_ tenant: TenantID) async throws -> any Database {
        try await files.use(.shop(tenant)) { _ in }
        return SQLiteDatabase(name: .shop(tenant), files: files)
    }

    public func createShop(_ tenant: TenantID) async throws {
        let template = template
        let directory = directory
        try await blocking {
            try template.make()
            try directory.copyTemplate(to: directory.shop(tenant))
        }
    }

    public func deleteShop(_ tenant: TenantID) async throws {
        let directory = directory
        try await files.withClosed(.shop(tenant)) { try directory.removeFile(directory.shop(tenant)) }
    }

    public func extent(of tenant: TenantID) async throws -> ShopExtent {
        let directory = directory
        return .bytes(try await blocking { try directory.size(of: directory.shop(tenant)) })
    }

    /// Migrates the platform and makes what new tenants are copies of. A tenant's file is migrated when it is opened.
    public func migrate() async throws {
        try await files.use(.platform) { _ in }
        let template = template
        try await blocking { try template.make() }
    }

    public func checkHealth() async throws {
        _ = try await platform.read { transaction in
            try transaction.rows("SELECT 1")
        }
    }

    public func report() async throws -> EngineReport {
        let version = try await platform.read { try $0.value("SELECT sqlite_version()", as: String.self) }
        let directory = directory
        return EngineReport(
            version: "SQLite \(version ?? "")", bytes: try await blocking { try directory.totalSize() },
            bytesPerRow: nil, processes: 1)
    }

    public func close() async {
        await files.closeAll()
        directory.unlock()
    }

    private static func open(
        _ name: DatabaseName, in directory: DataDirectory, _ migrations: RenderedMigrations,
        _ observer: DatabaseObserver,
        _ limits: Limits
    ) throws -> DatabaseFile {
        let announce: @Sendable (TenantID?, Set<Announcement>) -> Void = { observer.committed?($0, $1) }
        switch name {
        case .platform:
            return try DatabaseFile(
                path: directory.platform, migrations: migrations.platform,
                readers: limits.readersPerShop, observer: observer, announce: { announce(nil, $0) })
        case .shop(let tenant):
            let path = directory.shop(tenant)
            guard directory.holds(path) else { throw DatabaseError.misconfigured("there is no shop \(tenant)") }
            return try DatabaseFile(
                path: path, migrations: migrations.shop,
                readers: limits.readersPerShop, observer: observer, announce: { announce(tenant, $0) })
        }
    }
}

/// What each kind of file is brought up to, worked out once.
private struct RenderedMigrations {
    let platform: [RenderedMigration]
    let shop: [RenderedMigration]

    init(_ migrations: Migrations) {
        platform = Migrator.render(migrations.platform, dialect: .sqlite, scope: .platform)
        shop = Migrator.render(migrations.shop, dialect: .sqlite, scope: .shop)
    }
}
