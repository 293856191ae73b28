import HTTPTypes

/// A request that nobody well-meaning sends, and what it is answered.
struct HostileRequest: Sendable {
    let name: String
    var method = HTTPRequest.Method.get
    /// `{cart}`, `{item}`, `{checkout}` and `{mug}` stand for ids that exist.
    let path: String
    var headers: [String: String] = [:]
    var body: [UInt8]?
    /// Whether it carries the right cart token.
    var holdsToken = true
    /// The host it asks for.
    var host = "localhost"
    let status: Int
    /// The problem's code; nil for pages and for answers that are no problem.
    var code: String?

    /// A GET.
    static func get(_ name: String, _ path: String, _ status: Int, _ code: String? = nil) -> HostileRequest {
        HostileRequest(name: name, path: path, status: status, code: code)
    }

    /// JSON sent to "put something in the cart".
    static func item(_ name: String, _ body: String, _ status: Int, _ code: String? = nil) -> HostileRequest {
        .item(name, bytes: Array(body.utf8), status, code)
    }

    static func item(_ name: String, bytes: [UInt8], _ status: Int, _ code: String? = nil) -> HostileRequest {
        HostileRequest(
            name: name, method: .post, path: "/store/cart/{cart}/items", body: bytes, status: status, code: code)
    }

    /// JSON sent to change the checkout.
    static func change(_ name: String, _ body: String, _ status: Int, _ code: String? = nil) -> HostileRequest {
        HostileRequest(
            name: name, method: .put, path: "/store/checkout/{checkout}", body: Array(body.utf8), status: status,
            code: code)
    }

    /// A page.
    static func page(_ name: String, _ path: String, _ status: Int) -> HostileRequest {
        HostileRequest(name: name, path: "/" + path, headers: ["Accept": "text/html"], status: status)
    }

    /// A posted form.
    static func form(
        _ name: String, _ path: String, _ body: String, type: String = "application/x-www-form-urlencoded",
        _ status: Int
    ) -> HostileRequest {
        HostileRequest(
            name: name, method: .post, path: "/" + path, headers: ["Accept": "text/html", "Content-Type": type],
            body: Array(body.utf8), status: status)
    }

    func with(_ headers: [String: String], host: String = "localhost", token: Bool = true) -> HostileRequest {
        var request = self
        request.headers.merge(headers) { $1 }
        request.host = host
        request.holdsToken = token
        return request
    }

    func sent(_ method: HTTPRequest.Method) -> HostileRequest {
        var request = self
        request.method = method
        return request
    }
}
