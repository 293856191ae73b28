internal import Logging
internal import Persistence
internal import Vocabulary

extension PostgresEngine {
    /// Runs what has not run yet, one transaction for each step. Of several programs that start together one does it,
    /// and the others wait.
    public func migrate() async throws {
        let (migrations, logger) = (migrations, logger)
        try await pool.withConnection { connection in
            try connection.withoutTimeLimits {
                try connection.withMigrationLock {
                    try connection.createSchemas()
                    try connection.migrate(migrations.platform, in: .platform, logger)
                    try connection.migrate(migrations.shop, in: .shop, logger)
                    try connection.explainTenants()
                }
            }
        }
    }
}

extension PostgresConnection {
    /// Lifts the limits that are meant for requests, for work that takes as long as it takes. A failure may leave the
    /// session in any state, so the connection is not used further then.
    func withoutTimeLimits<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            try simple("SET statement_timeout = 0; SET lock_timeout = 0")
        } catch let error as DatabaseError {
            guard isBroken else { throw error }
            throw TransactionNotBegun(cause: error)
        }
        patience = nil
        do {
            let result = try body()
            try simple("SET search_path = shop; \(settings.timeouts)")
            patience = settings.limits.statementTimeout
            return result
        } catch {
            discard()
            throw error
        }
    }

    fileprivate func withMigrationLock(_ body: () throws -> Void) throws {
        let lock = AdvisoryLocks.number("stoa migrations")
        try simple("SELECT pg_advisory_lock(\(lock))")
        try body()
        try simple("SELECT pg_advisory_unlock(\(lock))")
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
        try simple("SET search_path = \(scope == .platform ? "platform" : "shop")")
        let applied = try simple("SELECT id, checksum FROM schema_migration ORDER BY applied_at, id").rows
            .map { AppliedMigration(id: try $0["id"], checksum: try $0["checksum"]) }
        let pending = try Migrator.pending(migrations, applied: applied, dialect: .postgres, scope: scope)
        for migration in pending {
            try apply(migration)
            logger.debug("Migrated", metadata: ["migration": "\(migration.id)"])
        }
        if let last = pending.last {
            logger.info("Migrated", metadata: ["steps": "\(pending.count)", "last": "\(last.id)"])
        }
    }

    private func apply(_ migration: RenderedMigration) throws {
        try simple("BEGIN")
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
