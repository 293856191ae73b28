internal import Logging
public import Persistence
internal import PersistencePostgres
internal import PersistenceSQLite

/// Where an engine of a test keeps its data. It outlives the engine, so that a test can open it again.
public enum TestPlace: Sendable {
    case directory(String)
    case server(url: String)

    /// An engine on this place, not migrated. The caller closes it.
    public func engine(
        migrations: Migrations, observer: DatabaseObserver = DatabaseObserver()
    ) throws -> any DatabaseEngine {
        switch self {
        case .directory(let path):
            try SQLiteEngine(directory: path, migrations: migrations, observer: observer, logger: Self.logger)
        case .server(let url):
            // Patient: tests ask what happens, not how fast a busy machine gets there.
            try PostgresEngine(
                url: url, migrations: migrations, observer: observer, logger: Self.logger,
                limits: PostgresLimits(queueTimeout: .seconds(60), statementTimeout: .seconds(120)))
        }
    }

    /// Runs `body` with a migrated engine on this place and closes the engine.
    @discardableResult
    public func withEngine<Result>(
        migrations: Migrations, observer: DatabaseObserver = DatabaseObserver(),
        _ body: (any DatabaseEngine) async throws -> Result
    ) async throws -> Result {
        let engine = try engine(migrations: migrations, observer: observer)
        do {
            try await engine.migrate()
            let result = try await body(engine)
            await engine.close()
            return result
        } catch {
            await engine.close()
            throw error
        }
    }

    /// Does now what a PostgreSQL server's own daemon does in time: the planner learns what the tables hold, and
    /// indexes are read without a look at each row.
    public func settle() async throws {
        if case .server(let url) = self { try await ServerDatabase.run("VACUUM ANALYZE", at: url) }
    }

    /// Ends the connections that hear of other processes' commits, as a broken network would.
    public func endListening() async throws {
        guard case .server(let url) = self else { return }
        try await ServerDatabase.run(
            """
            DO $$ BEGIN PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()
            AND pid <> pg_backend_pid() AND (query LIKE 'LISTEN%' OR query = 'SELECT 1'); END $$
            """, at: url)
    }

    private static let logger: Logger = {
        var logger = Logger(label: "test")
        logger.logLevel = .error
        return logger
    }()
}
