/// One tenant's database, or the platform's.
///
/// `read` and `write` take a **synchronous** closure and run it on a database thread with one connection: nothing in
/// a transaction can wait for a network. Both engines are serializable.
public protocol Database: Sendable {
    var dialect: Dialect { get }

    /// Runs `body` in a read-only transaction that sees one moment of the database.
    func read<Result: Sendable>(
        _ body: @escaping @Sendable (ReadTransaction) throws -> Result
    ) async throws -> Result

    /// Runs `body` in a transaction and returns once its commit is durable. When `body` throws, nothing of it stays.
    ///
    /// **`body` may run more than once** (PostgreSQL retries what it could not serialize), so it changes nothing
    /// outside the transaction.
    /// - Parameter keys: what the operation is known to contend for. PostgreSQL lets writers that share a key pass one
    ///   after the other instead of failing and retrying; SQLite has one writer anyway.
    @discardableResult
    func write<Result: Sendable>(
        locking keys: [LockKey],
        _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result
}

extension Database {
    /// ``write(locking:_:)`` without contended keys.
    @discardableResult
    public func write<Result: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        try await write(locking: [], body)
    }
}

/// Something that many transactions want to change at once, such as a shop's order counter.
public struct LockKey: Hashable, Sendable {
    public let name: String

    public init(_ name: String) {
        self.name = name
    }
}

/// What a commit changed that others keep copies of, such as "catalog". Delivered after the commit is durable.
public struct Announcement: Hashable, Sendable {
    public let topic: String

    public init(_ topic: String) {
        self.topic = topic
    }

    /// Anything may have changed, of any tenant: what was said for a while could not be heard.
    public static let anything = Announcement("anything")
}

/// Watches a database from outside: tests count statements and ask for their plans, the page cache hears of changes.
public struct DatabaseObserver: Sendable {
    /// Called with the text of each statement before it runs.
    public var statement: (@Sendable (String) -> Void)?
    /// Called after a durable commit, with the tenant (nil for the platform) and what was announced. Never empty.
    public var committed: (@Sendable (TenantID?, Set<Announcement>) -> Void)?

    public init(
        statement: (@Sendable (String) -> Void)? = nil,
        committed: (@Sendable (TenantID?, Set<Announcement>) -> Void)? = nil
    ) {
        self.statement = statement
        self.committed = committed
    }
}
