/// What a driver does for a transaction, on one connection and one thread.
public protocol Connection {
    var dialect: Dialect { get }
    /// Runs a statement to its end; returns how many rows it changed.
    func execute(_ statement: Statement) throws -> Int
    /// All rows of a statement.
    func rows(_ statement: Statement) throws -> [Row]
    /// Hands over rows one by one in constant memory.
    func stream(_ statement: Statement, _ body: (Row) throws -> Void) throws
    /// Runs a statement, perhaps together with a later one; `check` hears how many rows it changed.
    func enqueue(_ statement: Statement, check: @escaping (Int) throws -> Void) throws
    /// Waits for what was enqueued.
    func settle() throws
}

extension Connection {
    /// At once: right where a statement costs no round trip.
    public func enqueue(_ statement: Statement, check: @escaping (Int) throws -> Void) throws {
        try check(execute(statement))
    }

    public func settle() throws {}
}

/// A transaction that only reads. It lives inside the closure of ``Database/read(_:)`` and nowhere else.
public class ReadTransaction {
    let connection: any Connection

    public init(connection: any Connection) {
        self.connection = connection
    }

    public var dialect: Dialect { connection.dialect }

    /// Every row.
    public func rows(_ sql: SQL) throws -> [Row] {
        try connection.rows(sql.statement(for: dialect))
    }

    /// Every row, decoded.
    public func all<Value: RowDecodable>(_ sql: SQL, as _: Value.Type = Value.self) throws -> [Value] {
        try rows(sql).map(Value.init(row:))
    }

    /// The first row, decoded; nil when there is none.
    public func first<Value: RowDecodable>(_ sql: SQL, as _: Value.Type = Value.self) throws -> Value? {
        try rows(sql).first.map(Value.init(row:))
    }

    /// The first column of every row.
    public func values<Value: SQLDecodable>(_ sql: SQL, as _: Value.Type = Value.self) throws -> [Value] {
        try rows(sql).map { try $0[0] }
    }

    /// The first column of the first row; nil when there is no row.
    public func value<Value: SQLDecodable>(_ sql: SQL, as _: Value.Type = Value.self) throws -> Value? {
        try rows(sql).first.map { try $0[0] }
    }

    /// ``forEach(_:_:)`` of a rendered statement.
    package func stream(_ statement: Statement, _ body: (Row) throws -> Void) throws {
        try connection.stream(statement, body)
    }

    /// Hands over rows one by one, in constant memory, however many there are.
    public func forEach(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        try connection.stream(sql.statement(for: dialect), body)
    }
}

/// A transaction that may change things. It lives inside the closure of ``Database/write(locking:_:)``.
public final class Transaction: ReadTransaction {
    /// What this transaction's commit will announce. Drivers deliver it once the commit is durable.
    public private(set) var announcements: Set<Announcement> = []

    /// Runs a statement; returns how many rows it changed.
    @discardableResult
    public func execute(_ sql: SQL) throws -> Int {
        try connection.execute(sql.statement(for: dialect))
    }

    /// Runs a rendered statement, for who writes so many rows that rendering would count.
    package func execute(_ statement: Statement) throws {
        _ = try connection.execute(statement)
    }

    /// Runs a statement whose outcome need not be known at once. PostgreSQL gets it together with the next statement,
    /// which saves waiting for an answer; the order of statements stays.
    ///
    /// What goes wrong, in the statement or in `check`, is thrown by a later statement or at the end of the transaction,
    /// and nothing is committed.
    /// - Parameter check: hears how many rows were changed.
    public func enqueue(_ sql: SQL, check: @escaping (Int) throws -> Void = { _ in }) throws {
        try connection.enqueue(sql.statement(for: dialect), check: check)
    }

    /// Waits until every check of what was enqueued has been called. The next statement does so, too.
    public func settle() throws {
        try connection.settle()
    }

    /// Runs `body` in a savepoint: when it throws, its changes are undone and the error goes on, and the transaction
    /// can be used further.
    @discardableResult
    public func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
        let announced = announcements
        _ = try connection.execute(Statement(text: "SAVEPOINT nested"))
        do {
            let result = try body()
            _ = try connection.execute(Statement(text: "RELEASE SAVEPOINT nested"))
            return result
        } catch {
            announcements = announced
            _ = try connection.execute(Statement(text: "ROLLBACK TO SAVEPOINT nested"))
            _ = try connection.execute(Statement(text: "RELEASE SAVEPOINT nested"))
            throw error
        }
    }

    /// Tells keepers of copies that `topic` changed, once the commit is durable.
    public func announce(_ announcement: Announcement) {
        announcements.insert(announcement)
    }
}
