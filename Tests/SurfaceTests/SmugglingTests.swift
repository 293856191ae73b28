import Composition
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import TestSupport
import Testing
import Web

@Suite("Requests that hide another one")
struct SmugglingTests {
    /// What another program might take for the next request.
    static let hidden = "GET /api/v1/store/shop?hidden HTTP/1.1\r\nHost: localhost\r\n\r\n"

    static func post(_ fields: String, _ body: String) -> String {
        "POST /api/v1/store/cart HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n\(fields)\r\n\r\n\(body)"
    }

    @Test("Two requests in a row are two answers: what is counted below can be counted")
    func control() async throws {
        try await listening { port in
            let answers = try await HostileSocket.everything(
                port: port, Self.hidden + Self.hidden, wait: .seconds(2))
            #expect(Self.count(answers) == 2)
        }
    }

    @Test(
        "What two programs may read in two ways is refused, and nothing after it is believed",
        arguments: [
            // Two lengths, or a length and chunks.
            post("Content-Length: 6\r\nTransfer-Encoding: chunked", "0\r\n\r\n\(hidden)"),
            post("Transfer-Encoding: chunked\r\nContent-Length: 6", "0\r\n\r\n\(hidden)"),
            post("Content-Length: 2\r\nContent-Length: 60", "{}\(hidden)"),
            post("Content-Length: 2, 60", "{}\(hidden)"),
            // Lengths that are none.
            post("Content-Length: +2", "{}\(hidden)"), post("Content-Length: 0x2", "{}\(hidden)"),
            post("Content-Length: 2 2", "{}\(hidden)"), post("Content-Length: -2", "{}\(hidden)"),
            post("Content-Length: 99999999999999999999", "{}\(hidden)"),
            // Encodings that somebody might overlook.
            post("Transfer-Encoding: xchunked", "0\r\n\r\n\(hidden)"),
            post("Transfer-Encoding: chunked, identity", "0\r\n\r\n\(hidden)"),
            post("Transfer-Encoding : chunked\r\nContent-Length: 5", "0\r\n\r\n\(hidden)"),
            post("Content-Length : 2", "{}\(hidden)"),
            post("Transfer-Encoding: \u{B}chunked\r\nContent-Length: 5", "0\r\n\r\n\(hidden)"),
            post("X: y\r\n Transfer-Encoding: chunked\r\nContent-Length: 5", "0\r\n\r\n\(hidden)"),
            post("Transfer-Encoding:\r\n chunked\r\nContent-Length: 5", "0\r\n\r\n\(hidden)"),
            post("X: a\rTransfer-Encoding: chunked\r\nContent-Length: 5", "0\r\n\r\n\(hidden)"),
            // Chunks.
            post("Transfer-Encoding: chunked", "2;a=\nb\r\n{}\r\n0\r\n\r\n\(hidden)"),
            post("Transfer-Encoding: chunked", "2\n{}\n0\n\n\(hidden)"),
            post("Transfer-Encoding: chunked", "0x2\r\n{}\r\n0\r\n\r\n\(hidden)"),
            post("Transfer-Encoding: chunked", "+2\r\n{}\r\n0\r\n\r\n\(hidden)"),
            post("Transfer-Encoding: chunked", "10000000000000002\r\n{}\r\n0\r\n\r\n\(hidden)"),
            post("Transfer-Encoding: chunked", "2\r\n{}XX0\r\n\r\n\(hidden)"),
        ])
    func refused(bytes: String) async throws {
        try await listening { port in
            let answers = try await HostileSocket.everything(port: port, bytes, wait: .seconds(2))
            #expect(Self.count(answers) <= 1, "\(answers.prefix(600))")
            #expect(answers.isEmpty || answers.hasPrefix("HTTP/1.1 4"), "\(answers.prefix(200))")
        }
    }

    @Test("A body is the body's, whatever stands in it")
    func body() async throws {
        try await listening { port in
            let length = Self.hidden.utf8.count
            let answers = try await HostileSocket.everything(
                port: port, Self.post("Content-Length: \(length)", Self.hidden), wait: .seconds(2))
            #expect(Self.count(answers) == 1)
            let chunked = Self.post(
                "Transfer-Encoding: chunked", "\(String(length, radix: 16));note=x\r\n\(Self.hidden)\r\n0\r\n\r\n")
            #expect(Self.count(try await HostileSocket.everything(port: port, chunked, wait: .seconds(2))) == 1)
        }
    }

    // MARK: - Connections

    @Test("A connection that says nothing, or too slowly, is closed; one that asked may stay a while")
    func slowHeads() async throws {
        try await listening(headTimeout: .milliseconds(400)) { port in
            #expect(try await HostileSocket.everything(port: port, "", wait: .seconds(20)).isEmpty)
            let clock = ContinuousClock()
            let took = try await clock.measure {
                _ = try await HostileSocket.exchange(
                    port: port, pause: .milliseconds(100), Array(repeating: "X", count: 100))
            }
            #expect(took < .seconds(9), "a byte now and then wins no time")
            let answers = try await HostileSocket.everything(
                port: port, Self.hidden, later: (.milliseconds(900), Self.hidden), wait: .seconds(2))
            #expect(Self.count(answers) == 2)
        }
    }

    @Test("One address has so many connections and no more; what is closed makes room")
    func tooManyConnections() async throws {
        try await listening(connectionsPerAddress: 3) { port in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<3 {
                    group.addTask { _ = try await HostileSocket.everything(port: port, "GET / HT", wait: .seconds(3)) }
                }
                try await Task.sleep(for: .seconds(1))
                let refused = try await HostileSocket.everything(port: port, Self.hidden, wait: .seconds(1))
                #expect(refused.isEmpty)
                try await group.waitForAll()
            }
            try await Task.sleep(for: .milliseconds(500))
            #expect(Self.count(try await HostileSocket.everything(port: port, Self.hidden, wait: .seconds(2))) == 1)
        }
    }

    @Test("When as many connections are open as may be, the next waits until one ends, and is answered then")
    func fullHouse() async throws {
        try await serving(maxConnections: 2) { port in
            let guests = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            let first = try await guests.connect(host: "127.0.0.1", port: port).get()
            let second = try await guests.connect(host: "127.0.0.1", port: port).get()
            try await Task.sleep(for: .seconds(1))
            let early = try await HostileSocket.everything(port: port, Self.hidden, wait: .seconds(1))
            #expect(early.isEmpty, "nobody is answered while the house is full")
            async let late = HostileSocket.everything(port: port, Self.hidden, wait: .seconds(6))
            try await first.close()
            #expect(Self.count(try await late) == 1)
            try await second.close()
        }
    }

    private static func count(_ answers: String) -> Int {
        answers.components(separatedBy: "HTTP/1.1 ").count - 1
    }

    private func listening(
        headTimeout: Duration = .seconds(15), connectionsPerAddress: Int? = nil,
        _ body: @escaping @Sendable (Int) async throws -> Void
    ) async throws {
        try await WholeInstallation.run(on: .sqlite) { installation in
            _ = try await installation.makeShop("demo")
            var options = ServerOptions(port: 0)
            options.headTimeout = headTimeout
            options.connectionsPerAddress = connectionsPerAddress
            try await installation.server(options).test(.live) { client in
                try await body(try #require(client.port))
            }
        }
    }

    /// The server as `main` runs it: the framework's own test server sets its limit of connections aside.
    private func serving(maxConnections: Int, _ body: @escaping @Sendable (Int) async throws -> Void) async throws {
        try await WholeInstallation.run(on: .sqlite) { installation in
            _ = try await installation.makeShop("demo")
            let (ports, ready) = AsyncStream<Int>.makeStream()
            let server = installation.server(ServerOptions(port: 0, maxConnections: maxConnections)) { ready.yield($0) }
            let stop = ServiceGroup(services: [server], logger: Logger(label: "test"))
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await stop.run() }
                let port = try #require(await ports.first { _ in true })
                try await body(port)
                await stop.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
    }
}

extension HostileSocket {
    /// Sends the bytes and gives everything that came back until the server closed the connection, or for so long.
    static func everything(
        port: Int, _ bytes: String, later: (Duration, String)? = nil, wait: Duration
    ) async throws -> String {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            let sending = Task {
                do {
                    if !bytes.isEmpty { try await outbound.write(ByteBuffer(string: bytes)) }
                    if let (pause, more) = later {
                        try await Task.sleep(for: pause)
                        try await outbound.write(ByteBuffer(string: more))
                    }
                } catch {
                    // Closed already: what was said is read below.
                }
            }
            let closing = Task {
                try await Task.sleep(for: wait)
                try await channel.channel.close()
            }
            var text = ""
            do {
                for try await part in inbound { text += String(buffer: part) }
            } catch is IOError {
                // Reset: what was read counts.
            } catch is ChannelError {
            }
            sending.cancel()
            closing.cancel()
            return text
        }
    }
}
