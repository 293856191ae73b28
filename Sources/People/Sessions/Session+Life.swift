public import Infrastructure
public import Persistence
public import Vocabulary

extension Session {
    /// How often the time of the last request is written down.
    private static let precision: Duration = .seconds(60)

    /// Begins a session of somebody who has just proved who they are. A session that the browser had before is to be
    /// ended by ``end(_:in:)``: its token is never taken over, so nobody can plant one.
    /// - Parameter limit: a shorter life in all than the policy's.
    /// - Returns: what the browser gets, once.
    public static func begin(
        _ audience: Audience, _ person: PersonID, on device: Device, for limit: Duration? = nil,
        at instant: Instant = .now, in transaction: Transaction
    ) throws -> AccessToken {
        let token = AccessToken()
        let whole = SessionPolicy.of(audience).whole
        let end = instant.advanced(by: min(limit ?? whole, whole))
        try transaction.execute(
            """
            INSERT INTO session (id, token_hash, audience, person_id, address, user_agent, began_at, seen_at,
                proved_at, ends_at)
            VALUES (\(SessionID()), \(token.digest), \(audience), \(person), \(device.address), \(device.userAgent),
                \(instant), \(instant), \(instant), \(end))
            """)
        return token
    }

    /// The session that `token` opens; nil when it opens none of this audience, or it is over.
    public static func find(
        _ token: AccessToken, _ audience: Audience, at instant: Instant = .now, in transaction: ReadTransaction
    ) throws -> Session? {
        let session: Session? = try transaction.first(
            """
            SELECT \(columns) FROM session WHERE token_hash = \(token.digest) AND audience = \(audience)
                AND ends_at > \(instant)
            """)
        guard let session, session.seenAt.advanced(by: SessionPolicy.of(audience).idle) > instant else { return nil }
        return session
    }

    /// Whether the person proved who they are a short while ago.
    public func isFresh(at instant: Instant = .now) -> Bool {
        provedAt.advanced(by: SessionPolicy.of(audience).fresh) > instant
    }

    /// Whether ``touch(at:in:)`` has anything to write.
    public func isStale(at instant: Instant = .now) -> Bool {
        seenAt.advanced(by: Self.precision) <= instant
    }

    /// Writes down that it was used.
    public func touch(at instant: Instant = .now, in transaction: Transaction) throws {
        try transaction.execute(
            """
            UPDATE session SET seen_at = \(instant)
            WHERE id = \(id) AND seen_at <= \(instant.advanced(by: Duration.zero - Self.precision))
            """)
    }

    /// Gives the session another token: after its person proved who they are anew, or may do more than before.
    /// - Returns: the new token; nil when the session has ended.
    public static func renew(
        _ token: AccessToken, at instant: Instant = .now, in transaction: Transaction
    ) throws -> AccessToken? {
        let next = AccessToken()
        let count = try transaction.execute(
            """
            UPDATE session SET token_hash = \(next.digest), proved_at = \(instant), seen_at = \(instant)
            WHERE token_hash = \(token.digest)
            """)
        return count == 1 ? next : nil
    }

    /// Ends the session of `token`, if there is one.
    public static func end(_ token: AccessToken, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM session WHERE token_hash = \(token.digest)")
    }

    /// Ends one of a person's sessions.
    /// - Returns: false when they have none of this id.
    public static func end(
        _ id: SessionID, of person: PersonID, _ audience: Audience, in transaction: Transaction
    ) throws -> Bool {
        try transaction.execute(
            "DELETE FROM session WHERE id = \(id) AND person_id = \(person) AND audience = \(audience)") == 1
    }

    /// Ends all sessions of a person and all their refresh tokens, but the session `kept`.
    public static func endAll(
        of person: PersonID, _ audience: Audience, except kept: SessionID? = nil, in transaction: Transaction
    ) throws {
        let others: SQL = kept.map { "AND id <> \($0)" } ?? ""
        try transaction.execute(
            "DELETE FROM session WHERE person_id = \(person) AND audience = \(audience) \(others)")
        try RefreshToken.endAll(of: person, audience, in: transaction)
    }

    /// A person's sessions that are not over, newest use first.
    public static func all(
        of person: PersonID, _ audience: Audience, at instant: Instant = .now, in transaction: ReadTransaction
    ) throws -> [Session] {
        let idle = Duration.zero - SessionPolicy.of(audience).idle
        return try transaction.all(
            """
            SELECT \(columns) FROM session WHERE person_id = \(person) AND audience = \(audience)
                AND ends_at > \(instant) AND seen_at > \(instant.advanced(by: idle)) ORDER BY seen_at DESC, id
            """)
    }

    /// Forgets sessions that are over.
    public static func sweep(at instant: Instant = .now, in transaction: Transaction) throws {
        for audience in Audience.allCases {
            let idle = Duration.zero - SessionPolicy.of(audience).idle
            try transaction.execute(
                """
                DELETE FROM session WHERE audience = \(audience)
                    AND (ends_at <= \(instant) OR seen_at <= \(instant.advanced(by: idle)))
                """)
        }
    }
}
