import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOConcurrencyHelpers
import NIOCore
import Testing

@testable import API
@testable import Web

/// Sends requests through the front door as a program would. Every answer of the API is held against the document.
struct APIClient: Sendable {
    let door: FrontDoor
    let host: String
    /// Sent as `X-Cart-Token`.
    var token: String?

    func holding(_ token: String?) -> APIClient {
        APIClient(door: door, host: host, token: token)
    }

    func at(_ host: String) -> APIClient {
        APIClient(door: door, host: host, token: token)
    }

    func get(_ path: String, headers: [String: String] = [:]) async throws -> APIAnswer {
        try await send(.get, path, headers: headers)
    }

    func post(
        _ path: String, _ body: JSONValue = [:], key: String? = nil, headers: [String: String] = [:]
    ) async throws -> APIAnswer {
        var headers = headers
        if let key { headers["Idempotency-Key"] = key }
        return try await send(.post, path, body: JSONOutput.bytes(body), headers: headers)
    }

    func put(_ path: String, _ body: JSONValue, headers: [String: String] = [:]) async throws -> APIAnswer {
        try await send(.put, path, body: JSONOutput.bytes(body), headers: headers)
    }

    func delete(_ path: String, headers: [String: String] = [:]) async throws -> APIAnswer {
        try await send(.delete, path, headers: headers)
    }

    /// - Parameter path: below `/api/v1`, unless it says otherwise by beginning with `//`.
    func send(
        _ method: HTTPRequest.Method, _ path: String, body: [UInt8]? = nil, headers given: [String: String] = [:]
    ) async throws -> APIAnswer {
        var headers: HTTPFields = [:]
        for (name, value) in given { headers[HTTPField.Name(name)!] = value }
        if let token, given["X-Cart-Token"] == nil { headers[HTTPField.Name("X-Cart-Token")!] = token }
        if let body {
            if given["Content-Type"] == nil { headers[.contentType] = "application/json" }
            headers[.contentLength] = String(body.count)
        }
        let target = path.hasPrefix("//") ? String(path.dropFirst()) : "/api/v1" + path
        let head = HTTPRequest(method: method, scheme: "http", authority: host, path: target, headerFields: headers)
        let context = ShopRequestContext(
            core: CoreRequestContextStorage(source: NoChannel(logger: Self.logger)), channel: nil)
        let response = try await door.respond(
            to: Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: body ?? []))), context: context)
        let collected = CollectedBody()
        try await response.body.write(collected)
        let answer = APIAnswer(
            status: response.status.code, headers: response.headers,
            bytes: collected.bytes.withLockedValue { Array($0.readableBytesView) })
        APIConformance.check(answer, of: method, target)
        return answer
    }

    private static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}

/// What came back.
struct APIAnswer: Sendable {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var json: JSONValue { (try? JSONReader.read(bytes)) ?? .null }
    /// The code of a problem.
    var code: String? { json["code"]?.text }
    /// "field code" of each error of a problem, in order.
    var fieldErrors: [String] {
        guard case .array(let errors)? = json["errors"] else { return [] }
        return errors.map { "\($0["field"]?.text ?? "") \($0["code"]?.text ?? "")" }
    }
    var isReplay: Bool { headers[HTTPField.Name("Idempotent-Replayed")!] == "true" }

    subscript(name: String) -> JSONValue { json[name] ?? .null }
}

extension JSONValue {
    /// A member, or null: tests read deep.
    subscript(member name: String) -> JSONValue { self[name] ?? .null }

    subscript(index: Int) -> JSONValue {
        guard case .array(let values) = self, values.indices.contains(index) else { return .null }
        return values[index]
    }

    var count: Int {
        if case .array(let values) = self { values.count } else { 0 }
    }

    /// The minor units of an amount.
    var amount: Int64? { self["amount"]?.integer }
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
