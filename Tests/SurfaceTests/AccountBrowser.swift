import Composition
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOConcurrencyHelpers
import NIOCore
import Testing

@testable import Web

/// A browser without scripts at one host, that keeps cookies and can be made to lie.
final class AccountBrowser {
    let door: FrontDoor
    let host: String
    var cookies: [String: String] = [:]
    /// Sent with every request besides what a browser sends.
    var headers: [String: String] = [:]
    private(set) var address = "/"
    private(set) var page = ""
    private(set) var status = 0
    private(set) var answerHeaders: HTTPFields = [:]

    init(_ door: FrontDoor, host: String = "localhost", cookies: [String: String] = [:]) {
        self.door = door
        self.host = host
        self.cookies = cookies
    }

    var location: String? { answerHeaders[.location] }

    @discardableResult
    func open(_ path: String, follows: Bool = true) async throws -> AccountBrowser {
        try await send(.get, path, nil, follows)
    }

    /// Sends the form of the page in sight that goes to `action`, after changing fields. Nil leaves a field out.
    @discardableResult
    func submit(
        _ action: String, _ changes: [String: String?] = [:], follows: Bool = true
    ) async throws -> AccountBrowser {
        guard let form = SentForm.all(in: page).first(where: { $0.action.hasPrefix(action) }) else {
            throw NoSuchForm(action: action, page: page)
        }
        var fields = form.fields.filter { changes[$0.0] == nil }
        for (name, value) in changes { if let value { fields.append((name, value)) } }
        return try await post(form.action, fields, follows: follows)
    }

    @discardableResult
    func post(_ path: String, _ fields: [(String, String)], follows: Bool = true) async throws -> AccountBrowser {
        let body = fields.map { "\(Self.escape($0.0))=\(Self.escape($0.1))" }.joined(separator: "&")
        return try await send(.post, path, body, follows)
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: String?, _ follows: Bool
    ) async throws -> AccountBrowser {
        var fields: HTTPFields = [.accept: "text/html", .userAgent: "Mozilla/5.0 (X11; Linux) Firefox/130.0"]
        if !cookies.isEmpty { fields[.cookie] = cookies.map { "\($0)=\($1)" }.sorted().joined(separator: "; ") }
        if body != nil { fields[.contentType] = "application/x-www-form-urlencoded" }
        for (name, value) in headers { fields[HTTPField.Name(name)!] = value }
        let head = HTTPRequest(method: method, scheme: "http", authority: host, path: path, headerFields: fields)
        let context = ShopRequestContext(
            core: CoreRequestContextStorage(source: Silent(logger: Self.logger)), channel: nil)
        let response = try await door.respond(
            to: Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body ?? ""))), context: context)
        for cookie in response.headers[values: .setCookie] {
            let pair = cookie.prefix { $0 != ";" }.split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false
            ).map(String.init)
            cookies[pair[0]] = cookie.contains("Max-Age=0") ? nil : pair[1]
        }
        address = path
        status = response.status.code
        answerHeaders = response.headers
        let bytes = Collected()
        try await response.body.write(bytes)
        page = bytes.buffer.withLockedValue { String(buffer: $0) }
        if follows, status == 303, let location, location.hasPrefix("/") {
            return try await send(.get, location, nil, true)
        }
        return self
    }

    private static func escape(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }

    private static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}

private struct Silent: RequestContextSource {
    let logger: Logger
}

private struct Collected: ResponseBodyWriter {
    let buffer = NIOLockedValueBox(ByteBuffer())

    mutating func write(_ part: ByteBuffer) async throws {
        buffer.withLockedValue { _ = $0.writeImmutableBuffer(part) }
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
