import HTTPTypes
import Hummingbird
import NIOConcurrencyHelpers
import NIOCore

/// The last touches every answer gets.
enum ResponseFinishing {
    /// Bodies beyond this are left to stream.
    private static let compressionLimit = 4 << 20

    static func finish(_ response: Response, _ request: Request, isSecure: Bool) async -> Response {
        var response = response
        if response.status == .ok, request.method == .get || request.method == .head,
            let tag = request.headers[.ifNoneMatch], let etag = response.headers[.eTag], ETagMatch.matches(tag, etag)
        {
            response.headers[.contentLength] = nil
            response.headers[.contentType] = nil
            response = Response(status: .notModified, headers: response.headers)
        } else if mayCompress(response, request) {
            response = await compressed(response)
        }
        SecurityHeaders.add(to: &response.headers, isSecure: isSecure)
        return request.method == .head ? response.createHeadResponse() : response
    }

    /// Only what is public: compressing a page that holds a secret beside what a visitor sent lets the secret be
    /// guessed from the length (BREACH).
    private static func mayCompress(_ response: Response, _ request: Request) -> Bool {
        guard let length = response.body.contentLength, (Gzip.threshold...compressionLimit).contains(length),
            response.headers[.contentEncoding] == nil, response.headers[.setCookie] == nil,
            response.headers[.cacheControl]?.hasPrefix("public") == true,
            let type = response.headers[.contentType].map({ MediaTypeName($0) }),
            type.text.hasPrefix("text/") || type.isJSON || type.text.hasSuffix("xml"),
            let accepted = request.headers[.acceptEncoding]
        else { return false }
        return AcceptEncoding.allowsGzip(accepted)
    }

    private static func compressed(_ response: Response) async -> Response {
        let collector = BodyCollector()
        do {
            try await response.body.write(collector)
        } catch {
            return response
        }
        guard let body = Gzip.compress(collector.bytes.withLockedValue { $0 }, level: .quick) else { return response }
        var headers = response.headers
        headers[.contentEncoding] = "gzip"
        headers[.vary] = "Accept-Encoding"
        headers[.contentLength] = String(body.readableBytes)
        return Response(status: response.status, headers: headers, body: ResponseBody(byteBuffer: body))
    }
}

/// Takes a body in instead of sending it.
private struct BodyCollector: ResponseBodyWriter {
    let bytes = NIOLockedValueBox(ByteBuffer())

    mutating func write(_ buffer: ByteBuffer) async throws {
        bytes.withLockedValue { _ = $0.writeImmutableBuffer(buffer) }
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
