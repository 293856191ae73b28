import HTTPTypes
import Hummingbird
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// The audit trail, for programs that keep it elsewhere.
enum AuditEndpoints {
    static let all = [list, verify]

    private static let tag = "Audit"

    private static let list = Endpoint(
        method: .get, path: "/audit", operation: "listAuditEvents", tag: tag, summary: "List events, the newest first",
        caller: .staff(.readAudit),
        parameters: [
            .query("actor", .id("Who did it.")), .query("action", .text(1...100)),
            .query("kind", .text(1...60, "Of what it was done to.")),
            .query("subject", .text(1...200, "Its id; with `kind`.")),
            .query("from", .instant()), .query("until", .instant()),
            .query("limit", .integer(1...200, "At most; 50 without.")),
            .query("cursor", .text(1...20, "`nextCursor` of the page before.")),
        ],
        answers: [DeclaredAnswer(200, "A page of them.", .list("AuditList", of: AuditEventView.schema))]
    ) { call in
        var filter = AuditTrail.Filter()
        filter.actor = call.query["actor"]?.text.flatMap { PersonID($0) }
        filter.action = call.query["action"]?.text
        filter.subject = call.query["kind"]?.text.map { AuditEvent.Subject($0, call.query["subject"]?.text ?? "") }
        filter.from = call.query["from"]?.text.flatMap { Instant(rfc3339: $0) }
        filter.until = call.query["until"]?.text.flatMap { Instant(rfc3339: $0) }
        let limit = Int(call.query["limit"]?.integer ?? 50)
        let (asked, cursor) = (filter, call.query["cursor"]?.text.flatMap { Int64($0) })
        let events = try await call.shop.database.read {
            try AuditTrail.list(asked, before: cursor, limit: limit, in: $0)
        }
        let next = events.count == limit ? events.last.map { "\($0.number)" } : nil
        return Answer(200, ListView(items: events.map { AuditEventView(event: $0) }, nextCursor: next))
            .response(in: call.context)
    }

    private static let verify = Endpoint(
        method: .get, path: "/audit/verification", operation: "verifyAudit", tag: tag,
        summary: "Follow the chain from its first event to the last", caller: .staff(.readAudit),
        answers: [DeclaredAnswer(200, "What the chain says of itself.", AuditVerdictView.schema)]
    ) { call in
        let verdict = try await call.shop.database.read { try AuditTrail.verify(in: $0) }
        return Answer(200, AuditVerdictView(verdict: verdict)).response(in: call.context)
    }
}

struct AuditVerdictView: JSONView {
    let verdict: AuditTrail.Verdict

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("events", Int(verdict.events))
            json.member("firstBroken", verdict.firstBroken.map(Int.init))
            json.member(
                "head", verdict.head.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined())
        }
    }

    static let schema = Schema.named(
        "AuditVerdict",
        .object([
            .required("events", .count()),
            .optional(
                "firstBroken", .count("The first event that is missing, was changed or put in; absent when none is.")),
            .required("head", .text(0...64, "The digest of the last event: kept elsewhere, it shows a cut end, too.")),
        ]))
}
