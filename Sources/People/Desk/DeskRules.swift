public import Persistence

/// How a shop guards its desk.
public struct DeskRules: Sendable, Equatable {
    /// Whether everybody needs a second factor, whatever their role.
    public var needsSecondFactor: Bool
    /// How long somebody stays signed in at most, however busy they are.
    public var sessionHours: Int
    /// Whether people get a mail when somebody signs in as them on a device that was not seen before.
    public var tellsNewSignIn: Bool

    public static let sessionHoursOffered = [8, 24, 72, 168, 336]

    public init(needsSecondFactor: Bool = false, sessionHours: Int = 336, tellsNewSignIn: Bool = true) {
        self.needsSecondFactor = needsSecondFactor
        self.sessionHours = sessionHours
        self.tellsNewSignIn = tellsNewSignIn
    }

    /// How long a new session lasts in all.
    public var sessionLimit: Duration { .seconds(sessionHours * 60 * 60) }

    /// What a shop has that never changed them, else its own.
    public static func load(in transaction: ReadTransaction) throws -> DeskRules {
        let row = try transaction.rows(
            "SELECT needs_second_factor, session_hours, tells_new_sign_in FROM desk_rules WHERE id = 1"
        ).first
        return try row.map { row in
            DeskRules(
                needsSecondFactor: try row["needs_second_factor"], sessionHours: try row["session_hours"],
                tellsNewSignIn: try row["tells_new_sign_in"])
        } ?? DeskRules()
    }

    /// Writes them.
    public func save(by author: DeskAuthor, in transaction: Transaction) throws {
        let before = try Self.load(in: transaction)
        guard before != self else { return }
        try transaction.execute(
            """
            INSERT INTO desk_rules (id, needs_second_factor, session_hours, tells_new_sign_in)
            VALUES (1, \(needsSecondFactor), \(sessionHours), \(tellsNewSignIn))
            ON CONFLICT \(conflict: "id") DO UPDATE SET needs_second_factor = excluded.needs_second_factor,
                session_hours = excluded.session_hours, tells_new_sign_in = excluded.tells_new_sign_in
            """)
        var change = AuditChange()
        change.note("second factor for all", from: "\(before.needsSecondFactor)", to: "\(needsSecondFactor)")
        change.note("session hours", from: "\(before.sessionHours)", to: "\(sessionHours)")
        change.note("mail at a new sign-in", from: "\(before.tellsNewSignIn)", to: "\(tellsNewSignIn)")
        try AuditTrail.record(
            "desk_rules.changed", AuditEvent.Subject("desk-rules"), change, by: author.origin, in: transaction)
    }
}
