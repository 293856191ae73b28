public import BackgroundJobs
import Infrastructure
public import Persistence
public import Vocabulary

/// Looks at what was written to the audit trail. Put in line by the events that a rule is about, so that a shop where
/// nothing happens costs nothing.
public struct WatchSecurity: Job {
    public static let kind: JobKind = "watch-security"
    static let key = "shop"
    /// Events that come together are looked at together.
    static let leeway: Duration = .seconds(2)

    public init() {}
}

/// Holds the events of the audit trail that are new against the rules.
public enum SecurityWatch {
    /// Events looked at in one transaction.
    static let step = 500

    /// Raises what the new events give cause for.
    /// - Returns: what was raised, oldest first, and whether there is more to look at.
    public static func look(
        at instant: Instant = .now, in transaction: Transaction
    ) throws -> (raised: [SecurityAlert], isDone: Bool) {
        let seen: Int64 = try transaction.value("SELECT seen_number FROM security_watch WHERE id = 1") ?? 0
        let events = try transaction.rows(
            "SELECT * FROM audit_event WHERE number > \(seen) ORDER BY number LIMIT \(step)"
        ).map(AuditEvent.init(row:))
        guard let last = events.last else { return ([], true) }
        var raised: [SecurityAlert] = []
        for event in events {
            for rule in SecurityRule.watching(event.action) {
                if let alert = try rule.alert(of: event, at: instant, in: transaction) { raised.append(alert) }
            }
        }
        try transaction.execute(
            """
            INSERT INTO security_watch (id, seen_number) VALUES (1, \(last.number))
            ON CONFLICT \(conflict: "id") DO UPDATE SET seen_number = excluded.seen_number
            """)
        return (raised, events.count < step)
    }
}

extension SecurityRule {
    private static let hour: Duration = .seconds(60 * 60)
    private static let day: Duration = .seconds(24 * 60 * 60)

    /// - Returns: nil when the event is nothing, or is part of what was raised already.
    fileprivate func alert(
        of event: AuditEvent, at instant: Instant, in transaction: Transaction
    ) throws -> SecurityAlert? {
        let actor = event.actor.id.map { "\($0)" } ?? event.actor.name
        switch self {
        case .privileges, .operatorVisit:
            return try raise(event, "\(event.number)", in: transaction)
        case .copiedPasskey: return try raiseDaily(event, event.subject.id, in: transaction)
        case .manyFailures:
            let subject: SQL = "subject_kind = 'staff' AND subject_id = \(event.subject.id)"
            let count = try count(subject, event, Self.hour, in: transaction)
            guard count >= 10 else { return nil }
            return try raiseDaily(event, event.subject.id, count, in: transaction)
        case .massExport:
            let same: SQL = "actor_name = \(event.actor.name) AND actor_kind = \(event.actor.kind)"
            let count = try count(same, event, Self.hour, in: transaction)
            guard count >= 5 else { return nil }
            return try raiseDaily(event, actor, count, in: transaction)
        case .manyPlaces:
            let places = try networks(event, within: Self.hour, in: transaction)
            guard places.count >= 3 else { return nil }
            return try raiseDaily(event, actor, places.count, in: transaction)
        case .newPlace:
            guard let here = Self.network(of: event.address) else { return nil }
            let before = try networks(event, within: .seconds(180 * 86_400), isWithoutItself: true, in: transaction)
            guard !before.isEmpty, !before.contains(here) else { return nil }
            return try raiseDaily(event, "\(actor)/\(here)", in: transaction)
        case .refundSpike:
            let today = try count("TRUE", event, Self.day, in: transaction)
            let week = try count("TRUE", event, .seconds(8 * 86_400), in: transaction) - today
            guard today >= 10, today * 7 > week * 3 else { return nil }
            return try raiseDaily(event, "shop", today, in: transaction)
        }
    }

    // MARK: - Looking back

    /// How often the action happened up to the event.
    private func count(
        _ condition: SQL, _ event: AuditEvent, _ span: Duration, in transaction: ReadTransaction
    ) throws -> Int {
        try transaction.value(
            """
            SELECT count(*) FROM audit_event WHERE action = \(event.action) AND number <= \(event.number)
                AND happened_at > \(event.happenedAt.advanced(by: .zero - span)) AND \(condition)
            """) ?? 0
    }

    /// Where the event's actor did the same from.
    private func networks(
        _ event: AuditEvent, within span: Duration, isWithoutItself: Bool = false, in transaction: ReadTransaction
    ) throws -> Set<IPNetwork> {
        let last = isWithoutItself ? event.number - 1 : event.number
        let addresses: [String] = try transaction.values(
            """
            SELECT DISTINCT address FROM audit_event WHERE actor_id = \(event.actor.id)
                AND action = \(event.action) AND number <= \(last)
                AND happened_at > \(event.happenedAt.advanced(by: .zero - span))
            """)
        return Set(addresses.compactMap(Self.network))
    }

    /// Phones change their address within such a network all day.
    private static func network(of address: String) -> IPNetwork? {
        IPAddress(address).map { address in
            let address = address.unmapped
            return IPNetwork(address, prefix: address.family == .v4 ? 16 : 32)
        }
    }

    // MARK: - Raising

    /// What goes on all day is raised once.
    private func raiseDaily(
        _ event: AuditEvent, _ subject: String, _ count: Int = 1, in transaction: Transaction
    ) throws -> SecurityAlert? {
        try raise(
            event, "\(subject)/\(event.happenedAt.milliseconds / 86_400_000)", count, in: transaction)
    }

    private func raise(
        _ event: AuditEvent, _ occasion: String, _ count: Int = 1, in transaction: Transaction
    ) throws -> SecurityAlert? {
        try transaction.first(
            """
            INSERT INTO security_alert (id, rule, occasion, who, address, action, occurrences, event_number, raised_at)
            VALUES (\(SecurityAlertID()), \(self), \("\(rawValue)/\(occasion)"), \(event.actor.name),
                \(event.address), \(event.action), \(count), \(event.number), \(event.happenedAt))
            ON CONFLICT \(conflict: "occasion") DO NOTHING RETURNING *
            """)
    }
}
