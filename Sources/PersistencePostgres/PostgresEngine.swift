public import Logging
public import Persistence
internal import Synchronization

/// All shops in one PostgreSQL database: the platform's tables in the schema `platform`, every shop's rows in the
/// tables of the schema `shop`, bound to their tenant by row level security.
///
/// It holds no more than ``PostgresLimits/connections`` connections, opened when needed.
public final class PostgresEngine: DatabaseEngine {
    public let platform: any Database

    let pool: ConnectionPool
    let migrations: Migrations
    let limits: PostgresLimits
    let observer: DatabaseObserver
    let logger: Logger
    let youngTables: YoungTables
    private let sender: NoticeSender
    private let listener: NoticeListener
    /// The shops that were seen to exist.
    let knownShops = Mutex<Set<TenantID>>([])

    /// Connects to nothing yet: the first request does.
    /// - Parameter url: what libpq understands, with its options for TLS: `postgresql://user:password@host/name?sslmode=…`.
    /// - Throws: ``DatabaseError/misconfigured(_:)`` when `url` is not such an address. It is never repeated, because
    ///   it may hold a password.
    public init(
        url: String, migrations: Migrations, observer: DatabaseObserver = DatabaseObserver(), logger: Logger,
        limits: PostgresLimits = PostgresLimits()
    ) throws {
        let settings = try ConnectionSettings(url: url, limits: limits, observer: observer)
        let pool = ConnectionPool(settings: settings, limits: limits, logger: logger)
        let sender = NoticeSender(pool: pool, logger: logger)
        self.pool = pool
        self.migrations = migrations
        self.limits = limits
        self.logger = logger
        self.sender = sender
        listener = NoticeListener(settings: settings, own: sender.sender, logger: logger) { tenant, announcements in
            observer.committed?(tenant, announcements)
        }
        var telling = observer
        telling.committed = { tenant, announcements in
            observer.committed?(tenant, announcements)
            sender.send(tenant, announcements)
        }
        self.observer = telling
        youngTables = YoungTables(logger: logger)
        platform = PostgresDatabase(
            pool: pool, runner: TransactionRunner(tenant: nil, limits: limits, observer: telling, logger: logger),
            youngTables: youngTables)
    }

    public var dialect: Dialect { .postgres }

    public func shop(_ tenant: TenantID) async throws -> any Database {
        try await requireShop(tenant)
        return PostgresDatabase(
            pool: pool, runner: TransactionRunner(tenant: tenant, limits: limits, observer: observer, logger: logger),
            youngTables: youngTables)
    }

    /// Asks the server, on a connection of the pool. Somebody waits for the answer, so it is not asked for long.
    public func checkHealth() async throws {
        try await pool.withConnection(timeout: min(limits.queueTimeout, .seconds(2))) { connection in
            do {
                try connection.simple("SELECT 1")
            } catch let error as DatabaseError {
                guard connection.isBroken else { throw error }
                throw TransactionNotBegun(cause: error)
            }
        }
    }

    public func listen() {
        listener.start()
    }

    public func close() async {
        listener.stop()
        await sender.flush()
        await pool.close()
    }
}
