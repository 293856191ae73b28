public import Persistence
public import Vocabulary

/// Signing in with an address and a password.
///
/// Hashing takes long on purpose, so it happens outside of transactions, on the hasher's own threads. It takes as long
/// for an address that nobody has, and the answer is the same: who asks learns nothing about who is there.
public struct PasswordSignIn: Sendable {
    private let hasher: PasswordHasher

    public init(hasher: PasswordHasher = .shared) {
        self.hasher = hasher
    }

    /// The customer with this address and password; nil when there is none.
    /// - Throws: ``PasswordHasherBusy`` when too many sign in at once.
    public func customer(
        _ email: EmailAddress, _ password: String, in database: any Database, lane: PasswordLane = .strangers
    ) async throws -> CustomerID? {
        let found = try await database.read { try Customer.passwordHash(of: email, in: $0) }
        guard let (id, hash) = found else {
            _ = try await hasher.verify(password, .nobodys, lane: lane)
            return nil
        }
        guard try await hasher.verify(password, hash, lane: lane) else { return nil }
        if let better = try await strengthened(hash, password, lane) {
            try await database.write { transaction in
                try transaction.execute(
                    "UPDATE customer SET password_hash = \(better) WHERE id = \(id) AND password_hash = \(hash)")
            }
        }
        return id
    }

    /// Who works here with this address and password; nil when nobody does, or not any more.
    /// - Throws: ``PasswordHasherBusy`` when too many sign in at once.
    public func staff(
        _ email: EmailAddress, _ password: String, in database: any Database, lane: PasswordLane = .strangers
    ) async throws -> Staff? {
        let found = try await database.read { transaction in
            try Staff.find(email, in: transaction).flatMap { staff in
                try Staff.passwordHash(of: email, in: transaction).map { (staff, $0) }
            }
        }
        guard let (staff, hash) = found else {
            _ = try await hasher.verify(password, .nobodys, lane: lane)
            return nil
        }
        guard try await hasher.verify(password, hash, lane: lane), staff.isActive else { return nil }
        if let better = try await strengthened(hash, password, lane) {
            try await database.write { transaction in
                try transaction.execute(
                    "UPDATE staff SET password_hash = \(better) WHERE id = \(staff.id) AND password_hash = \(hash)")
            }
        }
        return staff
    }

    /// The password hashed as we do it today, when `hash` was made with less, or elsewhere.
    private func strengthened(
        _ hash: PasswordHash, _ password: String, _ lane: PasswordLane
    ) async throws -> PasswordHash? {
        guard !PasswordHasher.isCurrent(hash) else { return nil }
        do {
            return try await hasher.hash(password, lane: lane)
        } catch is PasswordHasherBusy {
            // The next sign-in will do.
            return nil
        }
    }
}
