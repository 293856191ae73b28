public import Infrastructure
public import Persistence
public import Vocabulary

public typealias APIKeyID = ID<APIKey>

/// What a program shows to act in a shop without a person: it may do what its scopes say, until it expires or is revoked.
public struct APIKey: Sendable, Equatable, RowDecodable {
    public let id: APIKeyID
    /// What people called it.
    public let name: String
    /// How the key begins, to tell one from the other.
    public let hint: String
    /// What it may do.
    public let scopes: Set<Permission>
    public let createdBy: StaffID
    public let createdAt: Instant
    public let expiresAt: Instant?
    /// The last call with it, to the minute.
    public let usedAt: Instant?
    public let revokedAt: Instant?

    /// What every key begins with, so that a key found in a place where it should not be is known for one.
    static let prefix = "stoa_"

    public init(row: Row) throws {
        id = try row["id"]
        name = try row["name"]
        hint = try row["hint"]
        let scopes: String = try row["scopes"]
        self.scopes = Set(scopes.split(separator: " ").compactMap { Permission(rawValue: String($0)) })
        createdBy = try row["created_by"]
        createdAt = try row["created_at"]
        expiresAt = try row["expires_at"]
        usedAt = try row["used_at"]
        revokedAt = try row["revoked_at"]
    }

    /// The whole key that is made of `token`.
    public static func text(of token: AccessToken) -> String { prefix + token.text }

    /// Whether what a program showed means to be a key.
    public static func isOne(_ shown: String) -> Bool { shown.hasPrefix(prefix) }

    /// Whether ``touch(at:in:)`` has anything to write.
    public func isStale(at instant: Instant = .now) -> Bool {
        usedAt.map { $0.advanced(by: .seconds(60)) <= instant } ?? true
    }

    public func isUsable(at instant: Instant = .now) -> Bool {
        revokedAt == nil && expiresAt.map { $0 > instant } ?? true
    }

    /// Makes a key.
    /// - Parameters:
    ///   - name: 1 to 100 characters.
    ///   - scopes: what it may do; no more than who makes it may.
    ///   - token: what is random of it.
    /// - Returns: the key itself, which nobody can read again.
    public static func create(
        _ name: String, scopes: Set<Permission>, expiresAt: Instant?, by staff: StaffID,
        token: AccessToken = AccessToken(), at instant: Instant = .now, in transaction: Transaction
    ) throws -> (id: APIKeyID, key: String) {
        let id = APIKeyID()
        let names = scopes.map(\.rawValue).sorted().joined(separator: " ")
        try transaction.execute(
            """
            INSERT INTO api_key (id, name, token_hash, hint, scopes, created_by, created_at, expires_at)
            VALUES (\(id), \(name), \(token.digest), \(prefix + token.text.prefix(6)), \(names), \(staff), \(instant),
                \(expiresAt))
            """)
        return (id, prefix + token.text)
    }

    /// The usable key that a program showed; nil when it is none.
    public static func find(
        _ shown: String, at instant: Instant = .now, in transaction: ReadTransaction
    ) throws -> APIKey? {
        guard shown.hasPrefix(prefix), let token = AccessToken(String(shown.dropFirst(prefix.count))) else {
            return nil
        }
        let key: APIKey? = try transaction.first("SELECT * FROM api_key WHERE token_hash = \(token.digest)")
        guard let key, key.isUsable(at: instant) else { return nil }
        return key
    }

    /// Writes down that it was used, at most once a minute.
    public func touch(at instant: Instant = .now, in transaction: Transaction) throws {
        let before = instant.advanced(by: .seconds(-60))
        try transaction.execute(
            "UPDATE api_key SET used_at = \(instant) WHERE id = \(id) AND (used_at IS NULL OR used_at <= \(before))")
    }

    /// - Returns: false when there is no such key, or it was revoked before.
    @discardableResult
    public static func revoke(_ id: APIKeyID, at instant: Instant = .now, in transaction: Transaction) throws -> Bool {
        try transaction.execute(
            "UPDATE api_key SET revoked_at = \(instant) WHERE id = \(id) AND revoked_at IS NULL") == 1
    }

    /// All keys, newest first, revoked ones too.
    public static func all(in transaction: ReadTransaction) throws -> [APIKey] {
        try transaction.all("SELECT * FROM api_key ORDER BY id DESC")
    }
}
