internal import GRDBSQLite
internal import Persistence

/// Runs statements on one SQLite connection. Only its ``ConnectionQueue`` touches it.
final class SQLiteConnection: Connection {
    let handle: OpaquePointer
    /// Hears of each statement of a caller. Nil while the driver itself prepares the file.
    var observer: DatabaseObserver?
    private var statements = StatementCache()
    /// The query whose rows are fetched in pieces; see `PortableFile`.
    private var query: PreparedStatement?
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
        query = nil
    }

    /// Begins to read the rows of `statement` in pieces; what was read that way before ends.
    func open(_ statement: Statement) throws {
        let prepared = try PreparedStatement(statement.text, connection: handle)
        try prepared.bind(statement.values)
        query = prepared
    }

    /// The next rows of the open query: at most `limit`, and none more once they hold `weight` bytes. Empty at the end.
    func fetch(_ limit: Int, weight: Int) throws -> [Row] {
        guard let query else { return [] }
        var rows: [Row] = []
        var bytes = 0
        while rows.count < limit, bytes < weight {
            guard try query.step() else {
                self.query = nil
                break
            }
            let row = query.row()
            bytes += row.values.reduce(0) { $0 + $1.weight }
            rows.append(row)
        }
        return rows
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
        // A thousand shops are open at once, and the operating system caches the pages too.
        try control("PRAGMA cache_size = -512")
        try control("PRAGMA temp_store = MEMORY")
        if purpose == .carrying { return try configureForCarrying() }
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

    /// Nobody else reads it and a crash throws it away, so nothing is spent on either. The file may come from a
    /// stranger: what its schema says is not run.
    private func configureForCarrying() throws {
        try control("PRAGMA trusted_schema = OFF")
        try control("PRAGMA cell_size_check = ON")
        try control("PRAGMA mmap_size = 0")
        try control("PRAGMA foreign_keys = OFF")
        try control("PRAGMA cache_size = -16384")
        try control("PRAGMA synchronous = OFF")
        let mode: String = try rows(Statement(text: "PRAGMA journal_mode = MEMORY")).first.map { try $0[0] } ?? "none"
        guard mode == "memory" else {
            throw DatabaseError.misconfigured("the database file cannot be opened alone (SQLite chose \(mode))")
        }
    }

    /// Copies the write-ahead log into the file when it has grown past 1,000 pages, as far as readers allow. Failing is
    /// harmless: the log keeps everything, and the next commit tries again.
    func checkpointIfDue() {
        guard pagesInLog >= 1000 else { return }
        pagesInLog = 0
        sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
    }
}

extension SQLValue {
    /// About how many bytes of memory it takes.
    fileprivate var weight: Int {
        switch self {
        case .text(let text): 16 + text.utf8.count
        case .bytes(let bytes): 16 + bytes.count
        default: 16
        }
    }
}
