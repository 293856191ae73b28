import Infrastructure
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization
import Testing

@Suite("Addresses that somebody typed")
struct OutgoingAddressTests {
    /// Name servers that say what a test wants, another thing each time.
    final class FakeResolver: HostResolver {
        private let answers: Mutex<[[String]]>
        let asked = Mutex<[String]>([])

        init(_ answers: [String]...) {
            self.answers = Mutex(answers)
        }

        func addresses(of host: String) async throws -> [IPAddress] {
            asked.withLock { $0.append(host) }
            let answer = answers.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
            return answer.compactMap { IPAddress($0) }
        }
    }

    func outcome(
        _ url: String, _ addresses: [String] = ["93.184.215.14"], rules: OutgoingAddress.Rules = .page
    ) async -> OutgoingAddress.Refused? {
        do {
            _ = try await OutgoingAddress.checking(url, rules, by: FakeResolver(addresses))
            return nil
        } catch {
            return error
        }
    }

    @Test("A public host is good, and the connection goes where the check was made")
    func good() async throws {
        let resolver = FakeResolver(["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
        let address = try await OutgoingAddress.checking("https://Hooks.Example.com:8443/a?b=c", .webhook, by: resolver)
        #expect(address.host == "hooks.example.com" && address.port == 8443 && address.isSecure)
        #expect(address.pinned == IPAddress("93.184.215.14"))
        #expect(resolver.asked.withLock { $0 } == ["hooks.example.com"])
        #expect(await outcome("http://8.8.8.8/") == nil)
        #expect(await outcome("https://[2606:4700::1111]/") == nil)
    }

    @Test(
        "An address of this machine, of a neighbour or of nobody is refused, however it is written",
        arguments: [
            "127.0.0.1", "127.255.255.254", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
            "100.64.0.1", "100.100.100.200", "169.254.169.254", "192.0.0.192", "192.0.2.1", "198.18.0.1", "203.0.113.9",
            "224.0.0.1", "239.255.255.250", "255.255.255.255", "240.0.0.1", "168.63.129.16",
            "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:0:7f00:1", "64:ff9b::7f00:1",
            "64:ff9b:1::a00:1", "2002:7f00:1::", "2001::1", "2001:db8::1", "fc00::1", "fd00:ec2::254", "fe80::1",
            "fec0::1", "ff02::1", "100::1", "5f00::1", "3fff::1",
        ])
    func special(address: String) async {
        #expect(IPAddress(address)?.isPublic == false)
        let literal = address.contains(":") ? "[\(address)]" : address
        #expect(await outcome("http://\(literal)/") == .notPublic)
        #expect(await outcome("https://hooks.example.com/", [address]) == .notPublic, "by name")
        #expect(
            await outcome("https://hooks.example.com/", ["93.184.215.14", address]) == .notPublic, "among good ones")
    }

    @Test(
        "Addresses beside those networks are good",
        arguments: [
            "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "172.15.0.1", "172.32.0.1",
            "223.255.255.255", "2600::1", "2a00:1450::1",
        ])
    func neighbours(address: String) {
        #expect(IPAddress(address)?.isPublic == true)
    }

    @Test(
        "Numbers that programs read as addresses are no names",
        arguments: [
            "http://2130706433/", "http://0x7f000001/", "http://0x7f.0.0.1/", "http://0177.0.0.1/",
            "http://017700000001/", "http://127.1/", "http://127.0.1/", "http://1.2.3.4.5/", "http://example.1/",
            "http://example.0x7f/", "http://127.0.0.1./", "http://[127.0.0.1]/", "http://[::1%25eth0]/",
            "http://%31%32%37.0.0.1/", "http://localhost/", "http://example.com./", "http://-a.example/",
            "http://a_b.example/", "http://b\u{FC}cher.example/", "http://①②⑦.⓪.⓪.①/", "http://user@example.com/",
            "http://user:pw@example.com/", "http://example.com\\@127.0.0.1/", "http:///path", "//example.com/",
            "example.com", "", "http://", "http://exa mple.com/", "http://example.com/\r\nX: y",
        ])
    func unreadable(url: String) async {
        let refused = await outcome(url)
        #expect(refused != nil && refused != .notResolved && refused != .unknownHost, "\(url): \(refused as Any)")
    }

    @Test("Schemes and ports are those of the rules")
    func schemesAndPorts() async {
        for scheme in ["ftp", "file", "gopher", "javascript", "data", "unix"] {
            #expect(await outcome("\(scheme)://example.com/") != nil)
        }
        #expect(await outcome("http://example.com/", rules: .webhook) == .scheme)
        #expect(await outcome("https://example.com:22/") == .port)
        #expect(await outcome("https://example.com:6379/") == .port)
        #expect(await outcome("https://example.com:8443/", rules: .webhook) == nil)
        #expect(await outcome("https://example.com/", []) == .unknownHost)
    }

    @Test("A name that leads elsewhere a moment later (DNS rebinding) leads nowhere else here")
    func rebinding() async throws {
        let resolver = FakeResolver(["93.184.215.14"], ["127.0.0.1"])
        let address = try await OutgoingAddress.checking("https://rebind.example/", .webhook, by: resolver)
        #expect(address.pinned == IPAddress("93.184.215.14"))
        await #expect(throws: OutgoingAddress.Refused.notPublic) {
            _ = try await OutgoingAddress.checking("https://rebind.example/", .webhook, by: resolver)
        }
    }

    @Test("A redirect is checked as the first address was")
    func redirects() async throws {
        let resolver = FakeResolver(["93.184.215.14"])
        let address = try await OutgoingAddress.checking("https://hooks.example.com/a", .page, by: resolver)
        let next = try await address.following("/b?c", .page, by: resolver)
        #expect(next.url == "https://hooks.example.com/b?c")
        for location in [
            "http://169.254.169.254/latest/meta-data/", "//127.0.0.1/", "file:///etc/passwd", "http://[::1]:80/",
        ] {
            await #expect(throws: OutgoingAddress.Refused.self) {
                _ = try await address.following(location, .page, by: resolver)
            }
        }
    }

    @Test("The system's resolver knows this machine, and that it is not public")
    func system() async throws {
        let own = try await SystemHostResolver().addresses(of: "localhost")
        #expect(!own.isEmpty && own.allSatisfy { !$0.isPublic })
    }

    @Test("The client connects to the checked address, whatever the name means, and follows nothing")
    func client() async throws {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Echo())
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let port = channel.localAddress?.port ?? 0
        let rules = OutgoingAddress.Rules(
            allowsPlain: true, ports: [port], exceptions: [try #require(IPNetwork("127.0.0.1/32"))])
        // No name server of the world knows this name.
        let address = try await OutgoingAddress.checking(
            "http://hooks.stoa-test.example:\(port)/path", rules, by: FakeResolver(["127.0.0.1"]))
        let answer = try await OutgoingClient().send(
            "POST", to: address, headers: [("webhook-id", "msg_1")], body: Array("{}".utf8))
        #expect(answer.status == 302 && answer.location == "http://169.254.169.254/")
        #expect(String(decoding: answer.body, as: UTF8.self) == "hooks.stoa-test.example:\(port) /path")
        await #expect(throws: (any Error).self) {
            _ = try await OutgoingClient(limit: 5).send("GET", to: address)
        }
        try await channel.close()
    }

    /// Says which host and path were asked for, and points at a place that must not be asked.
    final class Echo: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard case .head(let head) = unwrapInboundIn(data) else { return }
            let text = "\(head.headers.first(name: "host") ?? "") \(head.uri)"
            let headers: HTTPHeaders = ["location": "http://169.254.169.254/", "content-length": "\(text.utf8.count)"]
            context.write(
                wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: .found, headers: headers))),
                promise: nil)
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }
    }
}
