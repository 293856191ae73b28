import HTTPTypes
import Hummingbird
import NIOConcurrencyHelpers
import NIOCore
import Tenancy
import Testing
import Vocabulary

@testable import Web

@Suite struct PageCacheTests {
    /// A shop whose list page tells how often it was rendered, and can be held while it renders.
    final class Kitchen: Sendable {
        let rendered = NIOLockedValueBox(0)
        let data = NIOLockedValueBox("old")
        let gate = NIOLockedValueBox<CheckedContinuation<Void, Never>?>(nil)
        let isHeld = NIOLockedValueBox(false)

        func render() async -> HTML {
            rendered.withLockedValue { $0 += 1 }
            let seen = data.withLockedValue { $0 }
            if isHeld.withLockedValue({ $0 }) {
                await withCheckedContinuation { continuation in gate.withLockedValue { $0 = continuation } }
            }
            return HTML(text: seen + " " + String(repeating: "calm ", count: 1_000))
        }

        func waitUntilHeld() async throws {
            while gate.withLockedValue({ $0 == nil }) { try await Task.sleep(for: .milliseconds(1)) }
        }

        func release() {
            isHeld.withLockedValue { $0 = false }
            gate.withLockedValue { gate in
                gate?.resume()
                gate = nil
            }
        }
    }

    let cache: PageCache
    let kitchen = Kitchen()
    let visitor: Visitor

    init() {
        let cache = PageCache(capacity: 200_000)
        let kitchen = kitchen
        self.cache = cache
        visitor = Visitor(cache: cache) { router in
            router.get("/products") { request, context in
                let page = try request.fields["page"] ?? "1"
                return try await cache.page(at: .products(page == "1" ? [:] : ["page": page]), in: context) {
                    await kitchen.render()
                }
            }
            router.get("/failing") { _, context in
                try await cache.page(at: SiteURL("/failing"), in: context) {
                    kitchen.rendered.withLockedValue { $0 += 1 }
                    throw Problem.notFound
                }
            }
        }
    }

    private var renderings: Int { kitchen.rendered.withLockedValue { $0 } }

    @Test("A page is rendered once, and the same bytes come again with all their headers")
    func hit() async throws {
        let first = try await visitor.send(.get, "/products")
        let second = try await visitor.send(.get, "/products")
        #expect(renderings == 1)
        #expect(first.body == second.body)
        #expect(second.headers[.eTag] == first.headers[.eTag])
        #expect(second.headers[.contentSecurityPolicy] != nil)
        #expect(second.headers[.requestID] != nil && second.headers[.requestID] != first.headers[.requestID])
        #expect(second.headers[.cacheControl] == "public, max-age=0, must-revalidate")
        #expect(second.headers[.contentLength] == String(second.body.readableBytes))
    }

    @Test("Addresses that mean the same page share it; others do not")
    func normalised() async throws {
        for path in ["/products", "/products?page=1", "/products?utm=x", "/products?page=1&utm=y"] {
            _ = try await visitor.send(.get, path)
        }
        #expect(renderings == 1)
        _ = try await visitor.send(.get, "/products?page=2")
        #expect(renderings == 2)
    }

    @Test("Each host has its own copy, since pages carry absolute addresses")
    func hosts() async throws {
        _ = try await visitor.send(.get, "/products", host: "demo.localhost")
        _ = try await visitor.send(.get, "/products", host: "localhost")
        #expect(renderings == 2)
    }

    @Test("gzip, 304 and HEAD are served from the cache as well")
    func forms() async throws {
        let plain = try await visitor.send(.get, "/products")
        let etag = try #require(plain.headers[.eTag])
        for _ in 0..<2 {
            let gzip = try await visitor.send(.get, "/products", headers: [.acceptEncoding: "gzip"])
            #expect(gzip.headers[.contentEncoding] == "gzip")
            #expect(gzip.body.readableBytes < plain.body.readableBytes)
            #expect(try await visitor.send(.get, "/products", headers: [.ifNoneMatch: etag]).status == 304)
            let head = try await visitor.send(.head, "/products")
            #expect(head.body.readableBytes == 0)
            #expect(head.headers[.contentLength] == plain.headers[.contentLength])
        }
        #expect(renderings == 1)
    }

    @Test("After an invalidation the next visitor sees new data")
    func invalidation() async throws {
        _ = try await visitor.send(.get, "/products")
        kitchen.data.withLockedValue { $0 = "new" }
        cache.invalidate(tenant: Visitor.shop.tenant.id)
        #expect(cache.size == 0)
        #expect(try await visitor.send(.get, "/products").text.hasPrefix("new"))
    }

    @Test("What was rendered from data older than an invalidation is neither kept nor joined")
    func staleRendering() async throws {
        kitchen.isHeld.withLockedValue { $0 = true }
        let early = Task { try await visitor.send(.get, "/products").text }
        try await kitchen.waitUntilHeld()
        kitchen.data.withLockedValue { $0 = "new" }
        cache.invalidate(tenant: Visitor.shop.tenant.id)
        kitchen.isHeld.withLockedValue { $0 = false }
        #expect(try await visitor.send(.get, "/products").text.hasPrefix("new"), "joined an old rendering")
        kitchen.release()
        #expect(try await early.value.hasPrefix("old"))
        #expect(try await visitor.send(.get, "/products").text.hasPrefix("new"), "an old rendering was kept")
        #expect(renderings == 2)
    }

    @Test("A stampede renders once, and one who leaves does not fail the others")
    func stampede() async throws {
        kitchen.isHeld.withLockedValue { $0 = true }
        let visitor = visitor
        let leaver = Task { try await visitor.send(.get, "/products") }
        try await kitchen.waitUntilHeld()
        leaver.cancel()
        let others = (0..<50).map { _ in Task { try await visitor.send(.get, "/products").status } }
        try await Task.sleep(for: .milliseconds(20))
        kitchen.release()
        for other in others { #expect(try await other.value == 200) }
        #expect(renderings == 1)
    }

    @Test("A failure is told and not kept")
    func failure() async throws {
        #expect(try await visitor.send(.get, "/failing").status == 404)
        #expect(try await visitor.send(.get, "/failing").status == 404)
        #expect(renderings == 2)
    }

    @Test("The cache stays within its size and drops what was used longest ago")
    func bounded() async throws {
        for page in 1...100 {
            _ = try await visitor.send(.get, "/products?page=\(page)")
            if page % 3 == 0 { _ = try await visitor.send(.get, "/products") }
            #expect(cache.size <= 200_000)
        }
        let before = renderings
        _ = try await visitor.send(.get, "/products?page=100")
        #expect(renderings == before, "the newest is still there")
        _ = try await visitor.send(.get, "/products?page=2")
        #expect(renderings == before + 1, "an old one is gone")
    }

    @Test("Cache hits are counted in the log, not told one by one")
    func quietLog() async throws {
        for _ in 0..<10 { _ = try await visitor.send(.get, "/products") }
        #expect(visitor.lines.all.count < 5)
    }
}
