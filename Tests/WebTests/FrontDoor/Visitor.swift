import HTTPTypes
import Hummingbird
import Logging
import NIOConcurrencyHelpers
import NIOCore
import Persistence
import Tenancy
import Vocabulary

@testable import Web

/// Sends hand-made requests through a front door and reads what comes out, without a network.
struct Visitor {
    let door: FrontDoor
    let logger: Logger
    let lines: LogLines

    static let shop = Shop(
        tenant: Tenant(id: TenantID(), slug: Slug(transliterating: "demo"), name: "Demo", createdAt: .now),
        settings: ShopSettings(
            name: "Demo & Co", currency: .eur, country: .germany,
            locale: "en-IE"),
        database: NoDatabase())

    init(
        cache: PageCache = PageCache(), shop: Shop = Self.shop, options: FrontDoorOptions = FrontDoorOptions(),
        routes: (Router<ShopRequestContext>) -> Void
    ) {
        let router = Router(context: ShopRequestContext.self)
        routes(router)
        door = FrontDoor(
            router: router, findShop: { $0 == "demo.localhost" || $0 == "localhost" ? shop : nil }, cache: cache,
            options: options)
        let lines = LogLines()
        self.lines = lines
        logger = Logger(label: "test") { _ in lines }
    }

    struct Answer {
        var status: Int
        var headers: HTTPFields
        var body: ByteBuffer
        var text: String { String(buffer: body) }
    }

    func send(
        _ method: HTTPRequest.Method = .get, _ path: String, host: String? = "demo.localhost",
        headers: HTTPFields = [:],
        body: String? = nil
    ) async throws -> Answer {
        var headers = headers
        if let body { headers[.contentLength] = String(body.utf8.count) }
        return try await send(
            method, path, host: host, headers: headers, body: RequestBody(buffer: ByteBuffer(string: body ?? "")))
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, host: String?, headers: HTTPFields, body: RequestBody
    ) async throws -> Answer {
        let head = HTTPRequest(method: method, scheme: "http", authority: host, path: path, headerFields: headers)
        let context = ShopRequestContext(core: CoreRequestContextStorage(source: Source(logger: logger)), channel: nil)
        let response = try await door.respond(to: Request(head: head, body: body), context: context)
        let collector = Collector()
        try await response.body.write(collector)
        return Answer(
            status: response.status.code, headers: response.headers, body: collector.bytes.withLockedValue { $0 })
    }

    private struct Source: RequestContextSource {
        let logger: Logger
    }

    private struct Collector: ResponseBodyWriter {
        let bytes = NIOLockedValueBox(ByteBuffer())

        mutating func write(_ buffer: ByteBuffer) async throws {
            bytes.withLockedValue { _ = $0.writeImmutableBuffer(buffer) }
        }

        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}

/// What was logged, for tests to read.
struct LogLines: LogHandler {
    let lines = NIOLockedValueBox<[String]>([])
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    var all: [String] { lines.withLockedValue { $0 } }

    func log(event: LogEvent) {
        let all = self.metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
        lines.withLockedValue {
            $0.append("\(event.level) \(event.message) " + all.map { "\($0)=\($1)" }.joined(separator: " "))
        }
    }
}

/// A shop's database that no page of these tests may touch.
struct NoDatabase: Database {
    struct Touched: Error {}

    var dialect: Dialect { .sqlite }

    func read<Result: Sendable>(_ body: @escaping @Sendable (ReadTransaction) throws -> Result) async throws -> Result {
        throw Touched()
    }

    func write<Result: Sendable>(
        locking keys: [LockKey], _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        throw Touched()
    }
}
