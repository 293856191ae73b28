import Crypto
import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// One public response, ready to send: bytes, compressed bytes, and whole sets of headers made beforehand.
final class CachedPage: Sendable {
    let identity: ByteBuffer
    let etag: String
    let cost: Int
    private let plainHeaders: HTTPFields
    private let notModifiedHeaders: HTTPFields
    private let compressed: Mutex<Compression> = Mutex(.untried)
    /// Milliseconds on a clock that only runs forward.
    let lastUsed: Atomic<Int64>
    /// By the same clock.
    let made = RequestClock.now

    private enum Compression {
        case untried
        case useless
        case made(ByteBuffer, HTTPFields)
    }

    init(_ content: PageContent, isSecure: Bool) {
        identity = content.body
        etag = "W/\"" + Fingerprint.short(content.body.readableBytesView) + "\""
        // The compressed copy is not made yet; it is a fraction of this.
        cost = content.body.readableBytes * 5 / 4 + 2_048
        lastUsed = Atomic(0)
        var shared: HTTPFields = [:]
        shared[.eTag] = etag
        shared[.cacheControl] = content.cacheControl
        shared[.vary] = "Accept-Encoding"
        SecurityHeaders.add(to: &shared, isSecure: isSecure)
        notModifiedHeaders = shared
        // Length and type first: they are looked up again on the way out.
        var plain: HTTPFields = [
            .contentLength: String(content.body.readableBytes), .contentType: content.contentType,
        ]
        plain.append(contentsOf: shared)
        plainHeaders = plain
    }

    func response(to asked: PageRequest?) -> Response {
        if let tag = asked?.ifNoneMatch, ETagMatch.matches(tag, etag) {
            return Response(status: .notModified, headers: notModifiedHeaders)
        }
        if asked?.acceptsGzip == true, let (body, headers) = gzip() {
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
        }
        return Response(status: .ok, headers: plainHeaders, body: ResponseBody(byteBuffer: identity))
    }

    private func gzip() -> (ByteBuffer, HTTPFields)? {
        compressed.withLock { compressed in
            switch compressed {
            case .useless: return nil
            case .made(let body, let headers): return (body, headers)
            case .untried:
                guard identity.readableBytes > Gzip.threshold, let body = Gzip.compress(identity, level: .quick) else {
                    compressed = .useless
                    return nil
                }
                var headers = plainHeaders
                headers[.contentLength] = String(body.readableBytes)
                headers[.contentEncoding] = "gzip"
                compressed = .made(body, headers)
                return (body, headers)
            }
        }
    }
}

/// What the cache needs to know of a GET to answer it.
struct PageRequest: Sendable {
    let address: Address
    let acceptsGzip: Bool
    let ifNoneMatch: String?

    /// An address exactly as it was asked for.
    struct Address: Hashable, Sendable {
        let isSecure: Bool
        let authority: String
        let target: String
    }

    /// nil for what no cache answers.
    init?(_ request: Request, isSecure: Bool) {
        guard request.method == .get || request.method == .head, request.headers[.secondHost] == nil,
            let authority = request.head.authority, let target = request.head.path, target.utf8.count <= 1_000
        else { return nil }
        address = Address(isSecure: isSecure, authority: authority, target: target)
        acceptsGzip = request.headers[.acceptEncoding].map(AcceptEncoding.allowsGzip) ?? false
        ifNoneMatch = request.headers[.ifNoneMatch]
    }
}

enum AcceptEncoding {
    /// Whether gzip is named without being refused (`gzip;q=0`).
    static func allowsGzip(_ header: String) -> Bool {
        guard header.utf8.count >= 4 else { return header == "*" }
        for offer in header.split(separator: ",") {
            let parts = offer.split(separator: ";")
            guard let name = parts.first?.trimmingSpace, name == "gzip" || name == "*" else { continue }
            let refused = parts.dropFirst().contains { part in
                let weight = part.trimmingSpace
                return weight.hasPrefix("q=") && (Double(weight.dropFirst(2)) ?? 0) == 0
            }
            return !refused
        }
        return false
    }
}

enum ETagMatch {
    /// Weak comparison (RFC 9110 §13.1.2) of an `If-None-Match` list with one tag.
    static func matches(_ header: String, _ etag: String) -> Bool {
        if header == etag || header == "*" { return true }
        let opaque = strong(etag[...])
        return header.split(separator: ",").contains { strong($0.trimmingSpace[...]) == opaque }
    }

    private static func strong(_ tag: Substring) -> Substring {
        tag.hasPrefix("W/") ? tag.dropFirst(2) : tag
    }
}
