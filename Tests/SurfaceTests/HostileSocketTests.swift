import Hummingbird
import HummingbirdTesting
import Testing
import TestSupport
import Web

@Suite("Hostile connections")
struct HostileSocketTests {
    @Test("a body that trickles in is given up, and others are served meanwhile")
    func slowBody() async throws {
        try await listening(bodyTimeout: .milliseconds(500)) { port in
            async let slow = HostileSocket.exchange(
                port: port, pause: .milliseconds(200),
                [head("POST /api/v1/store/cart", "Content-Type: application/json\r\nContent-Length: 100")]
                    + Array(repeating: " ", count: 20))
            let quick = try await HostileSocket.exchange(port: port, [head("GET /api/v1/store/shop")])
            #expect(quick.hasPrefix("HTTP/1.1 200"))
            let answer = try await slow
            #expect(answer.hasPrefix("HTTP/1.1 408"))
            #expect(answer.contains("\"request_timeout\"") && answer.lowercased().contains("connection: close"))
        }
    }

    @Test("a body announced as too large is refused before it comes")
    func announcedTooLarge() async throws {
        try await listening { port in
            let answer = try await HostileSocket.exchange(
                port: port,
                [head("POST /api/v1/store/cart", "Content-Type: application/json\r\nContent-Length: 1048577"), "{}"])
            #expect(answer.hasPrefix("HTTP/1.1 413") && answer.contains("\"too_large\""))
        }
    }

    @Test("a body without end is cut off at the limit", arguments: ["/api/v1/store/cart", "/cart/items"])
    func chunksWithoutEnd(path: String) async throws {
        try await listening { port in
            let chunk = "10000\r\n" + String(repeating: "a", count: 0x10000) + "\r\n"
            let answer = try await HostileSocket.exchange(
                port: port,
                [head("POST \(path)", "Content-Type: application/json\r\nTransfer-Encoding: chunked")]
                    + Array(repeating: chunk, count: 32))
            #expect(answer.hasPrefix("HTTP/1.1 413"))
        }
    }

    @Test(
        "what is no HTTP is refused",
        arguments: [
            "\r\n\r\n\u{0}\u{1}\u{2}\r\n\r\n", "GET\r\n\r\n", "GET /api/v1/store/shop\r\n\r\n",
            "GET /api/v1/store/shop HTTP/9.9\r\nHost: localhost\r\n\r\n",
            "GET /api/v1/store/shop HTTP/1.1\r\nHost: localhost\r\nX: a\u{0}b\r\n\r\n",
            "GET /api/v1/store/shop HTTP/1.1\r\nHost: localhost\r\nBad Name: x\r\n\r\n",
            "POST /api/v1/store/cart HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
            "POST /api/v1/store/cart HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
            "POST /api/v1/store/cart HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "POST /api/v1/store/cart HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n",
        ])
    func noHTTP(bytes: String) async throws {
        try await listening { port in
            let answer = try await HostileSocket.exchange(port: port, [bytes])
            #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4"), "\(answer.prefix(200))")
            // The next visitor notices nothing.
            let next = try await HostileSocket.exchange(port: port, [head("GET /api/v1/store/shop")])
            #expect(next.hasPrefix("HTTP/1.1 200"))
        }
    }

    @Test("headers without end are not taken in")
    func manyHeaders() async throws {
        try await listening { port in
            let headers = (0..<2_000).map { "X-\($0): \(String(repeating: "a", count: 100))" }.joined(separator: "\r\n")
            let answer = try await HostileSocket.exchange(port: port, [head("GET /api/v1/store/shop", headers)])
            #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4"), "\(answer.prefix(200))")
        }
    }

    @Test(
        "no host, two of them, and hosts that are none",
        arguments: ["", "Host: a b\r\n", "Host: \r\n", "Host: localhost\r\nHost: localhost\r\n"])
    func hosts(line: String) async throws {
        try await listening { port in
            let answer = try await HostileSocket.exchange(
                port: port, ["GET /api/v1/store/shop HTTP/1.1\r\n\(line)Connection: close\r\n\r\n"])
            #expect(answer.hasPrefix("HTTP/1.1 4"), "\(answer.prefix(200))")
        }
    }

    @Test("bytes above ASCII in an address are refused")
    func rawBytes() async throws {
        try await listening { port in
            let answer = try await HostileSocket.exchange(port: port, [head("GET /api/v1/store/products/müg")])
            #expect(answer.hasPrefix("HTTP/1.1 400"))
        }
    }

    private func head(_ line: String, _ headers: String = "Accept: */*") -> String {
        "\(line) HTTP/1.1\r\nHost: localhost\r\n\(headers)\r\n\r\n"
    }

    private func listening(
        bodyTimeout: Duration = .seconds(15), _ body: @escaping @Sendable (Int) async throws -> Void
    ) async throws {
        try await APIShop.run(on: .sqlite, options: FrontDoorOptions(bodyTimeout: bodyTimeout)) { shop in
            let application = Application(
                responder: shop.door, configuration: .init(address: .hostname("127.0.0.1", port: 0)))
            try await application.test(.live) { client in
                try await body(try #require(client.port))
            }
        }
    }
}
