public import Infrastructure
public import Persistence
public import Vocabulary

/// Marks the sign-in of an app: all refresh tokens that follow from it.
public enum TokenFamilyScope {}

public typealias TokenFamilyID = ID<TokenFamilyScope>

/// What an app shows to get its next access token. Each is good for one use and gives the next; one that comes a second
/// time was stolen or copied, and ends the whole family (RFC 9700 §4.14.2).
public enum RefreshToken {
    /// How long a family may rest between two uses.
    public static let idle: Duration = .seconds(30 * 24 * 60 * 60)
    /// How long used tokens are remembered: as long as a family may live at most.
    public static let whole: Duration = .seconds(180 * 24 * 60 * 60)

    /// What a token that was shown stands for, with the one to show next.
    public struct Rotation: Sendable, Equatable {
        public let person: PersonID
        public let family: TokenFamilyID
        public let next: AccessToken
        /// The last time that the person proved who they are, with this app; nil for one that signed in before that was
        /// written down.
        public let provedAt: Instant?
    }

    public enum Refusal: Error, Equatable, Sendable {
        /// It never was one of this audience, it is too old, or its person was signed out.
        case unknown
        /// It was used before. Its family has ended; the person must sign in again.
        case reused(person: PersonID)
    }

    /// Begins a family for somebody who has just proved who they are.
    /// - Parameter device: what the app says it is, and where it calls from.
    public static func begin(
        _ audience: Audience, _ person: PersonID, on device: Device, at instant: Instant = .now,
        in transaction: Transaction
    ) throws -> Rotation {
        let seat = Seat(
            audience: audience, person: person, family: TokenFamilyID(), end: instant.advanced(by: whole),
            device: device, provedAt: instant)
        return try seat.issue(at: instant, in: transaction)
    }

    /// Uses a token up.
    ///
    /// A refusal is a result, not an error, because the end of a family must be committed.
    /// - Parameter device: where the app calls from now.
    public static func rotate(
        _ token: AccessToken, _ audience: Audience, on device: Device, at instant: Instant = .now,
        in transaction: Transaction
    ) throws -> Result<Rotation, Refusal> {
        let used = try transaction.rows(
            """
            UPDATE refresh_token SET used_at = \(instant)
            WHERE token_hash = \(token.digest) AND audience = \(audience) AND used_at IS NULL
                AND expires_at > \(instant)
            RETURNING person_id, family_id, family_ends_at, proved_at
            """
        ).first
        if let used {
            let seat = Seat(
                audience: audience, person: try used["person_id"], family: try used["family_id"],
                end: try used["family_ends_at"], device: device, provedAt: try used["proved_at"])
            return .success(try seat.issue(at: instant, in: transaction))
        }
        let seen = try transaction.rows(
            """
            SELECT person_id, family_id FROM refresh_token
            WHERE token_hash = \(token.digest) AND audience = \(audience) AND used_at IS NOT NULL
            """
        ).first
        guard let seen else { return .failure(.unknown) }
        try end(try seen["family_id"], in: transaction)
        return .failure(.reused(person: try seen["person_id"]))
    }

    /// Writes down that the person of an app has just proved again who they are. Access tokens that were signed before
    /// know nothing of it.
    /// - Returns: false when the app was signed out.
    public static func prove(
        _ family: TokenFamilyID, at instant: Instant = .now, in transaction: Transaction
    ) throws -> Bool {
        try transaction.execute(
            "UPDATE refresh_token SET proved_at = \(instant) WHERE family_id = \(family) AND used_at IS NULL") == 1
    }

    /// Signs an app out.
    public static func end(_ family: TokenFamilyID, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM refresh_token WHERE family_id = \(family)")
    }

    /// Signs the app out that holds `token`.
    public static func end(_ token: AccessToken, _ audience: Audience, in transaction: Transaction) throws {
        let family: TokenFamilyID? = try transaction.value(
            "SELECT family_id FROM refresh_token WHERE token_hash = \(token.digest) AND audience = \(audience)")
        if let family { try end(family, in: transaction) }
    }

    /// Signs every app of a person out.
    public static func endAll(
        of person: PersonID, _ audience: Audience, in transaction: Transaction
    ) throws {
        try transaction.execute(
            "DELETE FROM refresh_token WHERE person_id = \(person) AND audience = \(audience)")
    }

    /// Whether the family has not ended: what an access token of it is checked against.
    public static func isAlive(_ family: TokenFamilyID, in transaction: ReadTransaction) throws -> Bool {
        try transaction.value(
            "SELECT 1 FROM refresh_token WHERE family_id = \(family) LIMIT 1", as: Int.self) != nil
    }

    /// Forgets families that are over.
    public static func sweep(at instant: Instant = .now, in transaction: Transaction) throws {
        try transaction.execute(
            """
            DELETE FROM refresh_token WHERE family_ends_at <= \(instant)
                OR (used_at IS NULL AND expires_at <= \(instant))
            """)
    }

    /// What all tokens of a family have in common.
    private struct Seat {
        let audience: Audience
        let person: PersonID
        let family: TokenFamilyID
        let end: Instant
        let device: Device
        let provedAt: Instant?

        func issue(at instant: Instant, in transaction: Transaction) throws -> Rotation {
            let token = AccessToken()
            let expiry = min(instant.advanced(by: RefreshToken.idle), end)
            try transaction.execute(
                """
                INSERT INTO refresh_token (token_hash, family_id, audience, person_id, issued_at, expires_at,
                    family_ends_at, address, user_agent, proved_at)
                VALUES (\(token.digest), \(family), \(audience), \(person), \(instant), \(expiry), \(end),
                    \(device.address), \(device.userAgent), \(provedAt))
                """)
            return Rotation(person: person, family: family, next: token, provedAt: provedAt)
        }
    }
}
