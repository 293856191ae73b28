public import Logging
public import Ordering
public import Payments
public import Persistence
import PersistencePostgres
import PersistenceSQLite
import Synchronization
public import Tenancy
import Vocabulary
public import Web

/// Where an installation lives and how it answers.
public struct InstallationOptions: Sendable {
    /// The directory of the SQLite files and of the shops' media.
    public var dataDirectory: String
    /// A PostgreSQL address; nil for SQLite files in the data directory.
    public var databaseURL: String?
    /// The platform's own host: each shop answers at `slug.baseDomain`.
    public var baseDomain: String
    /// How long the test provider's pending payments take.
    public var testSettlingTime: Duration

    public init(
        dataDirectory: String, databaseURL: String? = nil, baseDomain: String = "localhost",
        testSettlingTime: Duration = .seconds(2)
    ) {
        self.dataDirectory = dataDirectory
        self.databaseURL = databaseURL
        self.baseDomain = baseDomain
        self.testSettlingTime = testSettlingTime
    }
}

/// Everything long-lived of one program: its databases, shops, payment providers and caches.
public struct Installation: Sendable {
    public let options: InstallationOptions
    public let engine: any DatabaseEngine
    public let directory: ShopDirectory
    public let testProvider: TestPaymentProvider
    public let providers: PaymentProviders
    public let pages: PageCache
    public let logger: Logger

    /// Opens the databases, brings their schema up to this program and wires the caches to what commits announce.
    public static func open(
        _ options: InstallationOptions, logger: Logger, observer: DatabaseObserver = DatabaseObserver()
    ) async throws -> Installation {
        let invalidation = CacheInvalidation(pages: PageCache())
        let engine = try makeEngine(options, logger: logger, observer: invalidation.watching(observer))
        do {
            try await engine.migrate()
        } catch {
            await engine.close()
            throw error
        }
        return Installation(options, engine: engine, invalidation: invalidation, logger: logger)
    }

    /// An installation over an engine that is open and migrated already: for tests.
    public init(
        _ options: InstallationOptions, engine: any DatabaseEngine, invalidation: CacheInvalidation, logger: Logger
    ) {
        self.options = options
        self.engine = engine
        self.logger = logger
        directory = ShopDirectory(engine: engine, baseDomain: options.baseDomain)
        pages = invalidation.pages
        // Its events come from this program only, so the secret lives no longer than the program.
        testProvider = TestPaymentProvider(
            webhookSecret: AccessToken().text, settlingTime: options.testSettlingTime)
        providers = PaymentProviders([testProvider])
        invalidation.connect(directory)
    }

    /// Closes every file and connection.
    public func close() async {
        await engine.close()
    }

    private static func makeEngine(
        _ options: InstallationOptions, logger: Logger, observer: DatabaseObserver
    ) throws -> any DatabaseEngine {
        if let url = options.databaseURL {
            return try PostgresEngine(url: url, migrations: .all, observer: observer, logger: logger)
        }
        return try SQLiteEngine(
            directory: options.dataDirectory, migrations: .all, observer: observer, logger: logger)
    }
}

/// Throws cached pages and settings away when a commit says that they are old.
public final class CacheInvalidation: Sendable {
    let pages: PageCache
    private let directory = Mutex<ShopDirectory?>(nil)

    public init(pages: PageCache) {
        self.pages = pages
    }

    /// `observer`, with this invalidation listening to its commits.
    public func watching(_ observer: DatabaseObserver) -> DatabaseObserver {
        var watching = observer
        watching.committed = { [self] tenant, announcements in
            observer.committed?(tenant, announcements)
            guard let tenant else { return }
            if announcements.contains(.settings) { directory.withLock { $0 }?.invalidate(tenant) }
            pages.invalidate(tenant: tenant)
        }
        return watching
    }

    func connect(_ directory: ShopDirectory) {
        self.directory.withLock { $0 = directory }
    }
}
