public import Persistence
public import Vocabulary

public typealias PasskeyID = ID<Passkey>

/// A key pair on somebody's device with which they sign in: the credential record of WebAuthn Level 3 (§4), with the
/// public half.
public struct Passkey: Sendable, Equatable, RowDecodable {
    /// Enough for every device of a person.
    public static let limit = 20

    public let id: PasskeyID
    public let owner: PasskeyOwner
    /// The host that it was made at: it works nowhere else.
    public let relyingParty: String
    let credentialID: [UInt8]
    let userHandle: [UInt8]
    let algorithm: Int
    let publicKey: [UInt8]
    let signCount: Int64
    let isBackupEligible: Bool
    /// Whether the key is kept elsewhere than on one device, as by a password manager.
    public let isBackedUp: Bool
    /// What its owner calls it.
    public let name: String
    public let createdAt: Instant
    public let usedAt: Instant?

    public init(row: Row) throws {
        id = try row["id"]
        owner = PasskeyOwner(try row["owner_kind"], try row["owner_id"])
        relyingParty = try row["rp_id"]
        credentialID = try row["credential_id"]
        userHandle = try row["user_handle"]
        algorithm = try row["algorithm"]
        publicKey = try row["public_key"]
        signCount = try row["sign_count"]
        isBackupEligible = try row["is_backup_eligible"]
        isBackedUp = try row["is_backed_up"]
        name = try row["name"]
        createdAt = try row["created_at"]
        usedAt = try row["used_at"]
    }

    static let columns: SQL = """
        id, owner_kind, owner_id, rp_id, credential_id, user_handle, algorithm, public_key, sign_count,
        is_backup_eligible, is_backed_up, name, created_at, used_at
        """

    /// Somebody's, oldest first.
    public static func all(of owner: PasskeyOwner, in transaction: ReadTransaction) throws -> [Passkey] {
        try transaction.all(
            """
            SELECT \(columns) FROM passkey WHERE owner_id = \(owner.id) AND owner_kind = \(owner.kind)
            ORDER BY created_at, id
            """)
    }

    /// One of somebody's; nil when it is none of theirs.
    public static func find(
        _ id: PasskeyID, of owner: PasskeyOwner, in transaction: ReadTransaction
    ) throws -> Passkey? {
        try transaction.first(
            """
            SELECT \(columns) FROM passkey
            WHERE id = \(id) AND owner_id = \(owner.id) AND owner_kind = \(owner.kind)
            """)
    }

    /// What somebody typed as a name, without what nobody sees; nil when nothing is left, or it is too long.
    public static func name(_ text: String) -> String? {
        let words = text.split(whereSeparator: { $0.isWhitespace || $0.isNewline })
        let name = words.joined(separator: " ")
        let isPlain = name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        return (1...60).contains(name.unicodeScalars.count) && isPlain ? name : nil
    }
}
