internal import Logging
internal import Persistence
internal import Vocabulary

extension PostgresEngine {
    /// Runs what has not run yet, one transaction for each step. Of several programs that start together one does it,
    /// and the others wait; when it dies, the next one goes on.
    public func migrate() async throws {
        let (migrations, logger) = (migrations, logger)
        try await directPool.withConnection { connection in
            try connection.withoutTimeLimits {
                try connection.withMigrationLock {
                    try connection.createSchemas()
                    try connection.migrate(migrations.platform, in: .platform, logger)
                    try connection.migrate(migrations.shop, in: .shop, logger)
                    try connection.explainTenants()
                }
            }
        }
        try await pool.withConnection { connection in
            guard connection.sharesSession else { return }
            logger.notice("The database is reached through a connection pooler")
            try connection.withMigrationLock { try connection.createTurns() }
        }
    }
}

extension PostgresConnection {
    /// Lifts the limits that are meant for requests, for work that takes as long as it takes. A failure may leave the
    /// session in any state, so the connection is not used further then.
    func withoutTimeLimits<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            // Where the session is not ours, each transaction lifts its own.
            try simple(
                sharesSession ? "SELECT 1" : settings.limits(of: .longWork).map { "SET \($0)" }.joined(separator: "; "))
        } catch let error as DatabaseError {
            guard isBroken else { throw error }
            throw TransactionNotBegun(cause: error)
        }
        patience = nil
        do {
            let result = try body()
            if !sharesSession { try simple(settings.greeting()) }
            patience = settings.limits.statementTimeout
            return result
        } catch {
            discard()
            throw error
        }
    }

    fileprivate func withMigrationLock(_ body: () throws -> Void) throws {
        let lock = AdvisoryLocks.number("stoa migrations")
        guard !sharesSession else { return try withTransactionLock(lock, body) }
        try simple("SELECT pg_advisory_lock(\(lock))")
        try body()
        try simple("SELECT pg_advisory_unlock(\(lock))")
    }

    /// Holds the lock in an open transaction of another connection, which keeps its session for as long.
    private func withTransactionLock(_ lock: Int64, _ body: () throws -> Void) throws {
        let guardian: PostgresConnection
        do {
            guardian = try Self.connect(settings, isFirst: false)
        } catch {
            throw DatabaseError.connectionLost(error.message)
        }
        defer { guardian.close() }
        guardian.patience = nil
        try guardian.simple(
            "BEGIN; SET LOCAL idle_in_transaction_session_timeout = 0; SELECT pg_advisory_xact_lock(\(lock))")
        try body()
        try guardian.simple("COMMIT")
    }

    /// Makes the tables that are locked where advisory locks cannot be held.
    fileprivate func createTurns() throws {
        let missing = "SELECT to_regclass('\(AdvisoryLocks.table(AdvisoryLocks.tableCount - 1))') IS NULL"
        guard let row = try simple(missing).rows.first, try row[0] else { return }
        let tables = (0..<AdvisoryLocks.tableCount).map { "CREATE TABLE \(AdvisoryLocks.table($0)) ()" }
        try simple("BEGIN; \(tables.joined(separator: "; ")); COMMIT")
    }

    fileprivate func createSchemas() throws {
        let existing = try simple("SELECT nspname FROM pg_namespace WHERE nspname IN ('platform', 'shop')").rows
            .map { row -> String in try row[0] }
        for schema in ["platform", "shop"] {
            if !existing.contains(schema) { try create(schema) }
            try simple(
                """
                CREATE TABLE IF NOT EXISTS \(schema).schema_migration \
                (id TEXT PRIMARY KEY, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)
                """)
        }
        try simple("CREATE TABLE IF NOT EXISTS platform.shop_database (tenant_id UUID PRIMARY KEY)")
    }

    private func create(_ schema: String) throws {
        do {
            try simple("CREATE SCHEMA \(schema)")
        } catch DatabaseError.failed(let message, _) {
            throw DatabaseError.misconfigured(
                "The schema \"\(schema)\" cannot be made: \(message). Make the role of the database URL the owner of the "
                    + "database: ALTER DATABASE … OWNER TO …")
        }
    }

    fileprivate func migrate(_ migrations: [Migration], in scope: SchemaScope, _ logger: Logger) throws {
        let schema = scope == .platform ? "platform" : "shop"
        let applied = try simple("SELECT id, checksum FROM \(schema).schema_migration ORDER BY applied_at, id").rows
            .map { AppliedMigration(id: try $0["id"], checksum: try $0["checksum"]) }
        let pending = try Migrator.pending(
            Migrator.render(migrations, dialect: .postgres, scope: scope), applied: applied)
        for migration in pending {
            try apply(migration, in: schema)
            logger.debug("Migrated", metadata: ["migration": "\(migration.id)"])
        }
        if let last = pending.last {
            logger.info("Migrated", metadata: ["steps": "\(pending.count)", "last": "\(last.id)"])
        }
    }

    private func apply(_ migration: RenderedMigration, in schema: String) throws {
        try simple("\(beginning()); SET LOCAL search_path = \(schema)")
        for statement in migration.statements { try simple(statement) }
        beginAnew(in: .shop)
        _ = try execute(
            SQL(
                """
                INSERT INTO schema_migration (id, checksum, applied_at)
                VALUES (\(migration.id), \(migration.checksum), \(Instant.now))
                """
            ).statement(for: .postgres))
        try simple("COMMIT")
    }
}
