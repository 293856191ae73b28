public import Persistence
public import Vocabulary

extension Customer {
    /// Makes an account. Its address is unproved until ``markVerified(_:_:at:in:)``.
    /// - Parameters:
    ///   - password: nil for somebody who signs in elsewhere.
    ///   - name: up to 200 characters; may be empty.
    ///   - locale: BCP 47.
    /// - Throws: ``CustomerEmailTaken``.
    public static func register(
        email: EmailAddress, name: String, password: PasswordHash?, locale: String, at instant: Instant = .now,
        in transaction: Transaction
    ) throws -> CustomerID {
        let id = CustomerID()
        do {
            try transaction.savepoint {
                _ = try transaction.execute(
                    """
                    INSERT INTO customer (id, email, name, locale, password_hash, created_at)
                    VALUES (\(id), \(email.text.foldedASCII), \(name), \(locale), \(password), \(instant))
                    """)
            }
        } catch DatabaseError.uniqueViolation {
            throw CustomerEmailTaken()
        }
        return id
    }

    /// Writes down that the customer reads mail at `email`, if that still is their address.
    /// - Returns: false when their address is another one by now.
    @discardableResult
    public static func markVerified(
        _ id: CustomerID, _ email: EmailAddress, at instant: Instant = .now, in transaction: Transaction
    ) throws -> Bool {
        try transaction.execute(
            """
            UPDATE customer SET email_verified_at = coalesce(email_verified_at, \(instant))
            WHERE id = \(id) AND email = \(email.text.foldedASCII)
            """) == 1
    }

    /// Moves the account to an address that was proved.
    /// - Throws: ``CustomerEmailTaken``.
    public static func changeEmail(
        _ id: CustomerID, to email: EmailAddress, at instant: Instant = .now, in transaction: Transaction
    ) throws {
        do {
            try transaction.savepoint {
                _ = try transaction.execute(
                    """
                    UPDATE customer SET email = \(email.text.foldedASCII), email_verified_at = \(instant)
                    WHERE id = \(id)
                    """)
            }
        } catch DatabaseError.uniqueViolation {
            throw CustomerEmailTaken()
        }
    }

    /// - Parameters:
    ///   - name: up to 200 characters.
    ///   - phone: nil for none.
    public static func updateProfile(
        _ id: CustomerID, name: String, phone: String?, locale: String? = nil, in transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            UPDATE customer SET name = \(name), phone = \(phone), locale = coalesce(\(locale), locale) WHERE id = \(id)
            """)
    }

    /// Gives the account another password. Who is signed in elsewhere is signed out.
    /// - Parameter kept: the session that the change was made in.
    public static func setPassword(
        _ id: CustomerID, _ password: PasswordHash, keeping kept: SessionID? = nil, in transaction: Transaction
    ) throws {
        try transaction.execute("UPDATE customer SET password_hash = \(password) WHERE id = \(id)")
        try OneTimeToken.void(.resetCustomerPassword, "\(id)", in: transaction)
        try Session.endAll(of: id.of(PersonScope.self), .customer, except: kept, in: transaction)
    }

    /// Lets the customer sign in at `issuer` as `subject` from now on.
    public static func link(
        _ id: CustomerID, issuer: String, subject: String, at instant: Instant = .now, in transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO customer_identity (issuer, subject, customer_id, linked_at)
            VALUES (\(issuer), \(subject), \(id), \(instant))
            ON CONFLICT \(conflict: "issuer, subject") DO NOTHING
            """)
    }

    /// Removes the account with its addresses and everything that opens it. Orders keep what was bought and where it
    /// went, as the law wants of a merchant, and belong to nobody then.
    public static func delete(_ id: CustomerID, in transaction: Transaction) throws {
        let person = id.of(PersonScope.self)
        try Session.endAll(of: person, .customer, in: transaction)
        try Passkey.removeAll(of: .customer(id), in: transaction)
        for purpose in OneTimeToken.Purpose.allCases where purpose.isOfCustomer {
            try OneTimeToken.void(purpose, "\(id)", in: transaction)
        }
        try transaction.execute("DELETE FROM customer WHERE id = \(id)")
    }
}

extension OneTimeToken.Purpose {
    /// Whether its subject is a customer.
    var isOfCustomer: Bool {
        switch self {
        case .verifyCustomer, .changeCustomerEmail, .resetCustomerPassword, .undoCustomerEmail: true
        case .claimOrder, .acceptInvitation, .resetStaffPassword, .changeStaffEmail, .secondFactor, .signInElsewhere,
            .signInHandover:
            false
        }
    }
}
