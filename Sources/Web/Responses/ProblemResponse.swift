import Foundation
import HTTPTypes
public import Hummingbird
import NIOCore
public import Vocabulary

/// A ``Problem`` as `application/problem+json` (RFC 9457).
public enum ProblemResponse {
    public static func make(_ problem: Problem, requestID: String, headers: HTTPFields = [:]) -> Response {
        var problem = problem
        problem.requestId = requestID
        var headers = headers
        headers[.contentType] = "application/problem+json"
        headers[.cacheControl] = "no-store"
        // RFC 9110 §15.5.2: whoever is refused is told how to say who they are.
        if problem.status == 401 { headers[.wwwAuthenticate] = "Bearer" }
        if case .integer(let seconds) = problem.extras["retryAfter"], headers[.retryAfter] == nil {
            headers[.retryAfter] = String(seconds)
        }
        return Response(
            status: HTTPResponse.Status(code: problem.status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body(of: problem))))
    }

    private static func body(of problem: Problem) -> Data {
        do {
            return try JSONWriter.encode(problem)
        } catch {
            return Data(#"{"status":500,"title":"Something went wrong","code":"internal_error"}"#.utf8)
        }
    }
}
