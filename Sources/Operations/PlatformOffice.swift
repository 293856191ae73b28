public import Archives
public import BackgroundJobs
public import People
public import Persistence
public import Tenancy

/// What operators do with a platform. The console and the API call these same operations and nothing else.
public struct PlatformOffice: Sendable {
    public let engine: any DatabaseEngine
    public let directory: ShopDirectory
    public let jobs: JobOverview
    /// The platform's own host.
    public let baseDomain: String
    public let passwords: PasswordHasher
    /// Looks into a shop and notes what it holds.
    public let measure: @Sendable (TenantID) async throws -> TenantActivity
    let resolver: any TextRecordResolver
    /// Where the finished archive of an export is.
    let exportFile: @Sendable (TransferID) -> String
    /// Nil where no shops are made of archives.
    public let inbox: ArchiveInbox?

    public init(
        engine: any DatabaseEngine, directory: ShopDirectory, jobs: JobOverview, baseDomain: String,
        passwords: PasswordHasher = .shared, resolver: any TextRecordResolver,
        exportFile: @escaping @Sendable (TransferID) -> String = { _ in "/nowhere" },
        inbox: ArchiveInbox? = nil,
        measure: @escaping @Sendable (TenantID) async throws -> TenantActivity
    ) {
        self.engine = engine
        self.directory = directory
        self.jobs = jobs
        self.baseDomain = baseDomain
        self.passwords = passwords
        self.resolver = resolver
        self.exportFile = exportFile
        self.inbox = inbox
        self.measure = measure
    }

    public var platform: any Database { engine.platform }
}
