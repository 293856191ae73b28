import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix

/// Asks addresses that somebody outside typed: at the checked place, within a time and a size, following nothing.
public struct OutgoingClient: Sendable {
    /// What came back.
    public struct Answer: Sendable, Equatable {
        public let status: Int
        /// Where a redirect leads; it is not followed. ``OutgoingAddress/following(_:_:by:)`` checks it.
        public let location: String?
        /// The first bytes, as many as were asked for.
        public let body: [UInt8]
    }

    /// The answer has more bytes than were asked for.
    public struct AnswerTooLong: Error, Equatable, Sendable {}

    private let timeout: Duration
    private let limit: Int

    /// - Parameters:
    ///   - timeout: for the whole exchange.
    ///   - limit: bytes that are read of an answer; what is longer is an error.
    public init(timeout: Duration = .seconds(15), limit: Int = 64 * 1024) {
        self.timeout = timeout
        self.limit = limit
    }

    /// Sends one request.
    /// - Throws: ``AnswerTooLong``, and what the connection throws.
    public func send(
        _ method: String, to address: OutgoingAddress, headers: [(String, String)] = [], body: [UInt8] = []
    ) async throws -> Answer {
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration(address))
        let outcome: Result<Answer, any Error>
        do {
            var request = HTTPClientRequest(url: address.url)
            request.method = .init(rawValue: method)
            for (name, value) in headers { request.headers.add(name: name, value: value) }
            if !body.isEmpty { request.body = .bytes(body) }
            let response = try await client.execute(request, timeout: .nanoseconds(timeout.microseconds * 1_000))
            let bytes = try await response.body.collect(upTo: limit)
            outcome = .success(
                Answer(
                    status: Int(response.status.code), location: response.headers.first(name: "location"),
                    body: Array(bytes.readableBytesView)))
        } catch is NIOTooManyBytesError {
            outcome = .failure(AnswerTooLong())
        } catch {
            outcome = .failure(error)
        }
        try await client.shutdown()
        return try outcome.get()
    }

    /// The name stays the one that certificates are checked for; the connection goes to the address that was checked.
    private func configuration(_ address: OutgoingAddress) -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.dnsOverride = [address.host: "\(address.pinned)"]
        configuration.timeout.connect = .seconds(5)
        configuration.timeout.read = .nanoseconds(timeout.microseconds * 1_000)
        // What is packed small may unfold without end.
        configuration.decompression = .disabled
        configuration.httpVersion = .http1Only
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 1
        return configuration
    }
}
