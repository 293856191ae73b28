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
    /// Leads past a connection pooler, for work that takes long; the pool itself when there is none.
    let directPool: ConnectionPool
    let migrations: Migrations
    let limits: PostgresLimits
    let observer: DatabaseObserver
    let logger: Logger
    let youngTables: YoungTables
    let sender: NoticeSender
    private let listener: NoticeListener
    let knownShops = KnownShops()

    /// Connects to nothing yet: the first request does.
    /// - Parameters:
    ///   - url: what libpq understands, with its options for TLS: `postgresql://user:password@host/name?sslmode=…`.
    ///   - directURL: the same database past a connection pooler, for what needs a session: notices, migrations.
    ///   - pooling: whether the first address leads to a pooler that pools transactions.
    /// - Throws: ``DatabaseError/misconfigured(_:)`` when `url` is not such an address. It is never repeated, because
    ///   it may hold a password.
    public init(
        url: String, directURL: String? = nil, pooling: DatabasePooling = .auto, migrations: Migrations,
        observer: DatabaseObserver = DatabaseObserver(), logger: Logger, limits: PostgresLimits = PostgresLimits()
    ) throws {
        let settings = try ConnectionSettings(url: url, limits: limits, observer: observer, pooling: pooling)
        let direct = try directURL.map { try ConnectionSettings(url: $0, limits: limits, observer: observer) }
        let pool = ConnectionPool(settings: settings, limits: limits, logger: logger)
        let sender = NoticeSender(pool: pool, logger: logger)
        self.pool = pool
        directPool = direct.map { ConnectionPool(settings: $0, limits: Self.direct(limits), logger: logger) } ?? pool
        self.migrations = migrations
        self.limits = limits
        self.logger = logger
        self.sender = sender
        listener = NoticeListener(
            settings: direct ?? settings, own: sender.sender, logger: logger
        ) { [knownShops] tenant, announcements in
            if !announcements.isDisjoint(with: [.anything, .shopRemoved]) { knownShops.forget() }
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

    /// Seldom needed, and then by one or two.
    private static func direct(_ limits: PostgresLimits) -> PostgresLimits {
        var few = limits
        few.connections = 2
        few.idleTimeout = .seconds(10)
        return few
    }

    public func listen() {
        listener.start()
    }

    public func close() async {
        listener.stop()
        await sender.close()
        await pool.close()
        if directPool !== pool { await directPool.close() }
    }
}

/// The shops that were seen to exist. Another process may remove one, and says so.
final class KnownShops: Sendable {
    private let shops = Mutex<Set<TenantID>>([])

    func contains(_ tenant: TenantID) -> Bool { shops.withLock { $0.contains(tenant) } }

    func insert(_ tenant: TenantID) {
        shops.withLock { _ = $0.insert(tenant) }
    }

    func remove(_ tenant: TenantID) {
        shops.withLock { _ = $0.remove(tenant) }
    }

    func forget() {
        shops.withLock { $0.removeAll() }
    }
}
