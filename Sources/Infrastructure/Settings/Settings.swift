public import Logging

/// What the server is told from outside. A flag goes before an environment variable, that before the configuration
/// file, that before the default.
public struct Settings: Sendable {
    /// The address to listen on.
    public var host = Table.host.defaultValue
    /// The port to listen on; 0 takes any free one.
    public var port = Table.port.defaultValue
    /// Where databases and pictures are kept.
    public var dataDirectory = Table.dataDirectory.defaultValue
    /// PostgreSQL's address, password and all; nil keeps everything in SQLite files under ``dataDirectory``.
    public var databaseURL = Table.databaseURL.defaultValue
    /// The same database past a connection pooler; nil when ``databaseURL`` leads straight to it.
    public var databaseDirectURL = Table.databaseDirectURL.defaultValue
    /// Whether there is a pooler, and what it pools.
    public var databasePooling = Table.databasePooling.defaultValue
    /// Shops are at `<slug>.` and this domain.
    public var baseDomain = Table.baseDomain.defaultValue
    /// What links in pages and e-mails begin with where no request says it, and whether cookies are for TLS only.
    public var publicScheme = Table.publicScheme.defaultValue
    /// Whether `X-Forwarded-Proto` is believed; right only behind a proxy that sets it.
    public var trustsForwardedProto = Table.trustForwardedProto.defaultValue
    /// Who is believed about whom a request is from, beside `X-Forwarded-Proto`.
    public var trustedProxies = Table.trustedProxies.defaultValue
    /// Whether requests are limited; off for load tests alone.
    public var limitsRates = Table.rateLimits.defaultValue == .on
    /// Which classes of requests are refused while Redis is out of reach.
    public var closedLimits = Table.closedLimits.defaultValue
    /// Redis, which counts limits for all nodes; nil for one node that counts alone.
    public var redis = Table.redisURL.defaultValue
    /// Whether anybody may ask for a shop; else only who has the operator's key.
    public var opensSignUp = Table.openSignUp.defaultValue
    /// What programs of the operator show as `Authorization: Bearer`; nil for none.
    public var operatorKey = Table.operatorKey.defaultValue
    /// The relay that takes our mail; nil keeps mails where operators can look at them.
    public var mail: SMTPSettings?
    /// Where shoppers may sign in with Google; nil for nowhere.
    public var google: GoogleSettings?
    /// What secrets in the databases are sealed with; nil for the key in the data directory.
    public var masterKeys = Table.masterKeys.defaultValue
    /// How many connections are open at once; more wait.
    public var maxConnections = Table.maxConnections.defaultValue
    /// How long the server answers on after SIGTERM, so that a front in front of several nodes can notice; nil for what
    /// ``drainTime`` makes of it.
    public var drainSeconds = Table.drainSeconds.defaultValue
    /// What an archive may hold that is imported, in gigabytes.
    public var importLimit = Table.importLimit.defaultValue
    /// How long requests in flight may take when the server is asked to stop.
    public var shutdownTimeout = Duration.seconds(Table.shutdownTimeout.defaultValue)
    /// The least severe records that are logged.
    public var logLevel = Table.logLevel.defaultValue
    public var logFormat = Table.logFormat.defaultValue

    /// The defaults.
    public init() {}

    init(_ reader: SettingReader) throws(SettingsError) {
        host = try reader.value(Table.host)
        port = try reader.value(Table.port)
        dataDirectory = try reader.value(Table.dataDirectory)
        databaseURL = try reader.value(Table.databaseURL)
        databaseDirectURL = try reader.value(Table.databaseDirectURL)
        databasePooling = try reader.value(Table.databasePooling)
        baseDomain = try reader.value(Table.baseDomain)
        publicScheme = try reader.value(Table.publicScheme)
        trustsForwardedProto = try reader.value(Table.trustForwardedProto)
        trustedProxies = try reader.value(Table.trustedProxies)
        limitsRates = try reader.value(Table.rateLimits) == .on
        closedLimits = try reader.value(Table.closedLimits)
        redis = try reader.value(Table.redisURL)
        opensSignUp = try reader.value(Table.openSignUp)
        operatorKey = try reader.value(Table.operatorKey)
        mail = try MailSettings(reader).relay(greeting: baseDomain)
        google = try GoogleSettings(reader)
        masterKeys = try reader.value(Table.masterKeys)
        maxConnections = try reader.value(Table.maxConnections)
        drainSeconds = try reader.value(Table.drainSeconds)
        importLimit = try reader.value(Table.importLimit)
        shutdownTimeout = .seconds(try reader.value(Table.shutdownTimeout))
        logLevel = try reader.value(Table.logLevel)
        logFormat = try reader.value(Table.logFormat)
    }
}

extension Settings {
    /// How long the server answers on after SIGTERM. On SQLite there is no other node that could take over.
    public var drainTime: Duration { .seconds(drainSeconds ?? (databaseURL == nil ? 0 : 5)) }
}

/// What stands between the program and PostgreSQL.
public enum PoolingChoice: String, CaseIterable, Sendable {
    case auto
    case session
    case transaction
}

/// Whether requests are limited.
public enum RateLimitChoice: String, CaseIterable, Sendable {
    case on
    case off
}

/// How the world reaches the shops.
public enum PublicScheme: String, CaseIterable, Sendable {
    case http
    case https
}

extension Settings {
    /// Every setting, declared once: reading, errors and help all come from here.
    enum Table {
        static let host = Setting(
            "host", .text("ADDRESS", "an address or a host name"), default: "127.0.0.1",
            help: "Address to listen on; 0.0.0.0 for all of this machine's.")
        static let port = Setting(
            "port", .wholeNumber(0...65535), default: 8080, help: "Port to listen on; 0 takes any free one.")
        static let dataDirectory = Setting(
            "data", .text("PATH", "a path"), default: "data",
            help: "Directory for databases and pictures; made when missing.")
        static let databaseURL = Setting(
            "database-url", .secretURL(["postgres", "postgresql"]), default: nil,
            saying: "none: SQLite files in the data directory",
            help: "PostgreSQL to keep everything in, with user and password.")
        static let databaseDirectURL = Setting(
            "database-direct-url", .secretURL(["postgres", "postgresql"]), default: nil, saying: "none",
            help: "The same PostgreSQL past a connection pooler, for notices between nodes and for migrations.")
        static let databasePooling = Setting(
            "database-pooling", .choice(), default: PoolingChoice.auto,
            help: "What a connection pooler in front of PostgreSQL pools; auto finds out and takes no risk.")
        static let baseDomain = Setting(
            "base-domain", .domain, default: "localhost", help: "Shops are at SLUG.DOMAIN under this domain.")
        static let publicScheme = Setting(
            "public-scheme", .choice(), default: PublicScheme.http,
            help: "How the world reaches the shops; https makes cookies TLS-only.")
        static let trustForwardedProto = Setting(
            "trust-forwarded-proto", .onOrOff, default: false,
            help: "Believe X-Forwarded-Proto and X-Forwarded-For; only behind a proxy that sets them.")
        static let trustedProxies = Setting(
            "trusted-proxies", .networks, default: IPNetwork.ownNetworks,
            saying: "this machine and private networks",
            help: "Proxies whose X-Forwarded-For is believed, when it is believed at all.")
        static let rateLimits = Setting(
            "rate-limits", .choice(), default: RateLimitChoice.on,
            help: "Whether requests are limited; off is for load tests only.")
        static let closedLimits = Setting(
            "rate-limits-closed", .choices(), default: RateLimitClass.closedByDefault,
            saying: RateLimitClass.allCases.filter(RateLimitClass.closedByDefault.contains).map(\.rawValue)
                .joined(separator: ","),
            help: "What is refused while Redis is out of reach; the rest is counted by each node alone then.")
        static let redisURL = Setting(
            "redis-url", .redis, default: nil, saying: "none: each node counts alone",
            help: "Redis that counts rate limits for all nodes: redis://:PASSWORD@HOST:PORT/DB or unix:///PATH.")
        static let openSignUp = Setting(
            "open-signup", .onOrOff, default: false,
            help: "Let anybody ask for a shop; else the operator's key is needed.")
        static let operatorKey = Setting(
            "operator-key", .secretKey, default: nil, saying: "none",
            help: "Key that makes shops by POST /api/v1/provision; better a variable than a flag, which others see.")
        static let smtpURL = Setting(
            "smtp-url", .relay, default: nil, saying: "none: mails are kept, and seen in the console",
            help: "Relay that takes the mail: smtp:// with STARTTLS, smtps:// encrypted from the first byte.")
        static let smtpUser = Setting(
            "smtp-user", .optionalText("NAME", "a user name"), default: nil, saying: "none", help: "User at the relay.")
        static let smtpPassword = Setting(
            "smtp-password", .secretText, default: nil, saying: "none",
            help: "Password at the relay; better a variable than a flag, which others see.")
        static let smtpEncryption = Setting(
            "smtp-encryption", .choice(), default: SMTPSettings.Encryption.required,
            help: "Whether mail goes to a relay without encryption, too; only for one on the same machine or network.")
        static let smtpAuthority = Setting(
            "smtp-ca", .optionalText("PATH", "a path"), default: nil, saying: "the system's authorities",
            help: "File of the certificate authority that the relay's certificate is checked with.")
        static let mailFrom = Setting(
            "mail-from", .email, default: nil, saying: "none",
            help: "Address that mails are from; shops' customers answer to the shop's own.")
        static let googleClientID = Setting(
            "google-client-id", .optionalText("ID", "a client id"), default: nil, saying: "none",
            help: "Client of \"Sign in with Google\"; its redirect address is DOMAIN/sign-in/google.")
        static let googleClientSecret = Setting(
            "google-client-secret", .secretText, default: nil, saying: "none",
            help: "Secret of that client; better a variable than a flag, which others see.")
        static let googleIssuer = Setting(
            "google-issuer", .optionalText("URL", "an address"), default: nil, saying: "https://accounts.google.com",
            help: "Another issuer of OpenID Connect, for tests.")
        static let masterKeys = Setting(
            "master-key", .masterKeys, default: nil, saying: "the file master.key in the data directory",
            help: "Key that seals secrets in the databases; nodes that share a database need the same.")
        static let maxConnections = Setting(
            "max-connections", .wholeNumber(1...1_000_000), default: 4096, help: "Connections open at once; more wait.")
        static let drainSeconds = Setting(
            "drain-seconds", .optionalWholeNumber(0...3600), default: nil, saying: "5 on PostgreSQL, 0 on SQLite",
            help: "Seconds to serve on after SIGTERM while /health/ready says 503; SIGINT does not wait.")
        static let importLimit = Setting(
            "import-limit", .wholeNumber(1...1_000_000), default: 100,
            help: "Gigabytes that a shop's archive may hold to be imported.")
        static let shutdownTimeout = Setting(
            "shutdown-timeout", .wholeNumber(0...3600), default: 30,
            help: "Seconds that requests in flight may take after a stop.")
        static let logLevel = Setting(
            "log-level", .choice(), default: Logger.Level.info, help: "Least severe records to log.")
        static let logFormat = Setting(
            "log-format", .choice(), default: LogFormat.auto, help: "Log lines: text on a terminal, else JSON.")

        static let all = [
            host.description, port.description, dataDirectory.description, databaseURL.description,
            databaseDirectURL.description, databasePooling.description, baseDomain.description,
            publicScheme.description, trustForwardedProto.description, trustedProxies.description,
            rateLimits.description, closedLimits.description, redisURL.description,
            openSignUp.description, operatorKey.description, masterKeys.description, smtpURL.description,
            smtpUser.description,
            smtpPassword.description, smtpEncryption.description, smtpAuthority.description, mailFrom.description,
            googleClientID.description, googleClientSecret.description, googleIssuer.description,
            maxConnections.description, importLimit.description, drainSeconds.description,
            shutdownTimeout.description, logLevel.description, logFormat.description,
        ]
    }

    /// Every setting as people meet it, in the order of the help text.
    public static let descriptions = Table.all
}
