import HTTPTypes
import Hummingbird
import NIOCore
import People
import Persistence
import Tenancy
import Vocabulary

/// The audit trail as a file of comma-separated values (RFC 4180), sent while it is read: its size is no matter.
extension DeskCall {
    private static let portion = 500
    private static let columns = [
        "number", "when", "actor kind", "actor", "actor id", "action", "subject kind", "subject", "changes", "address",
        "request", "hash",
    ]

    func auditExport() async throws -> Response {
        let asked = AuditRequest(query, timeZone: shop.settings.timeZone)
        try await database.write { [author] in
            try AuditTrail.record("audit.exported", AuditEvent.Subject("audit"), by: author.origin, in: $0)
        }
        let database = database
        let body = ResponseBody { writer in
            try await writer.write(ByteBuffer(string: CSVLine.text(Self.columns)))
            var last: Int64?
            while true {
                let cursor = last
                let events = try await database.read {
                    try AuditTrail.list(asked.filter, before: cursor, limit: Self.portion, in: $0)
                }
                guard !events.isEmpty else { break }
                try await writer.write(ByteBuffer(string: events.map { CSVLine.text(Self.cells($0)) }.joined()))
                last = events.last?.number
                guard events.count == Self.portion else { break }
            }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"audit-\(shop.tenant.slug).csv\"",
            ], body: body)
    }

    private static func cells(_ event: AuditEvent) -> [String] {
        let changes = event.change.fields.map { "\($0.name): \($0.before ?? "") → \($0.after ?? "")" }
        return [
            "\(event.number)", event.happenedAt.rfc3339, event.actor.kind.rawValue, event.actor.name,
            event.actor.id.map { "\($0)" } ?? "", event.action, event.subject.kind, event.subject.id,
            changes.joined(separator: "; "), event.address, event.requestID,
            event.hash.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined(),
        ]
    }
}

/// A line of such a file.
enum CSVLine {
    static func text(_ cells: [String]) -> String {
        cells.map(cell).joined(separator: ",") + "\r\n"
    }

    /// Spreadsheets take what begins like a formula for one: the apostrophe tells them that it is text.
    private static func cell(_ text: String) -> String {
        let isFormula = text.first.map { "=+-@\t\r".contains($0) } ?? false
        let safe = isFormula ? "'" + text : text
        guard safe.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}
