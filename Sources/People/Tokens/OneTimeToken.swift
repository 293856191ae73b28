public import Infrastructure
public import Persistence
public import Vocabulary

/// What a link in an e-mail proves once: that who follows it reads that mailbox.
public struct OneTimeToken: Sendable, Equatable {
    /// What following the link does. The names are stored.
    public enum Purpose: String, Sendable, CaseIterable, SQLBindable, SQLDecodable {
        case verifyCustomer = "verify-customer"
        case changeCustomerEmail = "change-customer-email"
        case resetCustomerPassword = "reset-customer-password"
        /// Takes a change of address back: sent to the old one.
        case undoCustomerEmail = "undo-customer-email"
        case claimOrder = "claim-order"
        case acceptInvitation = "accept-invitation"
        case resetStaffPassword = "reset-staff-password"
        case changeStaffEmail = "change-staff-email"
        /// The second half of a sign-in with a password, while the second factor is asked for.
        case secondFactor = "second-factor"
        /// A sign-in that goes on elsewhere; the subject is its browser.
        case signInElsewhere = "sign-in-elsewhere"
        /// Hands a sign-in over from the platform's host to the shop's.
        case signInHandover = "sign-in-handover"

        /// How long the link is good for.
        public var lifetime: Duration {
            switch self {
            case .verifyCustomer, .changeCustomerEmail, .changeStaffEmail, .claimOrder: .seconds(3 * 24 * 60 * 60)
            case .acceptInvitation, .undoCustomerEmail: .seconds(7 * 24 * 60 * 60)
            case .resetCustomerPassword, .resetStaffPassword: .seconds(60 * 60)
            case .secondFactor, .signInElsewhere: .seconds(10 * 60)
            case .signInHandover: .seconds(60)
            }
        }
    }

    /// Whom or what it is about: an id as text.
    public let subject: String
    /// What else was said when it was made, such as the new e-mail address.
    public let detail: String

    /// Makes a token, and voids others of the same purpose and subject: only the newest link works.
    public static func issue(
        _ purpose: Purpose, _ subject: String, detail: String = "", at instant: Instant = .now,
        in transaction: Transaction
    ) throws -> AccessToken {
        try void(purpose, subject, in: transaction)
        let token = AccessToken()
        try transaction.execute(
            """
            INSERT INTO one_time_token (token_hash, purpose, subject, detail, issued_at, expires_at)
            VALUES (\(token.digest), \(purpose), \(subject), \(detail), \(instant),
                \(instant.advanced(by: purpose.lifetime)))
            """)
        return token
    }

    /// What `token` would do, without using it up: for the page that asks before.
    public static func look(
        _ token: AccessToken, _ purpose: Purpose, at instant: Instant = .now, in transaction: ReadTransaction
    ) throws -> OneTimeToken? {
        let row = try transaction.rows(
            """
            SELECT subject, detail FROM one_time_token
            WHERE token_hash = \(token.digest) AND purpose = \(purpose) AND expires_at > \(instant)
            """
        ).first
        return try row.map { OneTimeToken(subject: try $0["subject"], detail: try $0["detail"]) }
    }

    /// Uses `token` up.
    /// - Returns: nil when it is none of this purpose, was used before, or is too old.
    public static func redeem(
        _ token: AccessToken, _ purpose: Purpose, at instant: Instant = .now, in transaction: Transaction
    ) throws -> OneTimeToken? {
        let row = try transaction.rows(
            """
            DELETE FROM one_time_token
            WHERE token_hash = \(token.digest) AND purpose = \(purpose) AND expires_at > \(instant)
            RETURNING subject, detail
            """
        ).first
        return try row.map { OneTimeToken(subject: try $0["subject"], detail: try $0["detail"]) }
    }

    /// Makes every link of this purpose for `subject` useless.
    public static func void(_ purpose: Purpose, _ subject: String, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM one_time_token WHERE purpose = \(purpose) AND subject = \(subject)")
    }

    /// Forgets what is too old.
    public static func sweep(at instant: Instant = .now, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM one_time_token WHERE expires_at <= \(instant)")
    }
}
