import HTTPTypes
import Hummingbird
import Tenancy

/// What pages of other sites may do with a shop's API (CORS, Fetch standard §3.3): call it, where the shop named them,
/// and without cookies. Nothing but the API, and never everybody.
enum CrossOrigin {
    private static let methods = "GET, POST, PUT, PATCH, DELETE"
    private static let requestHeaders =
        "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Cart-Token, X-Request-ID"
    private static let responseHeaders =
        "ETag, Idempotent-Replayed, Location, RateLimit, RateLimit-Policy, Retry-After, X-Request-ID"

    /// Whether the answer may depend on who asks, so that none may go out that was made for another.
    static func concerns(_ request: Request) -> Bool {
        request.headers[.origin] != nil && ErrorAnswers.isAPI(request.uri.path)
    }

    /// The answer to a browser that asks before it calls; nil for anything else.
    static func preflight(_ request: Request, _ shop: Shop?) -> Response? {
        guard request.method == .options, concerns(request), request.headers[.accessControlRequestMethod] != nil,
            let origin = allowed(request, shop)
        else { return nil }
        return Response(
            status: .noContent,
            headers: [
                .accessControlAllowOrigin: origin, .accessControlAllowMethods: methods,
                .accessControlAllowHeaders: requestHeaders, .accessControlMaxAge: "600", .vary: "Origin",
            ])
    }

    /// Lets the page that asked read the answer, where it may.
    static func open(_ response: inout Response, to request: Request, _ shop: Shop?) {
        guard concerns(request), response.headers[.accessControlAllowOrigin] == nil else { return }
        let vary = response.headers[.vary]
        response.headers[.vary] = vary.map { $0 + ", Origin" } ?? "Origin"
        guard let origin = allowed(request, shop) else { return }
        response.headers[.accessControlAllowOrigin] = origin
        response.headers[.accessControlExposeHeaders] = responseHeaders
    }

    /// The site that asked, when the shop named it. It is said back as the shop wrote it.
    private static func allowed(_ request: Request, _ shop: Shop?) -> String? {
        guard let shop, let asking = request.headers[.origin] else { return nil }
        return shop.settings.apiOrigins.first { $0.text == asking }?.text
    }
}
