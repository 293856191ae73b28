public import Persistence
public import Vocabulary

/// An address that mail does not reach: nothing more is sent there until somebody clears it.
public struct MailAddressState: Sendable, Equatable, RowDecodable {
    public let address: EmailAddress
    public let bouncedAt: Instant
    /// What the relay said.
    public let reply: String

    public init(row: Row) throws {
        address = try row["address"]
        bouncedAt = try row["bounced_at"]
        reply = try row["reply"]
    }

    /// Nil for an address that nothing is known of.
    public static func find(
        _ address: EmailAddress, in transaction: ReadTransaction
    ) throws -> MailAddressState? {
        try transaction.first("SELECT * FROM mail_address_state WHERE address = \(key(address))")
    }

    /// Lets mail go to the address again.
    /// - Returns: whether it had been stopped.
    @discardableResult
    public static func clear(_ address: EmailAddress, in transaction: Transaction) throws -> Bool {
        try transaction.execute("DELETE FROM mail_address_state WHERE address = \(key(address))") == 1
    }

    static func bounce(
        _ address: EmailAddress, reply: String, at instant: Instant, in transaction: Transaction
    ) throws {
        // Two statements rather than ON CONFLICT: the platform's table has no tenant in its key, a shop's has.
        try transaction.execute("DELETE FROM mail_address_state WHERE address = \(key(address))")
        try transaction.execute(
            "INSERT INTO mail_address_state (address, bounced_at, reply) VALUES (\(key(address)), \(instant), \(reply))"
        )
    }

    /// Servers may tell capitals before the @ apart; none that people use does.
    private static func key(_ address: EmailAddress) -> String {
        address.text.lowercased()
    }
}
