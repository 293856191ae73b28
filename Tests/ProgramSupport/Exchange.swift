internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
public import NIOHTTP1

/// Sends requests to a program under test and reads JSON answers.
public struct Exchange: Sendable {
    /// What was answered.
    public struct Answer: Sendable {
        public let status: Int
        public let json: JSON
        public let text: String
    }

    private let timeout: TimeAmount

    /// Says at once that nobody listens, where the shared client would knock until the timeout: a killed server would
    /// cost every buyer a minute.
    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    /// - Parameter timeout: generous, since tests share their machine with other tests.
    public init(timeoutSeconds: Int64 = 60) {
        timeout = .seconds(timeoutSeconds)
    }

    /// Sends one request.
    /// - Throws: ``ProgramFailure`` when the server took too long; another error when the connection broke.
    public func send(
        _ method: HTTPMethod, _ url: String, headers: [(String, String)] = [], body: JSON? = nil
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: url)
        request.method = method
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if let body {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes([UInt8](try JSONEncoder().encode(body)))
        }
        return try await answer(to: request)
    }

    /// Sends a JSON body in two parts and runs `between` after the first of them has left.
    public func send(
        _ method: HTTPMethod, _ url: String, headers: [(String, String)] = [], body: JSON,
        between: @escaping @Sendable () async throws -> Void
    ) async throws -> Answer {
        let bytes = [UInt8](try JSONEncoder().encode(body))
        let half = bytes.count / 2
        let parts = AsyncThrowingStream<ByteBuffer, any Error> { continuation in
            continuation.yield(ByteBuffer(bytes: bytes[..<half]))
            Task {
                do {
                    try await between()
                    continuation.yield(ByteBuffer(bytes: bytes[half...]))
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
        }
        var request = HTTPClientRequest(url: url)
        request.method = method
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        request.headers.add(name: "Content-Type", value: "application/json")
        request.body = .stream(parts, length: .known(Int64(bytes.count)))
        return try await answer(to: request)
    }

    private func answer(to request: HTTPClientRequest) async throws -> Answer {
        do {
            return try await Self.answer(await Self.client.execute(request, timeout: timeout))
        } catch let error as HTTPClientError where error == .deadlineExceeded {
            throw ProgramFailure("no answer to \(request.method) \(request.url) within \(timeout)")
        }
    }

    private static func answer(_ response: HTTPClientResponse) async throws -> Answer {
        let body = try await response.body.collect(upTo: 64 << 20)
        let data = Data(body.readableBytesView)
        let text = String(decoding: data, as: UTF8.self)
        let isJSON = response.headers.first(name: "Content-Type")?.contains("json") == true
        return Answer(
            status: Int(response.status.code),
            json: isJSON && !data.isEmpty ? try JSONDecoder().decode(JSON.self, from: data) : .null, text: text)
    }
}
