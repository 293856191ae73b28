import BackgroundJobs
import Foundation
import HTTPTypes
import Hummingbird
import Infrastructure
import Logging
import NIOConcurrencyHelpers
import NIOCore
import Persistence
import Tenancy
import TestSupport
import Testing
import Vocabulary

@testable import API
@testable import Archives
@testable import Composition
@testable import Web

@Suite("Moving shops through the API", .serialized)
struct ArchiveAPITests {
    @Test("an archive is asked for, made by a worker, fetched and brought in again", arguments: TestEngine.available)
    func outAndIn(engine: TestEngine) async throws {
        try await OperatorsInstallation.run(on: engine) { installation, client in
            let tenant = try await FullShop.make("tea", in: installation)
            let asked = try await client.send(.post, "/tenants/\(tenant.id)/exports")
            #expect(asked.status == 202 && asked.json["status"]?.text == "waiting")
            let place = try #require(asked.headers[.location]).replacing("/api/v1", with: "")
            #expect(try await client.send(.get, place + "/file").code == "not_finished")
            try await installation.carryWaiting()
            let done = try await client.send(.get, place)
            #expect(done.json["status"]?.text == "done" && done.json["progress"]?.integer == 100)

            let file = try await client.send(.get, place + "/file")
            #expect(file.status == 200 && file.headers[.contentType] == "application/x-tar")
            #expect(Int64(file.bytes.count) == done.json["bytes"]?.integer)
            let list = try await client.send(.get, "/tenants/\(tenant.id)/exports")
            #expect(list.text.contains(try #require(done.json["id"]?.text)))

            let taken = try await client.send(.post, "/tenants/import?slug=tea", file.bytes)
            #expect(taken.status == 409 && taken.code == "slug_taken")
            let sent = try await client.send(.post, "/tenants/import?slug=tea-two&name=Second", file.bytes)
            #expect(sent.status == 202)
            try await installation.carryWaiting()
            let arrived = try await client.send(
                .get, try #require(sent.headers[.location]).replacing("/api/v1", with: ""))
            #expect(arrived.json["status"]?.text == "done")
            let shop = try #require(try await installation.directory.shop(forHost: "tea-two.localhost"))
            #expect(shop.tenant.id.description == arrived.json["tenantId"]?.text && shop.settings.name == "Second")
            #expect(try await installation.audit(tenant).isClean)
            #expect(try await installation.audit(shop.tenant).isClean)
            #expect(try installation.filesLeft().allSatisfy { !$0.hasPrefix("transfers/") })

            try await installation.mover.tidy(at: Instant.now.advanced(by: .seconds(8 * 24 * 60 * 60)))
            #expect(try await client.send(.get, place).status == 404)
            #expect(try installation.filesLeft().allSatisfy { !$0.hasPrefix("exports/") })
        }
    }

    @Test("a clone is asked for; a damaged archive says why it failed", arguments: TestEngine.available)
    func cloneAndRefusal(engine: TestEngine) async throws {
        try await OperatorsInstallation.run(on: engine) { installation, client in
            let tenant = try await FullShop.make("tea", in: installation)
            let body = Array(#"{"slug": "tea-test", "name": "For trying"}"#.utf8)
            let asked = try await client.send(.post, "/tenants/\(tenant.id)/clone", body, type: "application/json")
            #expect(asked.status == 202)
            let header = Array(repeating: UInt8(ascii: "x"), count: 257) + Array("ustar\u{0}00".utf8)
            let refused = try await client.send(
                .post, "/tenants/import?slug=bad", header + Array(repeating: 0, count: 1_024))
            #expect(refused.status == 202)
            try await installation.carryWaiting()
            let clone = try await client.send(
                .get, try #require(asked.headers[.location]).replacing("/api/v1", with: ""))
            #expect(clone.json["status"]?.text == "done")
            #expect(try await installation.directory.shop(forHost: "tea-test.localhost")?.settings.name == "For trying")
            let failed = try await client.send(
                .get, try #require(refused.headers[.location]).replacing("/api/v1", with: ""))
            #expect(failed.json["status"]?.text == "failed")
            #expect(failed.json["error"]?.text?.contains("no usable archive") == true)
            #expect(try installation.filesLeft().allSatisfy { !$0.hasPrefix("transfers/") })
        }
    }

    @Test("nobody without the operator's key; another shop's archive is not found")
    func closed() async throws {
        try await OperatorsInstallation.run(on: .sqlite) { installation, client in
            let tenant = try await installation.makeShop("tea")
            let other = try await installation.makeShop("coffee")
            for (method, path) in [
                (HTTPRequest.Method.post, "/tenants/\(tenant.id)/exports"), (.post, "/tenants/import"),
                (.post, "/tenants/\(tenant.id)/clone"), (.get, "/tenants/\(tenant.id)/exports"),
            ] {
                #expect(try await client.send(method, path, key: nil).status == 401)
                #expect(try await client.send(method, path, key: "wrong").status == 401)
            }
            let asked = try await client.send(.post, "/tenants/\(tenant.id)/exports")
            let id = try #require(asked.json["id"]?.text)
            #expect(try await client.send(.get, "/tenants/\(other.id)/exports/\(id)").status == 404)
            #expect(try await client.send(.get, "/tenants/import/\(id)").status == 404)
            #expect(try await client.send(.post, "/tenants/\(TenantID())/exports").status == 404)
            #expect(try installation.filesLeft().allSatisfy { !$0.hasPrefix("transfers/") })
        }
    }
}

/// An installation whose operator has a key, and a program of the operator's.
enum OperatorsInstallation {
    static let key = "operator-key-of-the-tests"

    static func run(
        on engine: TestEngine, _ body: @escaping @Sendable (Installation, OperatorsClient) async throws -> Void
    ) async throws {
        try await ArchivePlace.with { place in
            try await engine.withPlace { data in
                let watch = CommitWatch(pages: PageCache(), bell: JobBell())
                try await data.withEngine(migrations: .all, observer: watch.watching(DatabaseObserver())) { engine in
                    var logger = Logger(label: "test")
                    logger.logLevel = .critical
                    let options = InstallationOptions(
                        dataDirectory: place.path("data"), signUp: SignUpRule(operatorKey: Secret(key)))
                    let installation = try await Installation(options, engine: engine, watch: watch, logger: logger)
                    try await body(installation, OperatorsClient(installation))
                }
            }
        }
    }
}

extension Installation {
    /// Lets workers carry out what waits, until nothing does.
    func carryWaiting() async throws {
        try await working {
            for _ in 0..<600 {
                let all = try await engine.platform.read { try Transfer.list(in: $0) }
                if all.allSatisfy({ $0.state == .done || $0.state == .failed }) { return }
                try await Task.sleep(for: .milliseconds(50))
            }
            Issue.record("the workers did not come to an end")
        }
    }
}

struct OperatorsClient: Sendable {
    private let door: FrontDoor
    private let logger: Logger

    init(_ installation: Installation) {
        door = installation.responder()
        logger = installation.logger
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: [UInt8]? = nil, type: String = "application/x-tar",
        key: String? = OperatorsInstallation.key
    ) async throws -> OperatorsAnswer {
        var headers: HTTPFields = [:]
        if let key { headers[.authorization] = "Bearer \(key)" }
        if let body {
            headers[.contentType] = type
            headers[.contentLength] = String(body.count)
        }
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "localhost", path: "/api/v1" + path, headerFields: headers)
        let context = ShopRequestContext(
            core: CoreRequestContextStorage(source: Unconnected(logger: logger)), channel: nil)
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: body ?? [])))
        let response = try await door.respond(to: request, context: context)
        let collected = AnswerBody()
        try await response.body.write(collected)
        return OperatorsAnswer(
            status: response.status.code, headers: response.headers,
            bytes: collected.bytes.withLockedValue { Array($0.readableBytesView) })
    }
}

struct OperatorsAnswer: Sendable {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var json: JSONValue { (try? JSONReader.read(bytes)) ?? .null }
    var code: String? { json["code"]?.text }
}

private struct Unconnected: RequestContextSource {
    let logger: Logger
}

private struct AnswerBody: ResponseBodyWriter {
    let bytes = NIOLockedValueBox(ByteBuffer())

    mutating func write(_ buffer: ByteBuffer) async throws {
        bytes.withLockedValue { _ = $0.writeImmutableBuffer(buffer) }
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
