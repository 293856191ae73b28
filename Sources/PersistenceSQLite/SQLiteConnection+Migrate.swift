internal import Persistence
internal import Vocabulary

extension SQLiteConnection {
    /// Runs the steps of `migrations` that the file has not seen, all in one transaction.
    func migrate(_ migrations: [RenderedMigration]) throws {
        guard try !pending(migrations).isEmpty else { return }
        try control("BEGIN IMMEDIATE")
        do {
            try control(
                """
                CREATE TABLE IF NOT EXISTS schema_migration (id TEXT NOT NULL PRIMARY KEY, checksum TEXT NOT NULL, \
                applied_at INTEGER NOT NULL) STRICT
                """)
            for step in try pending(migrations) {
                for statement in step.statements { try control(statement) }
                _ = try execute(
                    Statement(
                        text: "INSERT INTO schema_migration (id, checksum, applied_at) VALUES ($1, $2, $3)",
                        values: [.text(step.id), .text(step.checksum), Instant.now.sqlValue]))
            }
            try control("COMMIT")
        } catch {
            if isInTransaction { try control("ROLLBACK") }
            throw error
        }
        // Statements of a migration never come back.
        forgetStatements()
    }

    private func pending(_ migrations: [RenderedMigration]) throws -> [RenderedMigration] {
        let ledgers = try rows(
            Statement(text: "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_migration'"))
        let applied =
            ledgers.isEmpty
            ? []
            : try rows(Statement(text: "SELECT id, checksum FROM schema_migration ORDER BY rowid")).map { row in
                AppliedMigration(id: try row["id"], checksum: try row["checksum"])
            }
        return try Migrator.pending(migrations, applied: applied)
    }
}
