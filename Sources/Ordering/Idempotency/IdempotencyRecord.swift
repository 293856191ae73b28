public import Persistence
public import Vocabulary

/// The answer that a request with an `Idempotency-Key` got, kept in the same transaction as its effect.
public struct IdempotencyRecord: Sendable, Equatable, RowDecodable {
    /// What the request asked for, digested: another request under the same key is a mistake.
    public let fingerprint: String
    public let status: Int
    public let body: String

    /// How long a key is remembered.
    public static let lifetime: Duration = .seconds(24 * 60 * 60)

    public init(fingerprint: String, status: Int, body: String) {
        self.fingerprint = fingerprint
        self.status = status
        self.body = body
    }

    public init(row: Row) throws {
        fingerprint = try row["fingerprint"]
        status = try row["status"]
        body = try row["body"]
    }

    /// What was answered under this key before; nil the first time.
    /// - Parameter scope: the route and the caller, so that keys of different callers never meet.
    /// - Throws: ``IdempotencyKeyReused`` when the key came with another request.
    public static func find(
        _ key: String, scope: String, fingerprint: String, in transaction: ReadTransaction
    ) throws -> IdempotencyRecord? {
        let record = try transaction.first(
            "SELECT * FROM idempotency_record WHERE scope = \(scope) AND key = \(key)", as: IdempotencyRecord.self)
        if let record, record.fingerprint != fingerprint { throw IdempotencyKeyReused() }
        return record
    }

    public func save(_ key: String, scope: String, at instant: Instant, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO idempotency_record (key, scope, fingerprint, status, body, created_at)
            VALUES (\(key), \(scope), \(fingerprint), \(status), \(body), \(instant))
            """)
    }

    /// Forgets what is older than ``lifetime``.
    public static func sweep(at instant: Instant, in transaction: Transaction) throws {
        let oldest = Instant(milliseconds: instant.milliseconds - lifetime.components.seconds * 1000)
        try transaction.execute("DELETE FROM idempotency_record WHERE created_at < \(oldest)")
    }
}

/// The same key came with a different request.
public struct IdempotencyKeyReused: Error, Equatable, Sendable {
    public init() {}
}
