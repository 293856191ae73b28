internal import GRDBSQLite
internal import Persistence

/// Runs statements on one SQLite connection. Only its ``ConnectionQueue`` touches it.
final class SQLiteConnection: Connection {
    let handle: OpaquePointer
    /// Hears of each statement of a caller. Nil while the driver itself prepares the file.
    var observer: DatabaseObserver?
    private var statements = StatementCache()
    /// The pages in the write-ahead log after the last commit; see ``checkpointIfDue()``.
    private var pagesInLog: Int32 = 0

    init(handle: OpaquePointer) {
        self.handle = handle
    }

    var dialect: Dialect { .sqlite }

    func execute(_ statement: Statement) throws -> Int {
        try withPrepared(statement) { prepared in
            while try prepared.step() {}
            return prepared.isReadOnly ? 0 : Int(sqlite3_changes(handle))
        }
    }

    func rows(_ statement: Statement) throws -> [Row] {
        try withPrepared(statement) { prepared in
            var rows: [Row] = []
            while try prepared.step() { rows.append(prepared.row()) }
            return rows
        }
    }

    func stream(_ statement: Statement, _ body: (Row) throws -> Void) throws {
        try withPrepared(statement) { prepared in
            while try prepared.step() { try body(prepared.row()) }
        }
    }

    /// Whether a transaction is open. Some failures (a full disk) make SQLite end it by itself.
    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// Runs one of the driver's own statements, which the observer does not hear of.
    func control(_ text: String) throws {
        let prepared = try prepare(text)
        defer { prepared.reset() }
        while try prepared.step() {}
    }

    func forgetStatements() {
        statements = StatementCache()
    }

    private func withPrepared<Result>(_ statement: Statement, _ body: (PreparedStatement) throws -> Result) throws
        -> Result
    {
        observer?.statement?(statement.text)
        let prepared = try prepare(statement.text)
        prepared.isInUse = true
        defer {
            prepared.reset()
            prepared.isInUse = false
        }
        try prepared.bind(statement.values)
        return try body(prepared)
    }

    private func prepare(_ text: String) throws -> PreparedStatement {
        if let cached = statements[text], !cached.isInUse { return cached }
        let prepared = try PreparedStatement(text, connection: handle)
        statements[text] = prepared
        return prepared
    }
}

extension SQLiteConnection {
    /// Settings that belong to the connection, not to the file.
    func configure(for purpose: ConnectionQueue.Purpose) throws {
        // Hundreds of shops are open at once, and the operating system caches the pages too.
        try control("PRAGMA cache_size = -1024")
        try control("PRAGMA temp_store = MEMORY")
        guard purpose == .writing else { return }
        let mode: String = try rows(Statement(text: "PRAGMA journal_mode = WAL")).first.map { try $0[0] } ?? "none"
        guard mode == "wal" else {
            throw DatabaseError.misconfigured(
                "the data directory cannot hold a write-ahead log (SQLite chose \(mode)): use a local file system")
        }
        try control("PRAGMA synchronous = FULL")
        // The writer checkpoints when nobody waits for it, rather than inside somebody's commit.
        try control("PRAGMA wal_autocheckpoint = 0")
        try control("PRAGMA journal_size_limit = 16777216")
        sqlite3_wal_hook(
            handle,
            { connection, _, _, pages in
                guard let connection else { return SQLITE_OK }
                Unmanaged<SQLiteConnection>.fromOpaque(connection).takeUnretainedValue().pagesInLog = pages
                return SQLITE_OK
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    /// Copies the write-ahead log into the file when it has grown past 1,000 pages, as far as readers allow. Failing is
    /// harmless: the log keeps everything, and the next commit tries again.
    func checkpointIfDue() {
        guard pagesInLog >= 1000 else { return }
        pagesInLog = 0
        sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
    }
}
