public import Infrastructure
public import Persistence
public import Vocabulary

/// An operator who is signed in at one browser.
public struct OperatorSession: Sendable, Equatable {
    /// After this long without a request it ends.
    public static let idleLimit: Duration = .seconds(30 * 60)
    /// What is delicate asks for a proof that is no older than this.
    static let freshness: Duration = .seconds(15 * 60)
    /// After this long it ends in any case.
    public static let limit: Duration = .seconds(12 * 60 * 60)
    /// How exactly it is known when it was last used: one write a minute, not one a request.
    static let coarseness: Duration = .seconds(60)

    public let person: Operator
    public let lastSeenAt: Instant
    /// The last time that the person proved who they are.
    public let provedAt: Instant

    /// Begins a session, and clears away those that ended and challenges of passkeys that are too old.
    /// - Returns: what the browser keeps. Only its digest is stored.
    public static func begin(
        for person: OperatorID, on device: Device = Device(address: "", userAgent: ""), at instant: Instant = .now,
        in transaction: Transaction
    ) throws -> AccessToken {
        let token = AccessToken()
        try PasskeyChallenge.sweep(at: instant, in: transaction)
        try transaction.execute(
            """
            DELETE FROM operator_session WHERE expires_at <= \(instant)
                OR last_seen_at <= \(instant.advanced(by: .zero - idleLimit))
            """)
        try transaction.execute(
            """
            INSERT INTO operator_session (token_digest, operator_id, created_at, last_seen_at, proved_at, expires_at,
                address, user_agent)
            VALUES (\(token.digest), \(person), \(instant), \(instant), \(instant), \(instant.advanced(by: limit)),
                \(device.address), \(device.userAgent))
            """)
        return token
    }

    /// The session of a token; nil when it ended or never was.
    public static func find(
        _ token: AccessToken, at instant: Instant = .now, in transaction: ReadTransaction
    ) throws -> OperatorSession? {
        try transaction.first(
            """
            SELECT operator.id, operator.email, operator.name, operator.created_at, last_seen_at, proved_at
            FROM operator_session JOIN operator ON operator.id = operator_id
            WHERE token_digest = \(token.digest) AND expires_at > \(instant)
                AND last_seen_at > \(instant.advanced(by: .zero - idleLimit))
            """)
    }

    /// Whether ``touch(_:at:in:)`` is due.
    public func isStale(at instant: Instant = .now) -> Bool {
        instant.duration(since: lastSeenAt) >= Self.coarseness
    }

    /// Whether the person proved who they are a short while ago.
    public func isFresh(at instant: Instant = .now) -> Bool {
        provedAt.advanced(by: Self.freshness) > instant
    }

    /// Gives the session another token, after its person proved who they are anew.
    /// - Returns: the new token; nil when the session has ended.
    public static func renew(
        _ token: AccessToken, at instant: Instant = .now, in transaction: Transaction
    ) throws -> AccessToken? {
        let next = AccessToken()
        let count = try transaction.execute(
            """
            UPDATE operator_session SET token_digest = \(next.digest), proved_at = \(instant), last_seen_at = \(instant)
            WHERE token_digest = \(token.digest)
            """)
        return count == 1 ? next : nil
    }

    /// Notes that the session is in use.
    public static func touch(_ token: AccessToken, at instant: Instant = .now, in transaction: Transaction) throws {
        try transaction.execute(
            "UPDATE operator_session SET last_seen_at = \(instant) WHERE token_digest = \(token.digest)")
    }

    public static func end(_ token: AccessToken, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM operator_session WHERE token_digest = \(token.digest)")
    }
}

/// A browser that an operator is signed in at.
public struct OperatorBrowser: Sendable, Equatable, RowDecodable {
    /// Of the session's token: names it, and opens nothing.
    public let digest: [UInt8]
    public let device: Device
    public let beganAt: Instant
    public let lastSeenAt: Instant

    public init(row: Row) throws {
        digest = try row["token_digest"]
        device = Device(address: try row["address"], userAgent: try row["user_agent"])
        beganAt = try row["created_at"]
        lastSeenAt = try row["last_seen_at"]
    }

    /// Where `person` is signed in, the last used first.
    public static func all(
        of person: OperatorID, at instant: Instant = .now, in transaction: ReadTransaction
    ) throws -> [OperatorBrowser] {
        try transaction.all(
            """
            SELECT token_digest, address, user_agent, created_at, last_seen_at FROM operator_session
            WHERE operator_id = \(person) AND expires_at > \(instant)
                AND last_seen_at > \(instant.advanced(by: .zero - OperatorSession.idleLimit))
            ORDER BY last_seen_at DESC
            """)
    }

    /// Signs `person` out everywhere but at the browser that holds `kept`.
    public static func endOthers(
        of person: OperatorID, than kept: AccessToken, in transaction: Transaction
    ) throws {
        try transaction.execute(
            "DELETE FROM operator_session WHERE operator_id = \(person) AND token_digest <> \(kept.digest)")
    }
}

extension OperatorSession: RowDecodable {
    public init(row: Row) throws {
        person = try Operator(row: row)
        lastSeenAt = try row["last_seen_at"]
        provedAt = try row["proved_at"]
    }
}
