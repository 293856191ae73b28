import Composition
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOConcurrencyHelpers
import NIOCore
import People
import Persistence
import TestSupport
import Vocabulary

@testable import Web

/// A browser at the console: keeps cookies, sends the forms' tokens, follows nothing by itself.
final class ConsoleBrowser: Sendable {
    static let email = "ada@example.com"
    static let password = "eight tall ships"

    private let door: FrontDoor
    private let host: String
    private let jar = NIOLockedValueBox<[String: String]>([:])
    /// The token of the last page that had a form.
    private let token = NIOLockedValueBox("")

    init(_ installation: Installation, host: String = "localhost") {
        door = installation.responder()
        self.host = host
    }

    /// An operator's browser, signed in.
    static func signedIn(_ installation: Installation) async throws -> ConsoleBrowser {
        try await makeOperator(installation)
        let browser = ConsoleBrowser(installation)
        _ = try await browser.signIn()
        return browser
    }

    static func makeOperator(_ installation: Installation, email: String = email) async throws {
        let hash = try await PasswordHasher.shared.hash(password)
        let address = try EmailAddress(email)
        try await installation.engine.platform.write { transaction in
            _ = try Operator.create(email: address, name: "Ada", password: hash, in: transaction)
        }
    }

    @discardableResult
    func signIn(
        _ email: String = email, _ password: String = password, next: String? = nil
    ) async throws -> ConsoleAnswer {
        _ = try await get("/console/sign-in")
        var fields: Fields = ["email": email, "password": password]
        if let next { fields = fields.setting("next", to: next) }
        return try await post("/console/sign-in", fields)
    }

    func get(_ path: String, headers: HTTPFields = [:]) async throws -> ConsoleAnswer {
        try await send(.get, path, headers, body: [])
    }

    /// Sends a form with the token of the last page, unless another is given.
    func post(
        _ path: String, _ fields: Fields = [:], csrf: String? = nil, headers: HTTPFields = [:]
    ) async throws -> ConsoleAnswer {
        let csrf = csrf ?? token.withLockedValue { $0 }
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        return try await send(.post, path, headers, body: Array(fields.setting("csrf", to: csrf).encoded.utf8))
    }

    func setCookie(_ name: String, _ value: String?) {
        jar.withLockedValue { $0[name] = value }
    }

    func cookie(_ name: String) -> String? { jar.withLockedValue { $0[name] } }

    var lastToken: String { token.withLockedValue { $0 } }

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, body: [UInt8]
    ) async throws -> ConsoleAnswer {
        var headers = headers
        let cookies = jar.withLockedValue { $0.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }
        if !cookies.isEmpty { headers[.cookie] = cookies }
        if method == .post { headers[.contentLength] = String(body.count) }
        let head = HTTPRequest(method: method, scheme: "http", authority: host, path: path, headerFields: headers)
        let context = ShopRequestContext(
            core: CoreRequestContextStorage(source: NoChannel(logger: Logger(label: "test"))), channel: nil)
        let response = try await door.respond(
            to: Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: body))), context: context)
        let collected = CollectedBody()
        try await response.body.write(collected)
        let text = collected.bytes.withLockedValue { String(buffer: $0) }
        keep(response.headers[values: .setCookie])
        if let found = text.firstRange(of: #"name="csrf" value=""#) {
            token.withLockedValue { $0 = String(text[found.upperBound...].prefix { $0 != "\"" }) }
        }
        return ConsoleAnswer(status: response.status.code, headers: response.headers, text: text)
    }

    private func keep(_ cookies: [String]) {
        for cookie in cookies {
            let pair = cookie.prefix { $0 != ";" }
            let name = String(pair.prefix { $0 != "=" })
            let value = String(pair.dropFirst(name.count + 1))
            jar.withLockedValue { $0[name] = value.isEmpty ? nil : value }
        }
    }
}

struct ConsoleAnswer: Sendable {
    let status: Int
    let headers: HTTPFields
    let text: String

    var location: String? { headers[.location] }
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
