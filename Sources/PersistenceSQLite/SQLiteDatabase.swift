internal import Persistence

/// One database of the installation, open or not: each transaction opens the file when it has to.
struct SQLiteDatabase: Database {
    let name: DatabaseName
    let files: OpenFiles

    var dialect: Dialect { .sqlite }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (ReadTransaction) throws -> Result
    ) async throws -> Result {
        try await files.use(name) { try await $0.readers.read(body) }
    }

    func write<Result: Sendable>(
        locking keys: [LockKey], _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        try await files.use(name) { try await $0.writer.write(body) }
    }
}
