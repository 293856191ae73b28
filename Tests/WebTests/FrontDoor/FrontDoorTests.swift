import HTTPTypes
import Hummingbird
import NIOCore
import Persistence
import Tenancy
import Testing
import Vocabulary

@testable import Web

@Suite struct FrontDoorTests {
    struct Broken: Error {
        let secret = "password=hunter2"
    }

    struct Order: Decodable {
        var quantity: Int
        var items: [String]
    }

    let visitor = Visitor { router in
        router.get("/hello") { _, context in Response.html("<p>\(try context.shop.settings.name)</p>") }
        router.get("/big") { _, _ in
            var response = Response.html(HTML(text: String(repeating: "calm ", count: 1_000)))
            response.headers[.cacheControl] = "public, max-age=60"
            return response
        }
        router.get("/private") { _, _ in Response.html(HTML(text: String(repeating: "secret ", count: 1_000))) }
        router.get("/tagged") { _, _ in Response.html("x").revalidated(etag: "\"v1\"") }
        router.get("/broken") { _, _ -> Response in throw Broken() }
        router.get("/busy") { _, _ -> Response in throw DatabaseError.busy }
        router.get("/problem") { _, _ -> Response in throw Problem.conflict(code: "stale", detail: "Look again") }
        router.get("/framework") { _, _ -> Response in throw HTTPError(.badRequest, message: "inner words") }
        router.get("/products/:slug") { _, context in Response.text(try context.part("slug")) }
        router.get("/track/:token") { _, context in Response.text("ok") }
        router.get("/query") { request, _ in Response.text(try request.fields["q"] ?? "") }
        router.post("/form") { request, _ in Response.text(try await request.form()["a"] ?? "") }
        router.post("/api/v1/order") { request, _ in
            let order: Order = try await request.json()
            return Response.text(String(order.quantity))
        }
        router.get("/api/v1/broken") { _, _ -> Response in throw Broken() }
        router.get("/cookie") { _, context in Response.html("x").setting(SetCookie(.cart, "t"), for: context) }
        router.get("/health") { _, _ in Response.text("ok") }
    }
    let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]

    // MARK: - The way through

    @Test("A page of a shop reaches its handler, with its name out, security headers on, and one log line")
    func ordinary() async throws {
        let answer = try await visitor.send(.get, "/hello?token=abc", headers: [.requestID: "from-proxy.1"])
        #expect(answer.status == 200)
        #expect(answer.text == "<p>Demo &amp; Co</p>")
        #expect(answer.headers[.requestID] == "from-proxy.1")
        let policy = try #require(answer.headers[.contentSecurityPolicy])
        #expect(policy.hasPrefix("default-src 'none'"))
        #expect(!policy.contains("unsafe"))
        #expect(answer.headers[.xContentTypeOptions] == "nosniff")
        #expect(answer.headers[.strictTransportSecurity] == nil)
        let line = try #require(visitor.lines.all.first)
        #expect(visitor.lines.all.count == 1)
        #expect(line.hasPrefix("info GET /hello 200"))
        #expect(line.contains("tenant=demo") && line.contains("request=from-proxy.1") && line.contains("ms="))
        #expect(!line.contains("abc"), "queries may hold secrets")
    }

    @Test("A harmful request name is replaced", arguments: ["a b", "a;b", String(repeating: "a", count: 65), "<b>"])
    func requestID(name: String) async throws {
        let answer = try await visitor.send(.get, "/hello", headers: [.requestID: name])
        #expect(answer.headers[.requestID] != name)
        #expect(answer.headers[.requestID]?.count == 15)
    }

    @Test("Tokens in paths are not logged")
    func tokens() async throws {
        _ = try await visitor.send(.get, "/track/very-secret")
        #expect(!visitor.lines.all.joined().contains("very-secret"))
        #expect(visitor.lines.all.joined().contains("/track/{token}"))
    }

    @Test("A host without a shop gets a friendly 404; the platform's own paths need no shop")
    func hosts() async throws {
        let answer = try await visitor.send(.get, "/hello", host: "nobody.example")
        #expect(answer.status == 404)
        #expect(answer.text.contains("There is no shop at this address"))
        #expect(try await visitor.send(.get, "/health", host: "nobody.example").status == 200)
        #expect(try await visitor.send(.get, "/hello", host: "DEMO.localhost.:8080").status == 200)
    }

    @Test(
        "A broken host is refused",
        arguments: [nil, "", "a b", "a..b", "a/b", "demo.localhost:99999", "<x>", "[::1", "a,b", "user@demo.localhost"])
    func badHosts(host: String?) async throws {
        #expect(try await visitor.send(.get, "/hello", host: host).status == 400)
    }

    @Test(
        "A broken address is refused, never misread",
        arguments: [
            "/hello%", "/hello%2", "/hello%GG", "/%FF", "/%C3%28", "/a%00b", "/../etc/passwd", "/a/%2e%2e/b",
            "/./hello",
            "/hello?q=%", "/hello?q=%FF", "http://evil.example/hello", "*", "hello", "/a\\b", "/a b", "/%0d%0aX: y",
        ])
    func badPaths(path: String) async throws {
        let answer = try await visitor.send(.get, path)
        #expect(answer.status == 400, "\(path)")
        #expect(answer.headers[.contentType]?.hasPrefix("text/html") == true)
    }

    @Test("A part of the path is decoded once")
    func parts() async throws {
        #expect(try await visitor.send(.get, "/products/a%20b%252F").text == "a b%2F")
        #expect(try await visitor.send(.get, "/query?q=a+b%26c").text == "a b&c")
    }

    // MARK: - Errors

    @Test("An unexpected error is logged whole and told to nobody")
    func unexpected() async throws {
        let page = try await visitor.send(.get, "/broken")
        #expect(page.status == 500)
        #expect(page.text.contains(page.headers[.requestID] ?? "?"))
        let api = try await visitor.send(.get, "/api/v1/broken")
        #expect(api.status == 500)
        #expect(api.headers[.contentType] == "application/problem+json")
        #expect(api.text.contains("\"requestId\":\"\(api.headers[.requestID] ?? "?")\""))
        for answer in [page, api] { #expect(!answer.text.contains("hunter2") && !answer.text.contains("Broken")) }
        #expect(visitor.lines.all.contains { $0.contains("Broken") })
    }

    @Test("A problem is a page for people, JSON for programs")
    func problems() async throws {
        let page = try await visitor.send(.get, "/problem", headers: [.accept: "text/html,application/json;q=0.9"])
        #expect(page.status == 409)
        #expect(page.text.contains("<!doctype html>") && page.text.contains("Look again"))
        let json = try await visitor.send(.get, "/problem", headers: [.accept: "application/json"])
        #expect(json.status == 409)
        #expect(json.text.contains("\"code\":\"stale\""))
        #expect(json.headers[.cacheControl] == "no-store")
    }

    @Test("Errors that the web framework makes are answered our way")
    func framework() async throws {
        let answer = try await visitor.send(.get, "/framework")
        #expect(answer.status == 400)
        #expect(!answer.text.contains("inner words"))
        #expect(try await visitor.send(.get, "/nowhere").text.contains("This page is not here"))
        #expect(try await visitor.send(.get, "/api/v1/nowhere").text.contains("\"code\":\"not_found\""))
    }

    @Test("A busy database is 503, not 500")
    func busy() async throws {
        #expect(try await visitor.send(.get, "/busy").status == 503)
    }

    @Test("A wrong method is 405 with the right ones, OPTIONS tells them, HEAD has no body")
    func methods() async throws {
        let refused = try await visitor.send(.delete, "/products/tea")
        #expect(refused.status == 405)
        #expect(refused.headers[.allow] == "GET, HEAD, OPTIONS")
        let options = try await visitor.send(.options, "/form")
        #expect(options.status == 204)
        #expect(options.headers[.allow] == "OPTIONS, POST")
        let head = try await visitor.send(.head, "/hello")
        #expect(head.status == 200)
        #expect(head.body.readableBytes == 0)
        #expect(head.headers[.contentLength] == "20")
    }

    // MARK: - Bodies

    @Test("A form is read; another type is 415; broken text is 400")
    func forms() async throws {
        #expect(try await visitor.send(.post, "/form", headers: form, body: "a=b+c").text == "b c")
        let withCharset: HTTPFields = [.contentType: "application/x-www-form-urlencoded; charset=UTF-8"]
        #expect(try await visitor.send(.post, "/form", headers: withCharset, body: "a=1").status == 200)
        for type in ["text/plain", "application/json", "multipart/form-data; boundary=x"] {
            #expect(try await visitor.send(.post, "/form", headers: [.contentType: type], body: "a=1").status == 415)
        }
        #expect(try await visitor.send(.post, "/form", body: "a=1").status == 415)
        #expect(try await visitor.send(.post, "/form", headers: form, body: "a=%FF").status == 400)
    }

    @Test(
        "Wrong JSON is told by field, broken JSON by its own code",
        arguments: [
            (#"{"quantity": 1, "items": []}"#, 200, "1"), (#"{"items": []}"#, 422, "\"field\":\"quantity\""),
            (#"{"quantity": "many", "items": []}"#, 422, "\"code\":\"wrong_type\""),
            (#"{"quantity": 1, "items": ["a", 2]}"#, 422, "\"field\":\"items[1]\""),
            (#"{"quantity": null, "items": []}"#, 422, "quantity"),
            (#"{"quantity": 1e99, "items": []}"#, 400, "bad_json"),
            ("[]", 400, "bad_json"), ("{", 400, "bad_json"), ("", 400, "bad_json"), ("\"x\"", 400, "bad_json"),
        ])
    func json(body: String, status: Int, contains: String) async throws {
        let answer = try await visitor.send(
            .post, "/api/v1/order", headers: [.contentType: "application/json"], body: body)
        #expect(answer.status == status, "\(body): \(answer.text)")
        #expect(answer.text.contains(contains), "\(answer.text)")
    }

    @Test("A body over 1 MB is 413, whether it says so or not")
    func large() async throws {
        let large = String(repeating: "a", count: FrontDoor.Options.bodyLimit + 1)
        let answer = try await visitor.send(.post, "/form", headers: form, body: large)
        #expect(answer.status == 413)
        #expect(answer.headers[.connection] == "close")
        var chunked = form
        chunked[.transferEncoding] = "chunked"
        let stream = AsyncStream<ByteBuffer> { stream in
            for _ in 0..<20 { stream.yield(ByteBuffer(repeating: 0x61, count: 100_000)) }
            stream.finish()
        }
        let unannounced = try await visitor.send(
            .post, "/form", host: "demo.localhost", headers: chunked, body: RequestBody(asyncSequence: stream))
        #expect(unannounced.status == 413)
    }

    @Test("A body that does not come is 408")
    func slow() async throws {
        let slow = Visitor(options: FrontDoorOptions(bodyTimeout: .milliseconds(50))) { router in
            router.post("/form") { request, _ in Response.text(try await request.form()["a"] ?? "") }
        }
        var headers = form
        headers[.contentLength] = "10"
        let never = AsyncStream<ByteBuffer> { $0.yield(ByteBuffer(string: "a=")) }
        let answer = try await slow.send(
            .post, "/form", host: "localhost", headers: headers, body: RequestBody(asyncSequence: never))
        #expect(answer.status == 408)
    }

    // MARK: - Other sites

    @Test(
        "What another site makes a browser post is refused",
        arguments: [
            ([.secFetchSite: "cross-site"], 403), ([.secFetchSite: "same-site"], 403),
            ([.secFetchSite: "same-origin"], 200),
            ([.secFetchSite: "none"], 200), ([.origin: "https://evil.example"], 403), ([.origin: "null"], 403),
            ([.origin: "http://demo.localhost"], 200), ([.origin: "http://demo.localhost:80"], 200),
            ([.origin: "http://demo.localhost:8080"], 403), ([.origin: "http://demo.localhost.evil.example"], 403),
            ([.referer: "http://evil.example/demo.localhost"], 403), ([.referer: "http://demo.localhost/cart"], 200),
            ([:], 200), ([.secFetchSite: "cross-site", .origin: "http://demo.localhost"], 403),
        ] as [(HTTPFields, Int)])
    func origin(headers: HTTPFields, status: Int) async throws {
        var all = form
        all.append(contentsOf: headers)
        #expect(try await visitor.send(.post, "/form", headers: all, body: "a=1").status == status, "\(headers)")
    }

    @Test("The API takes calls from anywhere without cookies, and none from elsewhere with them")
    func apiOrigin() async throws {
        var headers: HTTPFields = [.contentType: "application/json", .origin: "https://app.example"]
        let body = #"{"quantity": 1, "items": []}"#
        #expect(try await visitor.send(.post, "/api/v1/order", headers: headers, body: body).status == 200)
        headers[.cookie] = "cart=x"
        #expect(try await visitor.send(.post, "/api/v1/order", headers: headers, body: body).status == 403)
    }

    // MARK: - Finishing

    @Test("Public text is compressed when asked for, private pages never")
    func compression() async throws {
        let answer = try await visitor.send(.get, "/big", headers: [.acceptEncoding: "br, gzip"])
        #expect(answer.headers[.contentEncoding] == "gzip")
        #expect(answer.headers[.vary] == "Accept-Encoding")
        #expect(answer.headers[.contentLength] == String(answer.body.readableBytes))
        #expect(answer.body.getBytes(at: 0, length: 2) == [0x1F, 0x8B])
        for refused in ["identity", "gzip;q=0", "br"] {
            let plain = try await visitor.send(.get, "/big", headers: [.acceptEncoding: refused])
            #expect(plain.headers[.contentEncoding] == nil)
        }
        let secret = try await visitor.send(.get, "/private", headers: [.acceptEncoding: "gzip"])
        #expect(secret.headers[.contentEncoding] == nil)
    }

    @Test("What the browser still has is not sent again")
    func revalidation() async throws {
        #expect(try await visitor.send(.get, "/tagged").status == 200)
        let known = try await visitor.send(.get, "/tagged", headers: [.ifNoneMatch: "\"v0\", W/\"v1\""])
        #expect(known.status == 304)
        #expect(known.body.readableBytes == 0)
        #expect(try await visitor.send(.get, "/tagged", headers: [.ifNoneMatch: "\"v2\""]).status == 200)
    }

    @Test("Behind our proxy TLS shows in cookies and HSTS; without a proxy nobody can claim it")
    func proxy() async throws {
        let claim: HTTPFields = [.forwardedProto: "https"]
        let direct = try await visitor.send(.get, "/cookie", headers: claim)
        #expect(direct.headers[.setCookie]?.contains("Secure") == false)
        let trusting = Visitor(options: FrontDoorOptions(trustsProxy: true)) { router in
            router.get("/cookie") { _, context in Response.html("x").setting(SetCookie(.cart, "t"), for: context) }
        }
        let proxied = try await trusting.send(.get, "/cookie", headers: claim)
        #expect(proxied.headers[.setCookie]?.hasPrefix("__Host-cart=t") == true)
        #expect(proxied.headers[.strictTransportSecurity] != nil)
    }

    @Test("Assets carry their fingerprint and are kept for ever; unknown ones are not found")
    func assets() async throws {
        for asset in Asset.all {
            let answer = try await visitor.send(.get, asset.url.text, host: "any.example")
            #expect(answer.status == 200)
            #expect(answer.headers[.cacheControl] == "public, max-age=31536000, immutable")
            #expect(answer.headers[.contentType] == asset.contentType)
        }
        let gzip = try await visitor.send(.get, Asset.stylesheet.url.text, headers: [.acceptEncoding: "gzip"])
        #expect(gzip.headers[.contentEncoding] == "gzip")
        let theme = try await visitor.send(.get, SiteURL.theme(hue: 200).text)
        #expect(theme.text.contains("--hue:200"))
        let icon = try await visitor.send(.get, SiteURL.icon(hue: 200).text)
        #expect(icon.headers[.contentType] == "image/svg+xml")
        #expect(icon.text.contains(Palette(hue: 200, mode: .light).accent.hex))
        #expect(icon.text != ShopIcon(hue: 20).svg)
        for path in [
            "/assets/x/storefront.css", "/assets/\(Theme.version)/theme-360.css",
            "/assets/\(Theme.version)/theme-007.css", "/assets/\(Theme.version)/icon-200.svg",
        ] {
            #expect(try await visitor.send(.get, path).status == 404)
        }
        #expect(try await visitor.send(.head, Asset.script.url.text).body.readableBytes == 0)
    }
}
