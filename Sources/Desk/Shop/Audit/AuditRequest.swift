import Foundation
import People
import Vocabulary
import Web

/// What the address of the audit page asks for.
struct AuditRequest {
    let filter: AuditTrail.Filter
    /// The number of the last event of the page before.
    let before: Int64?
    let fields: Fields
    let state: FormState

    init(_ query: Fields, timeZone: String) {
        var filter = AuditTrail.Filter()
        filter.actor = query["person"].flatMap { PersonID($0) }
        filter.action = query["action"].flatMap { $0.isEmpty ? nil : String($0.prefix(100)) }
        if let kind = query["kind"], !kind.isEmpty {
            filter.subject = AuditEvent.Subject(String(kind.prefix(60)), String((query["subject"] ?? "").prefix(100)))
        }
        filter.from = Self.midnight(query["from"], timeZone, plusDays: 0)
        filter.until = Self.midnight(query["to"], timeZone, plusDays: 1)
        self.filter = filter
        before = query["before"].flatMap { Int64($0) }
        fields = query.without("before", "done", "verify")
        state = FormState(fields)
    }

    /// Whether anything is left out.
    var isNarrowed: Bool { filter != AuditTrail.Filter() }

    /// The beginning of a day such as "2026-03-12" on the shop's clock.
    private static func midnight(_ text: String?, _ timeZone: String, plusDays days: Int) -> Instant? {
        guard let parts = text?.split(separator: "-").compactMap({ Int($0) }), parts.count == 3,
            (1...9999).contains(parts[0])
        else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: timeZone) ?? .gmt
        let components = DateComponents(year: parts[0], month: parts[1], day: parts[2])
        guard let day = calendar.date(from: components),
            let shifted = calendar.date(byAdding: .day, value: days, to: day)
        else { return nil }
        return Instant(milliseconds: Int64(shifted.timeIntervalSince1970 * 1000))
    }
}
