public import Infrastructure
public import Persistence
internal import Vocabulary

/// A column whose values are sealed with the vault: what a change of its key has to go through.
public struct SealedColumn: Sendable {
    /// How many rows one transaction seals anew.
    static let batch = 200

    let table: SQL
    let column: SQL
    /// Said in messages: "staff.totp_secret".
    public let name: String
    /// What the value of a row is bound to.
    let context: @Sendable (ID<SealedColumn>) -> String

    /// Every one in a shop's database.
    public static let ofShops = [
        SealedColumn(table: "signing_key", column: "secret", name: "signing_key.secret") { "signing-key/\($0)" },
        SealedColumn(table: "staff", column: "totp_secret", name: "staff.totp_secret") { "totp/\($0)" },
    ]

    /// Every one in the platform's database.
    public static let ofPlatform = [
        SealedColumn(table: "operator", column: "totp_secret", name: "operator.totp_secret") { "totp/operator/\($0)" }
    ]

    /// Seals some values anew that are sealed with a former key. Each call is a step of its own: what is done stays
    /// done, whatever happens to the next.
    /// - Returns: how many were; 0 when none is left.
    /// - Throws: ``VaultError`` for a value that none of our keys opens.
    public func sealAgain(_ vault: Vault, in transaction: Transaction) throws -> Int {
        let former = "\(vault.currentPrefix)%"
        let rows = try transaction.rows(
            """
            SELECT id, \(column) AS sealed FROM \(table)
            WHERE \(column) IS NOT NULL AND \(column) NOT LIKE \(former) ORDER BY id LIMIT \(Self.batch)
            """)
        for row in rows {
            let id: ID<SealedColumn> = try row["id"]
            let old: String = try row["sealed"]
            let new = try vault.seal(try vault.open(old, for: context(id)), for: context(id))
            // Unless somebody changed it meanwhile: then it is sealed with the current key already.
            try transaction.execute("UPDATE \(table) SET \(column) = \(new) WHERE id = \(id) AND \(column) = \(old)")
        }
        return rows.count
    }
}
