public import Persistence
public import Vocabulary

public typealias CustomerID = ID<Customer>

/// Somebody with an account in one shop. The same e-mail address in another shop is another customer.
public struct Customer: Sendable, Equatable, RowDecodable {
    public let id: CustomerID
    /// In small letters: who signs in does not remember capitals.
    public let email: String
    /// Empty until they say.
    public let name: String
    public let phone: String?
    /// The language that mail to them is written in; BCP 47.
    public let locale: String
    /// Whether they have a password; else they sign in elsewhere.
    public let hasPassword: Bool
    /// When they showed that they read mail at this address.
    public let emailVerifiedAt: Instant?
    public let createdAt: Instant

    public init(row: Row) throws {
        id = try row["id"]
        email = try row["email"]
        name = try row["name"]
        phone = try row["phone"]
        locale = try row["locale"]
        hasPassword = try row["has_password"]
        emailVerifiedAt = try row["email_verified_at"]
        createdAt = try row["created_at"]
    }

    private static let columns: SQL = """
        id, email, name, phone, locale, password_hash IS NOT NULL AS has_password, email_verified_at, created_at
        """

    public static func find(_ id: CustomerID, in transaction: ReadTransaction) throws -> Customer? {
        try transaction.first("SELECT \(columns) FROM customer WHERE id = \(id)")
    }

    public static func find(_ email: EmailAddress, in transaction: ReadTransaction) throws -> Customer? {
        try transaction.first("SELECT \(columns) FROM customer WHERE email = \(email.text.foldedASCII)")
    }

    /// The customer who signs in at `issuer` as `subject` (OpenID Connect Core §2: the two together name a person).
    public static func find(
        issuer: String, subject: String, in transaction: ReadTransaction
    ) throws -> Customer? {
        let id: CustomerID? = try transaction.value(
            "SELECT customer_id FROM customer_identity WHERE issuer = \(issuer) AND subject = \(subject)")
        return try id.flatMap { try find($0, in: transaction) }
    }

    /// Customers by age, newest first, after `cursor`; those whose e-mail or name begins with `search`, if it is said.
    public static func list(
        search: String? = nil, before cursor: CustomerID? = nil, limit: Int = 50, in transaction: ReadTransaction
    ) throws -> [Customer] {
        var conditions: [SQL] = []
        if let cursor { conditions.append("id < \(cursor)") }
        if let search, !search.isEmpty {
            let prefix = search.foldedASCII
            conditions.append(
                """
                (email >= \(prefix) AND email < \(prefix + "\u{10FFFF}")
                    OR lower(name) LIKE \(Self.pattern(prefix)) ESCAPE '!')
                """)
        }
        let filter: SQL = conditions.isEmpty ? "" : "WHERE \(SQL.joined(conditions, by: " AND "))"
        return try transaction.all(
            "SELECT \(columns) FROM customer \(filter) ORDER BY id DESC LIMIT \(limit)")
    }

    /// What begins with `text`, for LIKE with "!" as its escape.
    private static func pattern(_ text: String) -> String {
        text.reduce(into: "") { $0 += "!%_".contains($1) ? "!\($1)" : String($1) } + "%"
    }

    /// What their password is checked against; nil when nobody has this address, or has no password.
    static func passwordHash(
        of email: EmailAddress, in transaction: ReadTransaction
    ) throws -> (id: CustomerID, hash: PasswordHash)? {
        let row = try transaction.rows(
            """
            SELECT id, password_hash FROM customer
            WHERE email = \(email.text.foldedASCII) AND password_hash IS NOT NULL
            """
        ).first
        return try row.map { (try $0["id"], try $0["password_hash"]) }
    }
}

/// Somebody with this e-mail address has an account already. Nobody is told so but in a mail to that address.
public struct CustomerEmailTaken: Error, Equatable, Sendable {
    public init() {}
}
