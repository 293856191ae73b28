import Foundation
import Testing
import Vocabulary

@Suite("Problem")
struct ProblemTests {
    @Test("A problem is one flat object, extras beside the standard members, and reads back as itself")
    func coding() throws {
        var problem = Problem.conflict(
            code: "out_of_stock", detail: "Two are left.",
            extras: [
                "lines": [["variantId": "x", "available": "2", "n": 2, "ok": true, "none": .null]], "status": 200,
            ])
        problem.requestId = "r-1"
        problem.errors = [FieldError(field: "quantity", code: "too_many", message: "Take fewer.").within("items[0]")]
        let data = try JSONEncoder().encode(problem)
        let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(object["status"] as? Int == 409, "an extra never hides a standard member")
        #expect(object["type"] as? String == "urn:stoa:problem:out_of_stock")
        #expect((object["lines"] as? [[String: Any]])?.first?["available"] as? String == "2")

        let decoded = try JSONDecoder().decode(Problem.self, from: data)
        problem.extras["status"] = nil
        #expect(decoded == problem)
        #expect(decoded.errors.first?.field == "items[0].quantity")
    }

    @Test("Members that say nothing are left out")
    func sparse() throws {
        let text = String(decoding: try JSONEncoder().encode(Problem.tooLarge), as: UTF8.self)
        #expect(!text.contains("errors") && !text.contains("requestId") && !text.contains("detail"))
    }

    @Test(
        "Each kind has its status and code",
        arguments: [
            (.badRequest(detail: "x"), 400, "bad_request"), (.unauthorized, 401, "unauthorized"),
            (.forbidden, 403, "forbidden"), (.notFound, 404, "not_found"),
            (.methodNotAllowed, 405, "method_not_allowed"),
            (.conflict(detail: "x"), 409, "conflict"), (.preconditionFailed, 412, "stale_version"),
            (.tooLarge, 413, "too_large"), (.unsupportedMediaType, 415, "unsupported_media_type"),
            (.validation([]), 422, "validation_failed"), (.preconditionRequired, 428, "version_required"),
            (.tooManyRequests(retryAfterSeconds: 3), 429, "too_many_requests"), (.internalError, 500, "internal_error"),
            (.unavailable(), 503, "unavailable"),
        ] as [(Problem, Int, String)])
    func kinds(problem: Problem, status: Int, code: String) {
        #expect(problem.status == status)
        #expect(problem.code == code)
    }
}
