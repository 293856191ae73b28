internal import Crypto
internal import Foundation
public import Persistence
public import Vocabulary

/// The answer that a request with an `Idempotency-Key` got, kept in the same transaction as its effect.
///
/// An answer may hold the token of a new cart. So it is kept sealed, and only the key opens it, of which nothing but a
/// digest is kept: whoever reads the table cannot act for its guests.
public struct IdempotencyRecord: Sendable, Equatable {
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

    /// What was answered under this key before; nil the first time.
    /// - Parameter scope: the route and the caller, so that keys of different callers never meet.
    /// - Throws: ``IdempotencyKeyReused`` when the key came with another request.
    public static func find(
        _ key: String, scope: String, fingerprint: String, in transaction: ReadTransaction
    ) throws -> IdempotencyRecord? {
        let lock = Lock(key: key, scope: scope)
        let row = try transaction.rows(
            "SELECT * FROM idempotency_record WHERE scope = \(scope) AND key = \(lock.digest)"
        ).first
        guard let row else { return nil }
        let record = IdempotencyRecord(
            fingerprint: try row["fingerprint"], status: try row["status"], body: try lock.open(try row["body"]))
        if record.fingerprint != fingerprint { throw IdempotencyKeyReused() }
        return record
    }

    public func save(_ key: String, scope: String, at instant: Instant, in transaction: Transaction) throws {
        let lock = Lock(key: key, scope: scope)
        try transaction.execute(
            """
            INSERT INTO idempotency_record (key, scope, fingerprint, status, body, created_at)
            VALUES (\(lock.digest), \(scope), \(fingerprint), \(status), \(try lock.seal(body)), \(instant))
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

/// A kept answer cannot be opened: the row was changed from outside.
public struct IdempotencyRecordDamaged: Error, Equatable, Sendable {}

/// What a key opens: AES-GCM under a key that HKDF (RFC 5869) makes of it and of its scope.
private struct Lock {
    /// Found in the table in place of the key.
    let digest: String
    private let key: SymmetricKey

    init(key: String, scope: String) {
        let material = SymmetricKey(data: Data(key.utf8))
        let info = "stoa idempotency \(scope)"
        self.key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: material, info: Data("\(info) body".utf8), outputByteCount: 32)
        let name = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: material, info: Data("\(info) name".utf8), outputByteCount: 32)
        digest = name.withUnsafeBytes { Data($0).base64EncodedString() }
    }

    func seal(_ body: String) throws -> String {
        let box = try AES.GCM.seal(Data(body.utf8), using: key)
        // The standard nonce of 12 bytes always combines.
        guard let bytes = box.combined else { throw IdempotencyRecordDamaged() }
        return bytes.base64EncodedString()
    }

    func open(_ text: String) throws -> String {
        guard let bytes = Data(base64Encoded: text) else { throw IdempotencyRecordDamaged() }
        do {
            return String(decoding: try AES.GCM.open(AES.GCM.SealedBox(combined: bytes), using: key), as: UTF8.self)
        } catch is CryptoKitError {
            throw IdempotencyRecordDamaged()
        }
    }
}
