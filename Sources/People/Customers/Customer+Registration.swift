public import Persistence
public import Vocabulary

extension Customer {
    /// Takes a registration in. An account whose address was never proved belongs to who asked last; a proved one stays
    /// as it is. Whether there was one makes no difference that the caller could see: it is one statement either way,
    /// and only a mail to the address tells. An account is as old as its last registration until it is proved.
    /// - Parameter locale: BCP 47.
    public static func takeRegistration(
        email: EmailAddress, name: String, password: PasswordHash, locale: String, at instant: Instant = .now,
        in transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO customer (id, email, name, locale, password_hash, created_at)
            VALUES (\(CustomerID(at: instant)), \(email.text.foldedASCII), \(name), \(locale), \(password), \(instant))
            ON CONFLICT \(conflict: "email") DO UPDATE SET name = excluded.name, locale = excluded.locale,
                password_hash = excluded.password_hash, created_at = excluded.created_at
                WHERE customer.email_verified_at IS NULL
            """)
    }

    /// How long an account may wait for its address to be proved. The mailed link is good for three days, and whoever
    /// comes later registers again.
    public static let unprovedAge: Duration = .seconds(14 * 24 * 60 * 60)

    /// Where else the customer signs in.
    public static func identities(
        of id: CustomerID, in transaction: ReadTransaction
    ) throws -> [(issuer: String, subject: String, linkedAt: Instant)] {
        try transaction.rows(
            "SELECT issuer, subject, linked_at FROM customer_identity WHERE customer_id = \(id) ORDER BY linked_at"
        ).map { (try $0["issuer"], try $0["subject"], try $0["linked_at"]) }
    }

    /// Their address as mail is sent to it.
    public var emailAddress: EmailAddress? {
        do {
            return try EmailAddress(email)
        } catch {
            return nil
        }
    }

    public var isVerified: Bool { emailVerifiedAt != nil }
}
