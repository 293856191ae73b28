public import Persistence
public import Vocabulary

public typealias StaffID = ID<Staff>

/// Somebody who works at the desk of one shop.
public struct Staff: Sendable, Equatable, RowDecodable {
    public let id: StaffID
    /// In small letters: who signs in does not remember capitals.
    public let email: String
    public let name: String
    /// The name of a ``Role``.
    public let role: String
    public let createdAt: Instant
    /// When they stopped working here; they cannot sign in since.
    public let deactivatedAt: Instant?
    public let hasSecondFactor: Bool
    /// For whom they sell; nil for who works for the shop itself.
    public let vendor: VendorID?
    /// Whether that vendor is suspended: then they cannot sign in.
    public let isVendorSuspended: Bool
    /// In which tenant they followed a link that was mailed to ``email``; nil when they never did.
    let emailProvedIn: TenantID?

    /// Whether they may sign in.
    public var isActive: Bool { !hasLeft && !isVendorSuspended }

    /// Whether somebody keeps them out.
    public var hasLeft: Bool { deactivatedAt != nil }

    /// Whether they are here to sell for a vendor: they see nothing of the shop but what is the vendor's.
    public var isVendors: Bool { vendor != nil || role == Role.vendor }

    /// Whether the mailbox of ``email`` was shown to be theirs, in this very shop.
    public func hasProvedEmail(in tenant: TenantID) -> Bool { emailProvedIn == tenant }

    public init(row: Row) throws {
        id = try row["id"]
        email = try row["email"]
        name = try row["name"]
        role = try row["role"]
        createdAt = try row["created_at"]
        deactivatedAt = try row["deactivated_at"]
        hasSecondFactor = try row["has_second_factor"]
        vendor = try row["vendor_id"]
        let isSuspended: Bool? = try row["is_vendor_suspended"]
        isVendorSuspended = isSuspended ?? false
        emailProvedIn = try row["email_proved_in"]
    }

    static let columns: SQL = """
        id, email, name, role, created_at, deactivated_at, totp_secret IS NOT NULL AS has_second_factor, vendor_id,
        email_proved_in, (SELECT vendor.status = 'suspended' FROM vendor WHERE vendor.id = staff.vendor_id)
            AS is_vendor_suspended
        """

    /// Everybody at the desk, oldest first.
    public static func all(in transaction: ReadTransaction) throws -> [Staff] {
        try transaction.all("SELECT \(columns) FROM staff ORDER BY created_at, id")
    }

    public static func find(_ id: StaffID, in transaction: ReadTransaction) throws -> Staff? {
        try transaction.first("SELECT \(columns) FROM staff WHERE id = \(id)")
    }

    public static func find(_ email: EmailAddress, in transaction: ReadTransaction) throws -> Staff? {
        try transaction.first("SELECT \(columns) FROM staff WHERE email = \(folded(email))")
    }

    /// What the password of `email` is checked against; nil when nobody has this address.
    public static func passwordHash(
        of email: EmailAddress, in transaction: ReadTransaction
    ) throws -> PasswordHash? {
        try transaction.value("SELECT password_hash FROM staff WHERE email = \(folded(email))")
    }

    static func folded(_ email: EmailAddress) -> String { email.text.foldedASCII }
}

/// Somebody with this e-mail address works here already.
public struct StaffEmailTaken: Error, Equatable, Sendable {
    public init() {}
}

extension String {
    /// Capitals of ASCII as small letters, as `lower` of both databases sees them.
    var foldedASCII: String {
        String(
            decoding: utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 },
            as: UTF8.self)
    }
}
