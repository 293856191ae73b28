internal import GRDB
internal import Persistence

/// One SQLite connection and the thread it may be used on. GRDB opens, guards and closes it.
final class ConnectionQueue: Sendable {
    /// What a connection is for.
    enum Purpose {
        case writing
        case reading
        /// A file of its own that one caller makes or reads, and throws away when anything goes wrong.
        case carrying
    }

    private let queue: DatabaseQueue
    private let connection: Confined<SQLiteConnection>

    /// Opens the file at `path`; for writing it is made when there is none. Blocks for a few milliseconds.
    init(path: String, purpose: Purpose) throws {
        var configuration = Configuration()
        configuration.readonly = purpose == .reading
        configuration.busyMode = .timeout(5)
        // The driver opens transactions by itself, and one may span several jobs of the queue.
        configuration.allowsUnsafeTransactions = true
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
            connection = try queue.unsafeReentrantRead { database in
                guard let handle = database.sqliteConnection else {
                    throw Persistence.DatabaseError.misconfigured("\(path) closed while it was opened")
                }
                let connection = SQLiteConnection(handle: handle)
                try connection.configure(for: purpose)
                return Confined(connection)
            }
        } catch let error as GRDB.DatabaseError {
            throw Persistence.DatabaseError.failed(
                message: "\(path): \(error.message ?? error.resultCode.description)", statement: "open")
        }
    }

    /// Runs `job` on the connection's thread, after the jobs before it.
    func async(_ job: @escaping @Sendable (SQLiteConnection) -> Void) {
        queue.asyncWriteWithoutTransaction { [connection] _ in job(connection.value) }
    }

    /// Waits for `job` to run on the connection's thread. Never called from the cooperative pool.
    func sync<Result>(_ job: (SQLiteConnection) throws -> Result) rethrows -> Result {
        try queue.unsafeReentrantRead { _ in try job(connection.value) }
    }

    /// Waits for the jobs under way and closes the connection. Never called from the cooperative pool.
    func close() throws {
        sync { $0.forgetStatements() }
        try queue.close()
    }
}

/// A value that only its queue touches, which the compiler cannot see.
private struct Confined<Value>: @unchecked Sendable {
    let value: Value

    init(_ value: Value) {
        self.value = value
    }
}
