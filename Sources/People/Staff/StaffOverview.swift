public import Persistence
public import Vocabulary

/// A member of staff as the list of people shows them.
public struct StaffOverview: Sendable, Equatable {
    public let staff: Staff
    public let role: Role
    /// The last request; nil for who has no session.
    public let seenAt: Instant?
    /// For whom they sell; nil for who works for the shop itself.
    public let vendor: Vendor?

    /// Whether a second factor is asked of them that they do not have.
    public func lacksSecondFactor(_ rules: DeskRules) -> Bool {
        !staff.hasSecondFactor && (role.needsSecondFactor || rules.needsSecondFactor)
    }

    /// Everybody, those who work here first, then by name.
    public static func all(in transaction: ReadTransaction) throws -> [StaffOverview] {
        let roles = Dictionary(uniqueKeysWithValues: try Role.all(in: transaction).map { ($0.name, $0) })
        var seen: [PersonID: Instant] = [:]
        for row in try transaction.rows(
            "SELECT person_id, max(seen_at) AS seen_at FROM session WHERE audience = 'staff' GROUP BY person_id")
        {
            seen[try row["person_id"]] = try row["seen_at"]
        }
        let vendors = Dictionary(uniqueKeysWithValues: try Vendor.all(in: transaction).map { ($0.id, $0) })
        return try Staff.all(in: transaction).compactMap { staff in
            roles[staff.role].map {
                StaffOverview(
                    staff: staff, role: $0, seenAt: seen[staff.id.of(PersonScope.self)],
                    vendor: staff.vendor.flatMap { vendors[$0] })
            }
        }.sorted { ($0.staff.isActive ? 0 : 1, $0.staff.name) < ($1.staff.isActive ? 0 : 1, $1.staff.name) }
    }
}
