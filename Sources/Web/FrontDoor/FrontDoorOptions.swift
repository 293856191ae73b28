public import Infrastructure

/// How the front door treats what comes in.
public struct FrontDoorOptions: Sendable {
    /// Bytes of a body that reach a handler.
    public static let bodyLimit = 1 << 20

    /// Whether this process ends TLS itself.
    public var isTLS: Bool
    /// Whether a proxy of ours stands in front, so that `X-Forwarded-Proto` and `X-Forwarded-For` are its word.
    public var trustsProxy: Bool
    /// The proxies that are believed so. What else sends these fields is not asked who it is.
    public var trustedProxies: [IPNetwork]
    /// How often requests may come.
    public var limits: RateLimits
    /// How long a body may take to arrive.
    public var bodyTimeout: Duration
    /// Path prefixes that belong to no shop: health, metrics, provisioning.
    public var platformPaths: [String]
    /// Path prefixes that the platform's own hosts serve and no shop does: the console.
    public var consolePaths: [String]
    /// Path prefixes that answer in a shop that is closed, too: who works there may look.
    public var deskPaths: [String]
    /// Path prefixes whose bodies a handler streams itself, with a limit of its own.
    public var streamedPaths: [String]
    /// One log line for every page served from the cache too, instead of a count every ten seconds.
    public var logsCacheHits: Bool

    public init(
        isTLS: Bool = false, trustsProxy: Bool = false, trustedProxies: [IPNetwork] = IPNetwork.ownNetworks,
        limits: RateLimits = .off, bodyTimeout: Duration = .seconds(15),
        platformPaths: [String] = [
            "/health", "/ready", "/metrics", "/internal", "/api/v1/provision", "/api/v1/tenants", "/api/v1/jobs",
            "/api/v1/health", "/sign-in/google",
        ],
        consolePaths: [String] = ["/console"],
        deskPaths: [String] = ["/desk"],
        streamedPaths: [String] = ["/api/v1/tenants/import", "/console/import"],
        logsCacheHits: Bool = false
    ) {
        self.isTLS = isTLS
        self.trustsProxy = trustsProxy
        self.trustedProxies = trustedProxies
        self.limits = limits
        self.bodyTimeout = bodyTimeout
        self.platformPaths = platformPaths
        self.consolePaths = consolePaths
        self.deskPaths = deskPaths
        self.streamedPaths = streamedPaths
        self.logsCacheHits = logsCacheHits
    }

    func isPlatform(_ path: String) -> Bool { Self.begins(path, with: platformPaths) }

    func isConsole(_ path: String) -> Bool { Self.begins(path, with: consolePaths) }

    func isDesk(_ path: String) -> Bool { Self.begins(path, with: deskPaths) }

    func isStreamed(_ path: String) -> Bool { Self.begins(path, with: streamedPaths) }

    private static func begins(_ path: String, with prefixes: [String]) -> Bool {
        prefixes.contains { path == $0 || path.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }
    }
}
