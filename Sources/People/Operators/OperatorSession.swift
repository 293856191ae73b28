internal import Crypto
public import Persistence
public import Vocabulary

/// An operator who is signed in at one browser.
public struct OperatorSession: Sendable, Equatable {
    /// After this long without a request it ends.
    public static let idleLimit: Duration = .seconds(30 * 60)
    /// After this long it ends in any case.
    public static let limit: Duration = .seconds(12 * 60 * 60)
    /// How exactly it is known when it was last used: one write a minute, not one a request.
    static let coarseness: Duration = .seconds(60)

    public let person: Operator
    public let lastSeenAt: Instant

    /// Begins a session, and clears away those that ended.
    /// - Returns: what the browser keeps. Only its digest is stored.
    public static func begin(
        for person: OperatorID, at instant: Instant = .now, in transaction: Transaction
    ) throws -> SessionToken {
        let token = SessionToken()
        try transaction.execute(
            """
            DELETE FROM operator_session WHERE expires_at <= \(instant)
                OR last_seen_at <= \(instant.advanced(by: .zero - idleLimit))
            """)
        try transaction.execute(
            """
            INSERT INTO operator_session (token_digest, operator_id, created_at, last_seen_at, expires_at)
            VALUES (\(token.digest), \(person), \(instant), \(instant), \(instant.advanced(by: limit)))
            """)
        return token
    }

    /// The session of a token; nil when it ended or never was.
    public static func find(
        _ token: SessionToken, at instant: Instant = .now, in transaction: ReadTransaction
    ) throws -> OperatorSession? {
        try transaction.first(
            """
            SELECT operator.id, operator.email, operator.name, operator.created_at, last_seen_at
            FROM operator_session JOIN operator ON operator.id = operator_id
            WHERE token_digest = \(token.digest) AND expires_at > \(instant)
                AND last_seen_at > \(instant.advanced(by: .zero - idleLimit))
            """)
    }

    /// Whether ``touch(_:at:in:)`` is due.
    public func isStale(at instant: Instant = .now) -> Bool {
        instant.duration(since: lastSeenAt) >= Self.coarseness
    }

    /// Notes that the session is in use.
    public static func touch(_ token: SessionToken, at instant: Instant = .now, in transaction: Transaction) throws {
        try transaction.execute(
            "UPDATE operator_session SET last_seen_at = \(instant) WHERE token_digest = \(token.digest)")
    }

    public static func end(_ token: SessionToken, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM operator_session WHERE token_digest = \(token.digest)")
    }
}

extension OperatorSession: RowDecodable {
    public init(row: Row) throws {
        person = try Operator(row: row)
        lastSeenAt = try row["last_seen_at"]
    }
}

/// What a signed-in browser keeps: 256 random bits.
public struct SessionToken: Sendable, Equatable {
    /// 64 digits of base 16.
    public let text: String

    public init() {
        var random = SystemRandomNumberGenerator()
        text = (0..<4).map { _ in Self.hex(random.next()) }.joined()
    }

    /// Reads what a browser sent; nil when it cannot be one.
    public init?(_ text: String) {
        guard text.utf8.count == 64, text.utf8.allSatisfy(Self.isDigit) else { return nil }
        self.text = text
    }

    /// SHA-256 of the text: what is stored and looked up.
    var digest: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }

    private static func hex(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

extension SessionToken: CustomStringConvertible {
    /// Not the token: whoever reads a log could use it.
    public var description: String { "…" }
}
