import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Ordering
import Vocabulary
import Web

/// What one caller is told: made inside transactions, kept under idempotency keys, sent as a response.
struct Answer: Sendable {
    let status: Int
    let body: [UInt8]
    /// Set when this is a failure; ``body`` is its JSON without the request's id.
    private let problem: Problem?
    private(set) var isReplay = false
    var cookie: SetCookie?
    /// Below ``Endpoint/prefix``: where to find what was made.
    var location: String?
    /// Seconds after which asking again makes sense.
    var retryAfter: Int?
    /// False while the same request, sent again, may be answered otherwise: such an answer is not kept.
    var isLastWord = true

    init(_ status: Int = 200, _ view: some JSONView) {
        self.status = status
        body = JSONOutput.bytes(view)
        problem = nil
    }

    init(_ problem: Problem) throws {
        status = problem.status
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        body = Array(try encoder.encode(problem))
        self.problem = problem
    }

    /// The answer that was given before under the same key.
    init(replaying record: IdempotencyRecord) throws {
        status = record.status
        body = Array(record.body.utf8)
        problem = record.status < 400 ? nil : try JSONDecoder().decode(Problem.self, from: Data(record.body.utf8))
        isReplay = true
    }

    /// What is kept of it.
    func record(fingerprint: String) -> IdempotencyRecord {
        IdempotencyRecord(
            fingerprint: fingerprint, status: status, body: String(decoding: body, as: UTF8.self))
    }

    func response(in context: ShopRequestContext) -> Response {
        var headers: HTTPFields = [:]
        if isReplay { headers[.idempotentReplayed] = "true" }
        if let location { headers[.location] = Endpoint.prefix + location }
        if let retryAfter { headers[.retryAfter] = String(retryAfter) }
        if let problem { return ProblemResponse.make(problem, requestID: context.requestID, headers: headers) }
        headers[.contentType] = "application/json"
        headers[.cacheControl] = "no-store"
        let response = Response(
            status: HTTPResponse.Status(code: status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
        return cookie.map { response.setting($0, for: context) } ?? response
    }
}
