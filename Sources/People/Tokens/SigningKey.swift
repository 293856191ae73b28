import Infrastructure
public import Persistence
public import Vocabulary

/// Marks ids of the keys that a shop signs access tokens with.
public enum SigningKeyScope {}

public typealias SigningKeyID = ID<SigningKeyScope>

/// A key that a shop signs its access tokens with, sealed where it is stored. Keys change by themselves; tokens of the
/// one before stay good until they end, so nobody is signed out.
public struct SigningKey: Sendable {
    public let id: SigningKeyID
    /// 32 bytes, for HMAC with SHA-256.
    let secret: [UInt8]
    public let createdAt: Instant

    /// After this, the next key signs.
    static let term: Duration = .seconds(30 * 24 * 60 * 60)
    /// How long after its term a key still proves what it signed.
    static let afterTerm: Duration = AccessClaims.lifetime + .seconds(60 * 60)

    /// The keys that prove tokens at `instant`, the one that signs first.
    static func valid(
        _ vault: Vault, at instant: Instant, in transaction: ReadTransaction
    ) throws -> [SigningKey] {
        let oldest = instant.advanced(by: Duration.zero - term - afterTerm)
        return try transaction.rows(
            "SELECT id, secret, created_at FROM signing_key WHERE created_at > \(oldest) ORDER BY created_at DESC, id"
        ).map { row in
            let id: SigningKeyID = try row["id"]
            return SigningKey(
                id: id, secret: try vault.open(try row["secret"], for: context(id)),
                createdAt: try row["created_at"])
        }
    }

    /// Makes the next key, unless there is one that has not served its term.
    static func renew(
        _ vault: Vault, at instant: Instant, in transaction: Transaction
    ) throws {
        let newest: Instant? = try transaction.value(
            "SELECT created_at FROM signing_key ORDER BY created_at DESC LIMIT 1")
        if let newest, newest.advanced(by: term) > instant { return }
        let id = SigningKeyID()
        var random = SystemRandomNumberGenerator()
        let secret = (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }
        let sealed = try vault.seal(secret, for: context(id))
        try transaction.execute(
            "INSERT INTO signing_key (id, secret, created_at) VALUES (\(id), \(sealed), \(instant))")
    }

    /// Forgets keys that prove nothing any more.
    static func sweep(at instant: Instant, in transaction: Transaction) throws {
        let oldest = instant.advanced(by: Duration.zero - term - afterTerm)
        try transaction.execute("DELETE FROM signing_key WHERE created_at <= \(oldest)")
    }

    /// Makes every access token of the shop useless at once: for a key that may have been seen.
    public static func revokeAll(in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM signing_key")
        transaction.announce(.signingKeys)
    }

    private static func context(_ id: SigningKeyID) -> String { "signing-key/\(id)" }
}

extension Announcement {
    /// The keys of access tokens were taken back.
    public static let signingKeys = Announcement("signing-keys")
}
