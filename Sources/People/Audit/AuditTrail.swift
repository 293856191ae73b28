import BackgroundJobs
import Crypto
import Foundation
public import Persistence
public import Vocabulary

/// The shop's audit trail: written in the transaction of what it tells, never changed, and provable.
public enum AuditTrail {
    /// Where an act came from.
    public struct Origin: Sendable, Equatable {
        public let actor: AuditEvent.Actor
        public let address: String
        public let requestID: String

        public init(_ actor: AuditEvent.Actor, address: String = "", requestID: String = "") {
            self.actor = actor
            self.address = address
            self.requestID = requestID
        }
    }

    /// Adds an event to the trail.
    public static func record(
        _ action: String, _ subject: AuditEvent.Subject, _ change: AuditChange = AuditChange(), by origin: Origin,
        at instant: Instant = .now, in transaction: Transaction
    ) throws {
        let last = try transaction.rows("SELECT number, hash FROM audit_event ORDER BY number DESC LIMIT 1").first
        let number: Int64 = try last.map { try $0["number"] + 1 } ?? 1
        let previous: [UInt8] = try last.map { try $0["hash"] } ?? []
        let text = try encoded(change)
        let event = Draft(
            number: number, instant: instant, origin: origin, action: action, subject: subject, change: text)
        try transaction.execute(
            """
            INSERT INTO audit_event (number, happened_at, actor_kind, actor_id, actor_name, address, action,
                subject_kind, subject_id, change, request_id, hash)
            VALUES (\(number), \(instant), \(origin.actor.kind), \(origin.actor.id), \(origin.actor.name),
                \(origin.address), \(action), \(subject.kind), \(subject.id), \(text), \(origin.requestID),
                \(event.hash(after: previous)))
            """)
        guard !SecurityRule.watching(action).isEmpty else { return }
        try JobQueue.enqueue(
            WatchSecurity(), key: WatchSecurity.key, at: Instant.now.advanced(by: WatchSecurity.leeway),
            in: transaction)
    }

    /// What is looked for.
    public struct Filter: Sendable, Equatable {
        public var actor: PersonID?
        public var action: String?
        public var subject: AuditEvent.Subject?
        public var from: Instant?
        public var until: Instant?

        public init() {}
    }

    /// Events that pass `filter`, newest first, before number `cursor`.
    public static func list(
        _ filter: Filter = Filter(), before cursor: Int64? = nil, limit: Int = 50, in transaction: ReadTransaction
    ) throws -> [AuditEvent] {
        var conditions: [SQL] = ["TRUE"]
        if let cursor { conditions.append("number < \(cursor)") }
        if let actor = filter.actor { conditions.append("actor_id = \(actor)") }
        if let action = filter.action { conditions.append("action = \(action)") }
        if let subject = filter.subject {
            conditions.append("subject_kind = \(subject.kind)")
            if !subject.id.isEmpty { conditions.append("subject_id = \(subject.id)") }
        }
        if let from = filter.from { conditions.append("happened_at >= \(from)") }
        if let until = filter.until { conditions.append("happened_at < \(until)") }
        return try transaction.rows(
            "SELECT * FROM audit_event WHERE \(SQL.joined(conditions, by: " AND ")) ORDER BY number DESC LIMIT \(limit)"
        ).map(AuditEvent.init(row:))
    }

    /// What the chain says of itself.
    public struct Verdict: Sendable, Equatable {
        public let events: Int64
        /// The first event that is missing, was changed or was put in; nil when all are true.
        public let firstBroken: Int64?
        /// The digest of the last event: kept elsewhere, it also shows when the end was cut off.
        public let head: [UInt8]
    }

    /// Follows the chain from its first event to the last, in constant memory.
    public static func verify(in transaction: ReadTransaction) throws -> Verdict {
        var (count, previous, broken): (Int64, [UInt8], Int64?) = (0, [], nil)
        try transaction.forEach("SELECT * FROM audit_event ORDER BY number") { row in
            count += 1
            let event = try AuditEvent(row: row)
            let text: String = try row["change"]
            let draft = Draft(
                number: event.number, instant: event.happenedAt,
                origin: Origin(event.actor, address: event.address, requestID: event.requestID), action: event.action,
                subject: event.subject, change: text)
            if broken == nil, event.number != count || event.hash != draft.hash(after: previous) { broken = count }
            previous = event.hash
        }
        return Verdict(events: count, firstBroken: broken, head: previous)
    }

    /// An event without its digest.
    private struct Draft {
        let number: Int64
        let instant: Instant
        let origin: Origin
        let action: String
        let subject: AuditEvent.Subject
        let change: String

        /// SHA-256 over the digest of the event before and each part with its length, so that no two events with other
        /// parts have the same bytes.
        func hash(after previous: [UInt8]) -> [UInt8] {
            let parts = [
                "\(number)", "\(instant.milliseconds)", origin.actor.kind.rawValue,
                origin.actor.id.map { "\($0)" } ?? "", origin.actor.name, origin.address, action, subject.kind,
                subject.id, change, origin.requestID,
            ]
            var digest = SHA256()
            digest.update(data: previous)
            for part in parts {
                digest.update(data: Array("\(part.utf8.count):".utf8))
                digest.update(data: Array(part.utf8))
            }
            return Array(digest.finalize())
        }
    }

    private static func encoded(_ change: AuditChange) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // What people type may hold a NUL, which no database keeps in a text.
        return String(decoding: try encoder.encode(change.fields), as: UTF8.self)
    }
}

extension AuditEvent {
    init(row: Row) throws {
        number = try row["number"]
        happenedAt = try row["happened_at"]
        actor = Actor(try row["actor_kind"], id: try row["actor_id"], name: try row["actor_name"])
        address = try row["address"]
        action = try row["action"]
        subject = Subject(try row["subject_kind"], try row["subject_id"])
        let text: String = try row["change"]
        change = AuditChange(fields: try JSONDecoder().decode([AuditChange.Field].self, from: Data(text.utf8)))
        requestID = try row["request_id"]
        hash = try row["hash"]
    }
}
