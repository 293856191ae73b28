import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import People

/// Calls of the issuer: short, small, and never sent on to another address.
enum OutgoingCall {
    private static let limit = 1 << 20
    private static let timeout = TimeAmount.seconds(10)

    /// One for the life of the program.
    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout = HTTPClient.Configuration.Timeout(connect: .seconds(5), read: timeout)
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    /// - Returns: status, body, and for how many seconds it may be kept.
    static func send(_ request: HTTPClientRequest) async throws -> (status: Int, body: Data, maxAge: Int) {
        do {
            let response = try await client.execute(request, timeout: timeout)
            let body = try await response.body.collect(upTo: limit)
            return (Int(response.status.code), Data(body.readableBytesView), maxAge(response.headers))
        } catch {
            throw IdentityProviderError.unreachable("\(error)")
        }
    }

    private static func maxAge(_ headers: HTTPHeaders) -> Int {
        for directive in headers[canonicalForm: "cache-control"] {
            let parts = directive.split(separator: "=")
            if parts.count == 2, parts[0] == "max-age", let seconds = Int(parts[1]) { return seconds }
        }
        return 0
    }
}
