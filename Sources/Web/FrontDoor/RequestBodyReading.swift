import HTTPTypes
import Hummingbird
import NIOCore
import Vocabulary

/// Takes a body in whole before anything else is done with the request, within a size and a time.
enum RequestBodyReading {
    /// The request with its body in memory.
    /// - Throws: ``Problem`` 413 or 408.
    static func collect(_ request: Request, limit: Int, timeout: Duration) async throws -> Request {
        let length = request.headers[.contentLength]
        guard request.headers.contains(.transferEncoding) || (length != nil && length != "0") else { return request }
        if let length, (Int(length) ?? .max) > limit { throw Problem.tooLarge }
        var request = request
        request.body = RequestBody(buffer: try await bytes(of: request.body, limit: limit, timeout: timeout))
        return request
    }

    private static func bytes(of body: RequestBody, limit: Int, timeout: Duration) async throws -> ByteBuffer {
        try await withThrowingTaskGroup(of: ByteBuffer?.self) { group in
            group.addTask { try await body.collect(upTo: limit) }
            group.addTask {
                try await Task.sleep(for: timeout)
                return nil
            }
            defer { group.cancelAll() }
            do {
                guard let bytes = try await group.next(), let bytes else { throw Problem.requestTimeout }
                return bytes
            } catch is NIOTooManyBytesError {
                throw Problem.tooLarge
            } catch let problem as Problem {
                throw problem
            } catch {
                // Broken chunks, or a connection that ended in the middle.
                throw Problem.badRequest(code: "bad_body", detail: "The body cannot be read.")
            }
        }
    }
}
