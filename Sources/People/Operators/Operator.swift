public import Persistence
public import Vocabulary

public typealias OperatorID = ID<Operator>

/// Somebody who runs the platform: signs in at the console and looks after every shop.
public struct Operator: Sendable, Equatable, RowDecodable {
    public let id: OperatorID
    /// In small letters: who signs in does not remember capitals.
    public let email: String
    public let name: String
    public let createdAt: Instant

    public init(row: Row) throws {
        id = try row["id"]
        email = try row["email"]
        name = try row["name"]
        createdAt = try row["created_at"]
    }

    static let columns: SQL = "id, email, name, created_at"

    /// Everybody who may sign in, oldest first.
    public static func all(in transaction: ReadTransaction) throws -> [Operator] {
        try transaction.all("SELECT \(columns) FROM operator ORDER BY created_at, id")
    }

    public static func find(_ id: OperatorID, in transaction: ReadTransaction) throws -> Operator? {
        try transaction.first("SELECT \(columns) FROM operator WHERE id = \(id)")
    }

    public static func find(_ email: EmailAddress, in transaction: ReadTransaction) throws -> Operator? {
        try transaction.first("SELECT \(columns) FROM operator WHERE email = \(email.text.foldedASCII)")
    }
}

/// An operator with this e-mail address exists already.
public struct OperatorEmailTaken: Error, Equatable, Sendable {
    public init() {}
}

/// Nobody with this e-mail address runs the platform.
public struct NoSuchOperator: Error, Equatable, Sendable {
    public init() {}
}
