public import Persistence
public import Vocabulary

extension Staff {
    /// Adds somebody to the desk.
    /// - Parameters:
    ///   - name: 1 to 200 characters.
    ///   - role: the name of a role that the shop has.
    /// - Throws: ``StaffEmailTaken``.
    @discardableResult
    public static func create(
        email: EmailAddress, name: String, password: PasswordHash, role: String, at instant: Instant = .now,
        in transaction: Transaction
    ) throws -> StaffID {
        let id = StaffID()
        do {
            try transaction.savepoint {
                _ = try transaction.execute(
                    """
                    INSERT INTO staff (id, email, name, password_hash, role, created_at)
                    VALUES (\(id), \(folded(email)), \(name), \(password), \(role), \(instant))
                    """)
            }
        } catch DatabaseError.uniqueViolation {
            throw StaffEmailTaken()
        }
        return id
    }
}
