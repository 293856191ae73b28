public import Infrastructure
public import Persistence
public import Vocabulary

public typealias OperatorVisitID = ID<OperatorVisit>

/// An operator who looks into a shop's desk for a while, for a reason that its owners are told.
public struct OperatorVisit: Sendable, Equatable, RowDecodable {
    public let id: OperatorVisitID
    public let operatorID: OperatorID
    public let name: String
    public let email: String
    public let reason: String
    public let beganAt: Instant
    public let endsAt: Instant

    /// Long enough to mend something, short enough to be asked for again.
    public static let length: Duration = .seconds(60 * 60)
    public static let reasonLength = 10...500

    public init(row: Row) throws {
        id = try row["id"]
        operatorID = try row["operator_id"]
        name = try row["name"]
        email = try row["email"]
        reason = try row["reason"]
        beganAt = try row["began_at"]
        endsAt = try row["ends_at"]
    }

    public func isUnderWay(at instant: Instant = .now) -> Bool { endsAt > instant }

    /// Opens a shop's desk for `person`.
    /// - Returns: the visit, and what its one-time link opens with.
    public static func begin(
        _ person: Operator, reason: String, address: String, requestID: String, at instant: Instant = .now,
        in transaction: Transaction
    ) throws -> (visit: OperatorVisit, token: AccessToken) {
        let id = OperatorVisitID(at: instant)
        try transaction.execute(
            """
            INSERT INTO operator_visit (id, operator_id, name, email, reason, began_at, ends_at)
            VALUES (\(id), \(person.id), \(person.name), \(person.email), \(reason), \(instant),
                \(instant.advanced(by: length)))
            """)
        guard let visit = try find(id, in: transaction) else { throw NoSuchOperator() }
        var change = AuditChange()
        change.note("reason", from: nil, to: reason)
        change.note("until", from: nil, to: visit.endsAt.rfc3339)
        try visit.note("operator_visit.began", change, address, requestID, at: instant, in: transaction)
        let token = try OneTimeToken.issue(.signInHandover, "visit/\(id)", at: instant, in: transaction)
        return (visit, token)
    }

    /// Uses the link up.
    /// - Returns: the visit and its session's token; nil when the link is used or too old.
    public static func enter(
        _ token: AccessToken, on device: Device, at instant: Instant = .now, in transaction: Transaction
    ) throws -> (visit: OperatorVisit, session: AccessToken)? {
        guard let proof = try OneTimeToken.redeem(token, .signInHandover, at: instant, in: transaction),
            proof.subject.hasPrefix("visit/"), let id = OperatorVisitID(String(proof.subject.dropFirst(6))),
            let visit = try find(id, in: transaction), visit.isUnderWay(at: instant)
        else { return nil }
        let session = try Session.begin(
            .staff, id.of(PersonScope.self), on: device, for: visit.endsAt.duration(since: instant), at: instant,
            in: transaction)
        return (visit, session)
    }

    public static func find(_ id: OperatorVisitID, in transaction: ReadTransaction) throws -> OperatorVisit? {
        try transaction.first("SELECT * FROM operator_visit WHERE id = \(id)")
    }

    /// Those under way, and earlier ones, newest first.
    public static func latest(limit: Int = 20, in transaction: ReadTransaction) throws -> [OperatorVisit] {
        try transaction.all("SELECT * FROM operator_visit ORDER BY began_at DESC, id LIMIT \(limit)")
    }

    /// Ends it now.
    public func end(
        by origin: AuditTrail.Origin, at instant: Instant = .now, in transaction: Transaction
    ) throws {
        try transaction.execute(
            "UPDATE operator_visit SET ends_at = \(instant) WHERE id = \(id) AND ends_at > \(instant)")
        try Session.endAll(of: id.of(PersonScope.self), .staff, in: transaction)
        try AuditTrail.record(
            "operator_visit.ended", AuditEvent.Subject("operator-visit", "\(id)"), by: origin, at: instant,
            in: transaction)
    }

    /// The operator as an actor in the shop.
    public func origin(address: String, requestID: String) -> AuditTrail.Origin {
        AuditTrail.Origin(
            AuditEvent.Actor(.platformOperator, id: operatorID.of(PersonScope.self), name: name), address: address,
            requestID: requestID)
    }

    private func note(
        _ action: String, _ change: AuditChange, _ address: String, _ requestID: String, at instant: Instant,
        in transaction: Transaction
    ) throws {
        try AuditTrail.record(
            action, AuditEvent.Subject("operator-visit", "\(id)"), change,
            by: origin(address: address, requestID: requestID), at: instant, in: transaction)
    }
}
