import Foundation
import HTTPTypes
import Hummingbird
import Infrastructure
import Logging
import Synchronization
import Vocabulary

/// What browsers tell of pages that broke their content security policy: a line in the log for each, and a count.
/// Nothing is stored, nothing is believed: anybody may send anything here.
final class PolicyReports: Sendable {
    static let path = "/csp-report"
    private static let bodyLimit = 16 * 1024
    /// Of reports that come in one request.
    private static let reportLimit = 10
    private static let types: Set<String> = ["application/csp-report", "application/reports+json", "application/json"]

    /// How many were taken since the program started.
    let taken = Atomic<Int>(0)

    static func isOne(_ request: Request, path: String) -> Bool { path == Self.path && request.method == .post }

    /// - Throws: ``Problem`` 413, 415, 429 or 400.
    func take(_ request: Request, _ context: ShopRequestContext, timeout: Duration) async throws -> Response {
        try await context.limits.take(.report)
        guard let type = request.headers[.contentType].map({ MediaTypeName($0).text }), Self.types.contains(type) else {
            throw Problem.unsupportedMediaType
        }
        let whole = try await RequestBodyReading.collect(request, limit: Self.bodyLimit, timeout: timeout)
        let body = try await whole.body.collect(upTo: Self.bodyLimit)
        let reports = Self.reports(Data(body.readableBytesView))
        guard !reports.isEmpty else { throw Problem.badRequest(code: "bad_report", detail: "This is no report.") }
        for report in reports.prefix(Self.reportLimit) {
            let number = taken.add(1, ordering: .relaxed).newValue
            context.logger.warning(
                "a page broke its content security policy",
                metadata: report.mapValues { .string($0) }.merging(["count": .stringConvertible(number)]) { $1 })
        }
        return Response(status: .noContent)
    }

    /// Both shapes: `report-uri` sends one under "csp-report", the Reporting API a list of bodies.
    private static func reports(_ data: Data) -> [[String: String]] {
        let json: Any
        do {
            json = try JSONSerialization.jsonObject(with: data)
        } catch {
            return []
        }
        if let one = (json as? [String: Any])?["csp-report"] as? [String: Any] {
            return [
                told(one, directive: "effective-directive", blocked: "blocked-uri", page: "document-uri")
            ]
        }
        let list = (json as? [[String: Any]]) ?? []
        return list.filter { $0["type"] as? String == "csp-violation" }.compactMap { $0["body"] as? [String: Any] }
            .map { told($0, directive: "effectiveDirective", blocked: "blockedURL", page: "documentURL") }
    }

    private static func told(
        _ report: [String: Any], directive: String, blocked: String, page: String
    ) -> [String: String] {
        [
            "directive": short(report[directive]), "blocked": short(report[blocked]), "page": short(report[page]),
        ]
    }

    /// Without query and fragment, in which tokens stand, and without end.
    private static func short(_ value: Any?) -> String {
        guard let text = value as? String else { return "" }
        let plain = text.prefix { $0 != "?" && $0 != "#" }.prefix(200)
        return String(plain.unicodeScalars.filter { $0.value >= 0x20 && $0.value < 0x7F }.map(Character.init))
    }
}
