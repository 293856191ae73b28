import HTTPTypes
import Hummingbird
import Logging
import Persistence
import Synchronization

/// One line per request: method, path, status, milliseconds, tenant, request. Never a query or a token.
///
/// Pages from the cache cost less than a log line, so by default they are counted and told every ten seconds.
final class AccessLog: Sendable {
    private let logsCacheHits: Bool
    private let hits = Atomic<Int>(0)
    private let toldAt = Atomic<Int64>(RequestClock.microseconds)
    private static let interval: Int64 = 10_000_000

    init(logsCacheHits: Bool) {
        self.logsCacheHits = logsCacheHits
    }

    func note(_ request: Request, _ status: HTTPResponse.Status, _ context: ShopRequestContext, began: Int64) {
        let level: Logger.Level = status.code >= 500 ? .error : .info
        guard context.logger.logLevel <= level else { return }
        context.logger.log(
            level: level, "\(request.method.rawValue) \(path(request, context)) \(status.code)",
            metadata: [
                "method": .string(request.method.rawValue), "path": .string(path(request, context)),
                "status": .stringConvertible(status.code), "ms": .string(Self.milliseconds(since: began)),
            ])
    }

    func cacheHit(
        _ request: Request, _ status: HTTPResponse.Status, tenant: TenantID, name: String, began: Int64, logger: Logger
    ) {
        if logsCacheHits || logger.logLevel <= .debug {
            logger.log(
                level: logsCacheHits ? .info : .debug,
                "\(request.method.rawValue) \(request.uri.path) \(status.code)",
                metadata: [
                    "method": .string(request.method.rawValue), "path": .string(request.uri.path),
                    "status": .stringConvertible(status.code), "ms": .string(Self.milliseconds(since: began)),
                    "tenant": .stringConvertible(tenant), "request": .string(name), "cache": "hit",
                ])
            return
        }
        hits.wrappingAdd(1, ordering: .relaxed)
        let told = toldAt.load(ordering: .relaxed)
        guard began - told > Self.interval,
            toldAt.compareExchange(expected: told, desired: began, ordering: .relaxed).exchanged
        else { return }
        let count = hits.exchange(0, ordering: .relaxed)
        logger.info(
            "pages from the cache: \(count)",
            metadata: ["count": .stringConvertible(count), "seconds": .stringConvertible((began - told) / 1_000_000)])
    }

    /// Tokens in paths open orders, so a route that takes one is logged by its pattern.
    private func path(_ request: Request, _ context: ShopRequestContext) -> String {
        if let pattern = context.endpointPath, pattern.contains("{token}") { return "/" + pattern.drop { $0 == "/" } }
        return request.uri.path
    }

    private static func milliseconds(since began: Int64) -> String {
        let microseconds = RequestClock.microseconds - began
        let fraction = String(microseconds % 1_000)
        return "\(microseconds / 1_000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
    }
}
