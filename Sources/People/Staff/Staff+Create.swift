public import Persistence
public import Vocabulary

extension Staff {
    /// Adds somebody to the desk.
    /// - Parameters:
    ///   - name: 1 to 200 characters.
    ///   - role: the name of a role that the shop has.
    ///   - vendor: for whom they sell, with ``Role/vendor`` and no other role.
    /// - Throws: ``StaffEmailTaken``, ``DeskRefusal/needsVendor``.
    @discardableResult
    public static func create(
        email: EmailAddress, name: String, password: PasswordHash, role: String, vendor: VendorID? = nil,
        at instant: Instant = .now, in transaction: Transaction
    ) throws -> StaffID {
        guard (role == Role.vendor) == (vendor != nil) else { throw DeskRefusal.needsVendor }
        let id = StaffID()
        do {
            try transaction.savepoint {
                _ = try transaction.execute(
                    """
                    INSERT INTO staff (id, email, name, password_hash, role, vendor_id, created_at)
                    VALUES (\(id), \(folded(email)), \(name), \(password), \(role), \(vendor), \(instant))
                    """)
            }
        } catch DatabaseError.uniqueViolation {
            throw StaffEmailTaken()
        }
        return id
    }
}
