import API
import Archives
import ArgumentParser
import Composition
import Web
import Infrastructure
import Logging

/// Where the installation is, for commands that work on one.
struct InstallationFlags: ParsableArguments {
    @Option(help: "Directory of databases and pictures (STOA_DATA; default: data).")
    var data: String?
    @Option(name: .customLong("database-url"), help: "PostgreSQL instead of SQLite files (STOA_DATABASE_URL).")
    var databaseURL: String?
    @Option(name: .customLong("base-domain"), help: "Shops are at SLUG.DOMAIN (STOA_BASE_DOMAIN; default: localhost).")
    var domain: String?
    @Option(help: "File to read settings from (STOA_CONFIG).")
    var config: String?

    /// Says only what went wrong: for commands whose output is their own.
    static var quietLogger: Logger {
        var logger = Logger(label: "stoa")
        logger.logLevel = .warning
        return logger
    }

    /// What is set, by the rules that the server follows too.
    func settings() throws(SettingsError) -> Settings {
        let pairs = [
            ("--data", data), ("--database-url", databaseURL), ("--base-domain", domain), ("--config", config),
        ]
        return try Settings.load(
            arguments: pairs.flatMap { flag, value in value.map { [flag, $0] } ?? [] })
    }

    /// Opens the installation, runs `body`, and closes it; what goes wrong becomes one line.
    func withInstallation<Result>(
        _ body: (Installation) async throws -> Result
    ) async throws -> Result {
        try await Failure.explaining {
            let installation = try await Installation.open(
                InstallationOptions(try settings()), logger: Self.quietLogger)
            do {
                let result = try await body(installation)
                await installation.close()
                return result
            } catch {
                await installation.close()
                throw error
            }
        }
    }
}

extension InstallationOptions {
    init(_ settings: Settings) {
        self.init(
            dataDirectory: settings.dataDirectory, databaseURL: settings.databaseURL?.revealed,
            databaseDirectURL: settings.databaseDirectURL?.revealed,
            databasePooling: settings.databasePooling,
            baseDomain: settings.baseDomain,
            signUp: SignUpRule(isOpen: settings.opensSignUp, operatorKey: settings.operatorKey),
            mail: settings.mail.map(SMTPTransport.init), publicScheme: settings.publicScheme,
            publicPort: settings.publicPort, masterKeys: settings.masterKeys)
        google = settings.google
        shownSettings = settings.shown
        limits = RateLimits(settings)
        archiveLimits.bytes = Int64(settings.importLimit) * 1_000_000_000
    }
}

extension RateLimits {
    init(_ settings: Settings) {
        guard settings.limitsRates else {
            self = .off
            return
        }
        let shared = settings.redis.map { RedisRateLimiter($0, logger: Logger(label: "stoa.redis")) }
        self.init(shared: shared, closed: settings.closedLimits)
    }
}

extension ServerOptions {
    init(_ settings: Settings) {
        self.init(
            host: settings.host, port: settings.port,
            frontDoor: .init(
                isTLS: settings.publicScheme == .https, trustsProxy: settings.trustsForwardedProto,
                trustedProxies: settings.trustedProxies),
            maxConnections: settings.maxConnections)
        connectionsPerAddress = settings.limitsRates ? 256 : nil
    }
}
