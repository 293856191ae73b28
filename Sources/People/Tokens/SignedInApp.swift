public import Persistence
public import Vocabulary

/// An app that somebody is signed in with, as they see it beside their browsers.
public struct SignedInApp: Sendable, Equatable, RowDecodable {
    public let id: TokenFamilyID
    public let device: Device
    public let beganAt: Instant
    /// When it last got an access token: every ten minutes at least, while it is used.
    public let seenAt: Instant

    public init(row: Row) throws {
        id = try row["family_id"]
        device = Device(address: try row["address"], userAgent: try row["user_agent"])
        let end: Instant = try row["family_ends_at"]
        beganAt = end.advanced(by: .zero - RefreshToken.whole)
        seenAt = try row["issued_at"]
    }

    /// A person's apps that are signed in, the last used first.
    public static func all(
        of person: PersonID, _ audience: Audience, at instant: Instant = .now, in transaction: ReadTransaction
    ) throws -> [SignedInApp] {
        // Of each family one token is unused: its newest.
        try transaction.all(
            """
            SELECT family_id, address, user_agent, issued_at, family_ends_at FROM refresh_token
            WHERE person_id = \(person) AND audience = \(audience) AND used_at IS NULL AND expires_at > \(instant)
            ORDER BY issued_at DESC, family_id
            """)
    }

    /// Signs one of a person's apps out.
    /// - Returns: false when they have none of this id.
    public static func end(
        _ id: TokenFamilyID, of person: PersonID, _ audience: Audience, in transaction: Transaction
    ) throws -> Bool {
        try transaction.execute(
            "DELETE FROM refresh_token WHERE family_id = \(id) AND person_id = \(person) AND audience = \(audience)"
        ) > 0
    }
}

extension Session {
    /// Ends one of a person's sessions, or signs one of their apps out: what their list of both calls by one kind of id.
    /// - Returns: false when they have neither of this id.
    public static func end(
        browserOrApp id: SessionID, of person: PersonID, _ audience: Audience, in transaction: Transaction
    ) throws -> Bool {
        if try end(id, of: person, audience, in: transaction) { return true }
        return try SignedInApp.end(id.of(TokenFamilyScope.self), of: person, audience, in: transaction)
    }
}
