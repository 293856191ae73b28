public import Infrastructure
public import Persistence
public import Vocabulary

extension APIKey {
    /// Makes a key in the name of who signed in.
    /// - Returns: the key itself, which nobody can read again.
    /// - Throws: ``DeskRefusal`` when it could do more than who makes it.
    public static func create(
        _ name: String, scopes: Set<Permission>, expiresAt: Instant?, by author: DeskAuthor,
        token: AccessToken = AccessToken(), at instant: Instant = .now, in transaction: Transaction
    ) throws -> (id: APIKeyID, key: String) {
        guard let member = author.member, scopes.isSubset(of: author.permissions) else { throw DeskRefusal.beyondOwn }
        let made = try create(
            name, scopes: scopes, expiresAt: expiresAt, by: member, token: token, at: instant, in: transaction)
        var change = AuditChange()
        change.note("name", from: nil, to: name)
        change.note("scopes", from: nil, to: scopes.map(\.rawValue).sorted().joined(separator: " "))
        change.note("expires", from: nil, to: expiresAt?.rfc3339 ?? "never")
        change.noteSecret("key")
        try AuditTrail.record(
            "api_key.created", AuditEvent.Subject("api-key", "\(made.id)"), change, by: author.origin, at: instant,
            in: transaction)
        return made
    }

    public static func find(_ id: APIKeyID, in transaction: ReadTransaction) throws -> APIKey? {
        try transaction.first("SELECT * FROM api_key WHERE id = \(id)")
    }

    /// Takes a key back at once.
    /// - Throws: ``DeskRefusal/noSuchKey``.
    public static func revoke(
        _ id: APIKeyID, by author: DeskAuthor, at instant: Instant = .now, in transaction: Transaction
    ) throws {
        let name: String? = try transaction.value("SELECT name FROM api_key WHERE id = \(id)")
        guard try revoke(id, at: instant, in: transaction) else { throw DeskRefusal.noSuchKey }
        var change = AuditChange()
        change.note("name", from: name, to: nil)
        try AuditTrail.record(
            "api_key.revoked", AuditEvent.Subject("api-key", "\(id)"), change, by: author.origin, at: instant,
            in: transaction)
    }
}
