public import Persistence
public import Vocabulary

extension Operator {
    /// Lets somebody run the platform.
    /// - Parameter name: 1 to 200 characters.
    /// - Throws: ``OperatorEmailTaken``.
    @discardableResult
    public static func create(
        email: EmailAddress, name: String, password: PasswordHash, at instant: Instant = .now,
        in transaction: Transaction
    ) throws -> OperatorID {
        let id = OperatorID()
        do {
            try transaction.savepoint {
                _ = try transaction.execute(
                    """
                    INSERT INTO operator (id, email, name, password_hash, created_at)
                    VALUES (\(id), \(email.text.foldedASCII), \(name), \(password), \(instant))
                    """)
            }
        } catch DatabaseError.uniqueViolation {
            throw OperatorEmailTaken()
        }
        return id
    }

    /// Sets a new password, takes every passkey and ends every session: whoever knew the old one is out.
    /// - Returns: whose it is.
    /// - Throws: ``NoSuchOperator``.
    @discardableResult
    public static func resetPassword(
        of email: EmailAddress, to password: PasswordHash, in transaction: Transaction
    ) throws -> OperatorID {
        guard let person = try find(email, in: transaction) else { throw NoSuchOperator() }
        try transaction.execute("UPDATE operator SET password_hash = \(password) WHERE id = \(person.id)")
        try Passkey.removeAll(of: .platformOperator(person.id), in: transaction)
        try transaction.execute("DELETE FROM operator_session WHERE operator_id = \(person.id)")
        return person.id
    }
}
