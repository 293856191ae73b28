import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOConcurrencyHelpers
import NIOCore
import ServiceLifecycle

@testable import API
@testable import Composition
@testable import Web

/// Sends requests to an installation through its front door.
struct PlatformClient: Sendable {
    private let platform: Platform
    private let door: FrontDoor

    init(_ platform: Platform) {
        self.platform = platform
        door = platform.installation.responder()
    }

    func get(_ path: String, host: String = "localhost", key: String? = Platform.key) async throws -> PlatformAnswer {
        try await send(.get, path, host: host, key: key, body: nil, idempotencyKey: nil)
    }

    func post(
        _ path: String, _ body: [String: String], key: String? = Platform.key, idempotencyKey: String? = nil
    ) async throws -> PlatformAnswer {
        let json = try JSONEncoder().encode(body)
        return try await send(.post, path, host: "localhost", key: key, body: json, idempotencyKey: idempotencyKey)
    }

    /// - Parameter body: nil for a request without one.
    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: [String: String]? = nil, key: String? = Platform.key
    ) async throws -> PlatformAnswer {
        let json = try body.map { try JSONEncoder().encode($0) }
        return try await send(method, path, host: "localhost", key: key, body: json, idempotencyKey: nil)
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, host: String, key: String?, body: Data?, idempotencyKey: String?
    ) async throws -> PlatformAnswer {
        var headers: HTTPFields = [:]
        if let key { headers[.authorization] = "Bearer \(key)" }
        if let idempotencyKey { headers[.idempotencyKey] = idempotencyKey }
        if let body {
            headers[.contentType] = "application/json"
            headers[.contentLength] = String(body.count)
        }
        let head = HTTPRequest(
            method: method, scheme: "http", authority: host, path: "/api/v1" + path, headerFields: headers)
        let context = ShopRequestContext(
            core: CoreRequestContextStorage(source: NoChannel(logger: platform.installation.logger)), channel: nil)
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: Array(body ?? Data()))))
        let response = try await door.respond(to: request, context: context)
        let collected = CollectedBody()
        try await response.body.write(collected)
        return PlatformAnswer(
            status: response.status.code, headers: response.headers,
            bytes: collected.bytes.withLockedValue { Array($0.readableBytesView) })
    }

    /// Runs `body` while the program's workers run.
    func working(_ body: () async throws -> Void) async throws {
        let group = ServiceGroup(
            configuration: .init(
                services: [.init(service: platform.installation.workers())], logger: platform.installation.logger))
        let running = Task { try await group.run() }
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await body())
        } catch {
            outcome = .failure(error)
        }
        await group.triggerGracefulShutdown()
        try await running.value
        try outcome.get()
    }
}

/// What came back.
struct PlatformAnswer: Sendable {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var json: JSONValue { (try? JSONReader.read(bytes)) ?? .null }
    var code: String? { json["code"]?.text }
    var isReplay: Bool { headers[.idempotentReplayed] == "true" }
    var fieldErrors: [String] {
        guard case .array(let errors)? = json["errors"] else { return [] }
        return errors.map { "\($0["field"]?.text ?? "") \($0["code"]?.text ?? "")" }
    }
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
