import Foundation
public import HTTPTypes
public import Hummingbird
import NIOCore
import Vocabulary

extension Response {
    /// A page.
    public static func html(_ page: HTML, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: page.bytes)))
    }

    /// Plain text.
    public static func text(_ text: String, type: String = "text/plain; charset=utf-8") -> Response {
        Response(
            status: .ok, headers: [.contentType: type, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    /// JSON with members in a stable order.
    public static func json(
        _ value: some Encodable, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) throws -> Response {
        var headers = headers
        headers[.contentType] = "application/json"
        if headers[.cacheControl] == nil { headers[.cacheControl] = "no-store" }
        let data = try JSONWriter.encode(value)
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
    }

    /// "See other" (303): after a form was taken, look there.
    public static func redirect(to url: SiteURL) -> Response {
        Response(status: .seeOther, headers: [.location: url.text, .cacheControl: "no-store"])
    }

    /// "Moved permanently" (308): the address of a thing changed.
    public static func moved(to url: SiteURL) -> Response {
        Response(status: .permanentRedirect, headers: [.location: url.text])
    }

    /// Nothing to say (204).
    public static var nothing: Response { Response(status: .noContent) }

    /// With a cookie set; the context knows whether it travels over TLS.
    public func setting(_ cookie: SetCookie, for context: ShopRequestContext) -> Response {
        var response = self
        response.headers.append(
            HTTPField(name: .setCookie, value: cookie.header(secure: context.isSecure)))
        // A cookie is one visitor's, so nobody may keep the response.
        response.headers[.cacheControl] = "no-store"
        return response
    }

    /// After signing out: the browser forgets what it kept of the site besides cookies, such as pages to go back to.
    public func clearingSite() -> Response {
        var response = self
        response.headers[.clearSiteData] = "\"cache\", \"storage\""
        return response
    }

    /// With an `ETag` and leave for browsers to keep it, asking each time whether it is still right.
    public func revalidated(etag: String) -> Response {
        var response = self
        response.headers[.eTag] = etag
        response.headers[.cacheControl] = "private, no-cache"
        return response
    }
}

extension HTML: ResponseGenerator {
    public func response(from request: Request, context: some RequestContext) -> Response {
        .html(self)
    }
}

enum JSONWriter {
    static func encode(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }
}
