public import Persistence
public import Vocabulary

public typealias SecurityAlertID = ID<SecurityAlert>

/// Something that a person should look at, and the event of the audit trail that it came from.
public struct SecurityAlert: Sendable, Equatable, RowDecodable {
    public let id: SecurityAlertID
    public let rule: SecurityRule
    /// Who did it, or whose account it was about.
    public let who: String
    /// The network address it came from; empty when it came from none.
    public let address: String
    /// The action of the event: "role.given".
    public let action: String
    /// How often it happened, where that is what raised it; 1 otherwise.
    public let count: Int
    /// The event's number.
    public let event: Int64
    public let raisedAt: Instant
    public let seenAt: Instant?
    /// The name of who said that they had seen it.
    public let seenBy: String?

    public init(row: Row) throws {
        id = try row["id"]
        rule = try row["rule"]
        who = try row["who"]
        address = try row["address"]
        action = try row["action"]
        count = try row["occurrences"]
        event = try row["event_number"]
        raisedAt = try row["raised_at"]
        seenAt = try row["seen_at"]
        seenBy = try row["seen_by"]
    }

    /// What nobody has looked at yet, newest first.
    public static func unseen(limit: Int = 50, in transaction: ReadTransaction) throws -> [SecurityAlert] {
        try transaction.all(
            "SELECT * FROM security_alert WHERE seen_at IS NULL ORDER BY raised_at DESC, id DESC LIMIT \(limit)")
    }

    /// All, newest first, before `cursor`.
    public static func list(
        before cursor: SecurityAlertID? = nil, limit: Int = 50, in transaction: ReadTransaction
    ) throws -> [SecurityAlert] {
        let filter: SQL = cursor.map { "WHERE id < \($0)" } ?? ""
        return try transaction.all("SELECT * FROM security_alert \(filter) ORDER BY id DESC LIMIT \(limit)")
    }

    /// Notes that somebody looked at it. Doing it twice changes nothing.
    /// - Returns: false when there is no such alert, or somebody has seen it before.
    public static func markSeen(
        _ id: SecurityAlertID, by origin: AuditTrail.Origin, at instant: Instant = .now, in transaction: Transaction
    ) throws -> Bool {
        let changed = try transaction.execute(
            """
            UPDATE security_alert SET seen_at = \(instant), seen_by = \(origin.actor.name)
            WHERE id = \(id) AND seen_at IS NULL
            """)
        guard changed == 1 else { return false }
        try AuditTrail.record(
            "security_alert.seen", AuditEvent.Subject("security-alert", "\(id)"), by: origin, at: instant,
            in: transaction)
        return true
    }

    /// How long alerts are kept that somebody has seen.
    static let keeping: Duration = .seconds(365 * 24 * 60 * 60)

    static func sweep(at instant: Instant = .now, in transaction: Transaction) throws {
        try transaction.execute(
            "DELETE FROM security_alert WHERE seen_at < \(instant.advanced(by: .zero - keeping))")
    }
}
