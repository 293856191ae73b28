internal import Logging
internal import Persistence

/// One tenant's rows, or the platform's tables: a light handle on the shared pool.
struct PostgresDatabase: Database {
    let pool: ConnectionPool
    let runner: TransactionRunner
    let youngTables: YoungTables

    var dialect: Dialect { .postgres }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (ReadTransaction) throws -> Result
    ) async throws -> Result {
        try await pool.withConnection { connection in
            try runner.read(on: connection, body)
        } afterwards: { connection in
            runner.endRead(on: connection)
            // Here nobody waits for it, and no key is held.
            youngTables.analyzeIfDue(on: connection)
        }
    }

    func write<Result: Sendable>(
        locking keys: [LockKey], _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        let line = runner.tenant.map { [ContendedKey.line(of: $0)] } ?? []
        let contended = line + Set(keys).map { ContendedKey(tenant: runner.tenant, key: $0) }
        return try await pool.write(keys: contended, with: runner, body)
    }
}
