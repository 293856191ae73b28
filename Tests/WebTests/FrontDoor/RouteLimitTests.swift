import HTTPTypes
import Hummingbird
import Infrastructure
import NIOCore
import Testing

@testable import Web

@Suite("Limits at the front door")
struct RouteLimitTests {
    func visitor(trusting: Bool = true, limits: RateLimits = RateLimits(own: MemoryRateLimiter(clock: { 1 })))
        -> Visitor
    {
        Visitor(options: FrontDoorOptions(trustsProxy: trusting, limits: limits)) { router in
            router.get("/page") { _, _ in Response.html("x") }
            router.post("/form") { _, _ in Response.html("x") }
            router.get("/api/v1/thing") { _, _ in try Response.json(["a": 1]) }
            router.get("/health") { _, _ in Response.text("ok") }
            router.post("/forgot") { _, context in
                try await context.limits.take(.mailing, for: ["account:ada@example.com"])
                return Response.html("sent")
            }
        }
    }

    func from(_ address: String) -> HTTPFields { [.forwardedFor: address] }

    @Test("Who asks for too many pages is told when to come back, on a page; others go on")
    func pages() async throws {
        let visitor = visitor()
        for _ in 0..<300 {
            #expect(try await visitor.send(.get, "/page", headers: from("192.0.2.1")).status == 200)
        }
        let refused = try await visitor.send(.get, "/page", headers: from("192.0.2.1"))
        #expect(refused.status == 429)
        #expect(refused.headers[.retryAfter] == "1")
        #expect(refused.headers[.rateLimitPolicy] == "\"page\";q=300;w=10")
        #expect(refused.headers[.rateLimit] == "\"page\";r=0;t=1")
        #expect(refused.headers[.contentType] == "text/html; charset=utf-8")
        #expect(refused.headers[.contentSecurityPolicy] != nil)
        #expect(try await visitor.send(.get, "/page", headers: from("192.0.2.2")).status == 200)
        #expect(try await visitor.send(.post, "/form", headers: from("192.0.2.1")).status == 200, "forms count apart")
        #expect(try await visitor.send(.get, "/health", headers: from("192.0.2.1")).status == 200)
        let asset = try await visitor.send(.get, Asset.stylesheet.url.text, headers: from("192.0.2.1"))
        #expect(asset.status == 200)
    }

    @Test("Programs read in every answer how they stand, and get a problem when it is too much")
    func programs() async throws {
        let visitor = visitor()
        let first = try await visitor.send(.get, "/api/v1/thing", headers: from("2001:db8::1"))
        #expect(first.status == 200)
        #expect(first.headers[.rateLimitPolicy] == "\"api\";q=300;w=10")
        #expect(first.headers[.rateLimit] == "\"api\";r=299;t=1")
        for number in 0..<299 {
            _ = try await visitor.send(.get, "/api/v1/thing", headers: from("2001:db8::\(number)"))
        }
        let refused = try await visitor.send(.get, "/api/v1/thing", headers: from("2001:db8::ffff"))
        #expect(refused.status == 429)
        #expect(refused.headers[.contentType] == "application/problem+json")
        #expect(refused.text.contains("\"code\":\"too_many_requests\""))
        #expect(refused.text.contains("\"violated-policies\":[\"api\"]"))
        #expect(try await visitor.send(.get, "/page", headers: from("2001:db8::1")).headers[.rateLimit] == nil)
    }

    @Test("A handler's own limit counts by account, whatever the address")
    func handlers() async throws {
        let visitor = visitor()
        for number in 0..<5 {
            let answer = try await visitor.send(.post, "/forgot", headers: from("192.0.2.\(number)"))
            #expect(answer.status == 200)
        }
        let refused = try await visitor.send(.post, "/forgot", headers: from("192.0.2.9"))
        #expect(refused.status == 429)
        #expect(refused.headers[.retryAfter] == "720")
        #expect(refused.headers[.rateLimitPolicy] == "\"mailing\";q=5;w=3600")
    }

    @Test("A visitor cannot name another address than the proxy's word, and without a proxy none at all")
    func claims() async throws {
        let behindProxy = visitor()
        for number in 0..<300 {
            _ = try await behindProxy.send(
                .get, "/page", headers: from("10.1.1.1, 203.0.113.\(number % 250), 192.0.2.1"))
        }
        #expect(try await behindProxy.send(.get, "/page", headers: from("198.51.100.7, 192.0.2.1")).status == 429)
        #expect(
            try await behindProxy.send(.get, "/page", headers: from("192.0.2.1, 10.0.0.2, 127.0.0.1")).status == 429,
            "proxies of ours in a row are passed over")
        let direct = visitor(trusting: false)
        for number in 0..<300 { _ = try await direct.send(.get, "/page", headers: from("192.0.2.\(number % 250)")) }
        #expect(try await direct.send(.get, "/page", headers: from("192.0.2.251")).status == 429)
    }

    @Test("Switched off, nothing is counted")
    func off() async throws {
        let visitor = visitor(limits: .off)
        for _ in 0..<400 {
            #expect(try await visitor.send(.get, "/api/v1/thing", headers: from("192.0.2.1")).status == 200)
        }
        #expect(try await visitor.send(.get, "/api/v1/thing").headers[.rateLimit] == nil)
    }
}
