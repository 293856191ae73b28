import Composition
import HTTPTypes
import Hummingbird
import Logging
import NIOConcurrencyHelpers
import NIOCore
import People
import Vocabulary

@testable import Web

/// One request through the front door, with the credentials of a caller.
struct Knock: Sendable {
    struct Answer: Sendable {
        let status: Int
        let headers: HTTPFields
        let text: String

        var leadsToSignIn: Bool { headers[.location]?.contains("sign-in") == true }
    }

    let door: FrontDoor
    /// The shop's, or the platform's own.
    let host: String

    func send(
        _ method: HTTPRequest.Method, _ path: String, as credentials: Credentials = Credentials(),
        isAPI: Bool, form: Fields = [:], body: String = "{}", headers extra: [String: String] = [:]
    ) async throws -> Answer {
        var headers: HTTPFields = [:]
        if let bearer = credentials.bearer, isAPI { headers[.authorization] = "Bearer \(bearer)" }
        if let token = credentials.cartToken, isAPI { headers[HTTPField.Name("X-Cart-Token")!] = token }
        if !isAPI || credentials.bearer == nil && credentials.sendsCookiesToAPI, !credentials.cookies.isEmpty {
            headers[.cookie] = credentials.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        }
        var bytes = ByteBuffer()
        if method != .get {
            bytes = ByteBuffer(
                string: isAPI ? body : form.setting("csrf", to: credentials.formToken ?? "").encoded)
            headers[.contentType] = isAPI ? "application/json" : "application/x-www-form-urlencoded"
            headers[.contentLength] = String(bytes.readableBytes)
        }
        for (name, value) in extra { headers[HTTPField.Name(name)!] = value }
        let head = HTTPRequest(method: method, scheme: "http", authority: host, path: path, headerFields: headers)
        let context = ShopRequestContext(
            core: CoreRequestContextStorage(source: NoChannel(logger: Self.logger)), channel: nil)
        let response = try await door.respond(
            to: Request(head: head, body: RequestBody(buffer: bytes)), context: context)
        let collected = CollectedBody()
        try await response.body.write(collected)
        return Answer(
            status: response.status.code, headers: response.headers,
            text: collected.bytes.withLockedValue { String(buffer: $0) })
    }
}

extension Knock {
    /// Thousands of knocks say nothing that anybody reads.
    fileprivate static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}

/// What a caller shows.
struct Credentials: Sendable {
    /// To the API.
    var bearer: String?
    /// To pages, by plain name.
    var cookies: [String: String] = [:]
    /// What forms of theirs carry.
    var formToken: String?
    var cartToken: String?
    /// Whether it calls the API as a browser does.
    var sendsCookiesToAPI = false
}

private struct NoChannel: RequestContextSource {
    let logger: Logger
}

private struct CollectedBody: ResponseBodyWriter {
    let bytes = NIOLockedValueBox(ByteBuffer())

    mutating func write(_ buffer: ByteBuffer) async throws {
        bytes.withLockedValue { _ = $0.writeImmutableBuffer(buffer) }
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
