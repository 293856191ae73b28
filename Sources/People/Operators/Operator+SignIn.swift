public import Persistence
internal import Vocabulary

extension Operator {
    /// Who this is, by e-mail address and password; nil when either is wrong. Both answers take about the same time, so
    /// that nobody learns which addresses exist.
    /// - Throws: ``PasswordHasherBusy``, and what the database throws.
    public static func recognise(
        email: String, password: String, in platform: any Database, _ hasher: PasswordHasher = .shared,
        lane: PasswordLane = .strangers
    ) async throws -> Operator? {
        let known = try await platform.read { try Credentials.find(email, in: $0) }
        let isRight = try await hasher.verify(password, known?.hash ?? .nobodys, lane: lane)
        return isRight ? known?.person : nil
    }
}

private struct Credentials: RowDecodable {
    let person: Operator
    let hash: PasswordHash

    init(row: Row) throws {
        person = try Operator(row: row)
        hash = try row["password_hash"]
    }

    /// Nil for what is no e-mail address, too.
    static func find(_ text: String, in transaction: ReadTransaction) throws -> Credentials? {
        guard let email = try? EmailAddress(text) else { return nil }
        return try transaction.first(
            "SELECT \(Operator.columns), password_hash FROM operator WHERE email = \(email.text.foldedASCII)")
    }
}

extension PasswordHash {
    /// Made as costly as everybody's, of 32 random bytes that nobody kept: no password fits.
    static let nobodys = PasswordHash(
        stored: "$argon2id$v=19$m=19456,t=2,p=1$c3RvYS1ub2JvZHktc2FsdA$p4eJ0m1cQ9cQvGQe1o6Wb1yJt2b7s8KqZb0Qw4y3xTk")
}
