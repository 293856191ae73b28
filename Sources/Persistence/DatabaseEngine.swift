public import Vocabulary

/// Marks the ids of tenants. One tenant is one database.
public enum TenantScope {}

/// The id of a tenant, and of its database.
public typealias TenantID = ID<TenantScope>

/// All databases of an installation: the platform's, and one for each tenant.
///
/// `PersistenceSQLite` keeps a file for each; `PersistencePostgres` keeps all in one server behind row level security.
public protocol DatabaseEngine: Sendable {
    var dialect: Dialect { get }

    /// What spans tenants.
    var platform: any Database { get }

    /// The database of one tenant. Opens it when it is not open.
    /// - Throws: ``DatabaseError/misconfigured(_:)`` when there is none.
    func shop(_ tenant: TenantID) async throws -> any Database

    /// Makes an empty, migrated database for a new tenant. Doing it twice does no harm.
    func createShop(_ tenant: TenantID) async throws

    /// Removes all data of a tenant for good.
    func deleteShop(_ tenant: TenantID) async throws

    /// How much the database of a tenant holds. May take a while where there is much.
    func extent(of tenant: TenantID) async throws -> ShopExtent

    /// Brings the platform's schema, and what new tenants start from, up to this program.
    /// - Throws: ``DatabaseError/newerSchema(unknownMigration:)``, ``DatabaseError/changedMigration(_:)``.
    func migrate() async throws

    /// Says whether the database answers now; throws what is wrong when it does not.
    func checkHealth() async throws

    /// What the engine says of itself, for operators. Costs a look, never a count of rows.
    func report() async throws -> EngineReport

    /// Begins to hear what other processes commit to the same databases: what they announce reaches the observer as if
    /// it had been committed here, within a moment. After an interruption it hears ``Announcement/anything``.
    func listen()

    /// Finishes what is under way and closes every file or connection.
    func close() async
}

extension DatabaseEngine {
    /// Files belong to one process: there is nobody to hear.
    public func listen() {}
}

/// How much a tenant keeps in the database, in what the engine can tell.
public enum ShopExtent: Sendable, Equatable {
    /// On disk.
    case bytes(Int64)
    /// In the tables that all tenants share.
    case rows(Int64)
}

/// What a database engine says of itself.
public struct EngineReport: Sendable, Equatable {
    /// "SQLite 3.46.1", "PostgreSQL 16.4".
    public let version: String
    /// Of everything the installation keeps in the database.
    public let bytes: Int64
    /// What a row of a shop takes on average with its indexes, where all shops share tables: what an estimate of one
    /// shop's size is made of. Nil where each has a file.
    public let bytesPerRow: Int64?
    /// Programs that work on the database now, this one too.
    public let processes: Int

    public init(version: String, bytes: Int64, bytesPerRow: Int64?, processes: Int) {
        self.version = version
        self.bytes = bytes
        self.bytesPerRow = bytesPerRow
        self.processes = processes
    }
}
