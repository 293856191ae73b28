public import API
public import Archives
public import BackgroundJobs
public import Infrastructure
public import Logging
import Messaging
public import Operations
public import Ordering
public import Payments
public import People
public import Persistence
import PersistencePostgres
import PersistenceSQLite
import Synchronization
public import Tenancy
import Vocabulary
public import Web

/// Where an installation lives and how it answers.
public struct InstallationOptions: Sendable {
    /// The directory of the SQLite files and of the shops' media.
    public var dataDirectory: String
    /// A PostgreSQL address; nil for SQLite files in the data directory.
    public var databaseURL: String?
    /// The same database past a connection pooler, when the address above leads through one.
    public var databaseDirectURL: String?
    /// What that pooler pools.
    public var databasePooling: PoolingChoice
    /// The platform's own host: each shop answers at `slug.baseDomain`.
    public var baseDomain: String
    /// How long the test provider's pending payments take.
    public var testSettlingTime: Duration
    /// Who may ask for a shop.
    public var signUp: SignUpRule
    /// Where the records of domains are looked up.
    public var resolver: any TextRecordResolver = SystemResolver()
    /// What is set, for operators to read; secrets are not among it.
    public var shownSettings: [ShownSetting] = []
    /// What secrets are sealed with; nil for the key in the data directory, which is made when missing.
    public var masterKeys: Secret?
    /// What an archive may hold that is imported.
    public var archiveLimits = ArchiveLimits()
    /// Who brings the mail; nil keeps it in the databases, to be looked at.
    public var mail: (any MailTransport)?
    /// How often requests may come; by default as often as they like, which is for tests.
    public var limits = RateLimits.off
    /// From where pictures may be fetched.
    public var pictureRules = OutgoingAddress.Rules.page
    /// How the world reaches the shops, for links in mails.
    public var publicScheme: PublicScheme
    /// Said in such links; nil for the scheme's own.
    public var publicPort: Int?
    /// Where shoppers sign in besides here; nil for nowhere.
    public var google: GoogleSettings?

    public init(
        dataDirectory: String, databaseURL: String? = nil, databaseDirectURL: String? = nil,
        databasePooling: PoolingChoice = .auto, baseDomain: String = "localhost",
        testSettlingTime: Duration = .seconds(2), signUp: SignUpRule = SignUpRule(),
        mail: (any MailTransport)? = nil, publicScheme: PublicScheme = .http, publicPort: Int? = nil,
        masterKeys: Secret? = nil
    ) {
        self.dataDirectory = dataDirectory
        self.databaseURL = databaseURL
        self.databaseDirectURL = databaseDirectURL
        self.databasePooling = databasePooling
        self.baseDomain = baseDomain
        self.testSettlingTime = testSettlingTime
        self.signUp = signUp
        self.masterKeys = masterKeys
        self.mail = mail
        self.publicScheme = publicScheme
        self.publicPort = publicPort
    }

    /// Where the shops are for the world.
    var addresses: PublicAddresses {
        PublicAddresses(scheme: publicScheme.rawValue, baseDomain: baseDomain, port: publicPort)
    }
}

/// Everything long-lived of one program: its databases, shops, payment providers and caches.
public struct Installation: Sendable {
    public let options: InstallationOptions
    public let engine: any DatabaseEngine
    public let directory: ShopDirectory
    public let testProvider: TestPaymentProvider
    public let providers: PaymentProviders
    public let pages: PageCache
    /// What secrets in the databases are sealed with.
    public let vault: Vault
    public let accessTokens: AccessTokens
    public let jobs: JobHandlers
    let bell: JobBell
    let board = JobBoard()
    /// What operators do with the platform.
    public let office: PlatformOffice
    public let logger: Logger

    /// How long a page is kept on PostgreSQL without news of a change: another node may have died before it told of one.
    private static let pageLifetime: Duration = .seconds(10)

    /// Opens the databases, brings their schema up to this program and wires the caches to what commits announce.
    public static func open(
        _ options: InstallationOptions, logger: Logger, observer: DatabaseObserver = DatabaseObserver()
    ) async throws -> Installation {
        _ = ProcessReport.startedAt
        let pages = PageCache(lifetime: options.databaseURL == nil ? nil : Self.pageLifetime)
        let watch = CommitWatch(pages: pages, bell: JobBell())
        let engine = try makeEngine(options, logger: logger, observer: watch.watching(observer))
        do {
            try await engine.migrate()
            return try await Installation(options, engine: engine, watch: watch, logger: logger)
        } catch {
            await engine.close()
            throw error
        }
    }

    /// An installation over an engine that is open and migrated already: for tests.
    public init(
        _ options: InstallationOptions, engine: any DatabaseEngine, watch: CommitWatch, logger: Logger
    ) async throws {
        self.options = options
        self.engine = engine
        self.logger = logger
        directory = ShopDirectory(engine: engine, baseDomain: options.baseDomain)
        pages = watch.pages
        vault = try Vault(keys: options.masterKeys, orFile: options.dataDirectory + "/master.key")
        accessTokens = AccessTokens(vault: vault)
        bell = watch.bell
        let register = TestPaymentRegister(platform: engine.platform)
        testProvider = TestPaymentProvider(
            webhookSecret: try await register.secret(orElse: AccessToken().text),
            settlingTime: options.testSettlingTime, register: register)
        providers = PaymentProviders([testProvider])
        let media = MediaFolders(root: options.dataDirectory + "/media")
        let measure = TenantMeasure(engine: engine, media: media)
        office = PlatformOffice(
            engine: engine, directory: directory,
            jobs: JobOverview(engine: engine, board: board) { [directory] in try await directory.all().map(\.id) },
            baseDomain: directory.platformHost, resolver: options.resolver,
            exportFile: TransferFiles(dataDirectory: options.dataDirectory).export,
            inbox: Self.inbox(options), measure: measure.look)
        jobs = try .all(
            options, engine: engine, directory: directory, providers: providers, activity: watch.activity,
            measure: measure, postman: Postman(transport: options.mail, addresses: options.addresses),
            accounts: AccountServices(
                accessTokens: accessTokens, vault: vault, passwords: office.passwords, limits: options.limits),
            logger: logger)
        watch.connect(directory, accessTokens)
    }

    /// Closes every file and connection.
    public func close() async {
        await engine.close()
    }

    private static func inbox(_ options: InstallationOptions) -> ArchiveInbox {
        let files = TransferFiles(dataDirectory: options.dataDirectory)
        return ArchiveInbox(limit: options.archiveLimits.bytes) { id in
            try await files.prepare()
            return files.upload(id)
        }
    }

    private static func makeEngine(
        _ options: InstallationOptions, logger: Logger, observer: DatabaseObserver
    ) throws -> any DatabaseEngine {
        if let url = options.databaseURL {
            return try PostgresEngine(
                url: url, directURL: options.databaseDirectURL, pooling: DatabasePooling(options.databasePooling),
                migrations: .all,
                observer: observer, logger: logger)
        }
        return try SQLiteEngine(
            directory: options.dataDirectory, migrations: .all, observer: observer, logger: logger)
    }
}

extension DatabasePooling {
    fileprivate init(_ choice: PoolingChoice) {
        self =
            switch choice {
            case .auto: .auto
            case .session: .session
            case .transaction: .transaction
            }
    }
}

/// Passes on what commits announce: old pages and settings are thrown away, and workers hear of new jobs.
public final class CommitWatch: Sendable {
    let pages: PageCache
    let bell: JobBell
    let activity = ActivityWatch()
    private let directory = Mutex<ShopDirectory?>(nil)
    private let accessTokens = Mutex<AccessTokens?>(nil)

    public init(pages: PageCache, bell: JobBell) {
        self.pages = pages
        self.bell = bell
    }

    /// `observer`, with this watch listening to its commits.
    public func watching(_ observer: DatabaseObserver) -> DatabaseObserver {
        var watching = observer
        watching.committed = { [self] tenant, announcements in
            observer.committed?(tenant, announcements)
            bell.hear(tenant, announcements)
            guard let tenant else {
                if announcements.contains(.anything) { forgetAll() }
                forget(Set(announcements.lazy.compactMap(\.tenant)))
                return
            }
            activity.hear(tenant)
            guard announcements != [.jobs] else { return }
            if announcements.contains(.signingKeys) || announcements.contains(.anything) {
                accessTokens.withLock { $0 }?.invalidate(tenant)
            }
            if announcements.contains(.settings) { directory.withLock { $0 }?.invalidate(tenant) }
            pages.invalidate(tenant: tenant)
        }
        return watching
    }

    /// What the registry said of these tenants. Pages that another served in their place go, too.
    private func forget(_ changed: Set<TenantID>) {
        guard !changed.isEmpty, let directory = directory.withLock({ $0 }) else { return }
        for tenant in changed { directory.invalidate(tenant) }
        for tenant in changed.union(directory.heirs) { pages.invalidate(tenant: tenant) }
    }

    private func forgetAll() {
        directory.withLock { $0 }?.invalidate()
        pages.invalidateAll()
    }

    func connect(_ directory: ShopDirectory, _ accessTokens: AccessTokens) {
        self.directory.withLock { $0 = directory }
        self.accessTokens.withLock { $0 = accessTokens }
    }
}
