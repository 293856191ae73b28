import Accounting

import Infrastructure
import Inventory
import Messaging
import Logging
import Ordering
import People
import Persistence
import Tenancy
import TestEngines
import Testing
import Vocabulary

@testable import API
@testable import BackgroundJobs
@testable import Composition
@testable import Web

/// An installation without a shop, whose workers a test runs by hand or for real.
struct Platform: Sendable {
    static let key = "operator-key-of-the-tests"
    let installation: Installation

    var engine: any DatabaseEngine { installation.engine }
    var platform: any Database { installation.engine.platform }

    static func run(
        on engine: TestEngine, isOpen: Bool = false, key: String? = key,
        _ body: @escaping @Sendable (Platform) async throws -> Void
    ) async throws {
        let watch = CommitWatch(pages: PageCache(), bell: JobBell())
        try await engine.withEngine(migrations: .all, observer: watch.watching(DatabaseObserver())) { engine in
            let options = InstallationOptions(
                dataDirectory: "/nowhere", signUp: SignUpRule(isOpen: isOpen, operatorKey: key.map { Secret($0) }))
            let installation = try await Installation(
                options, engine: engine, watch: watch, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            try await body(Platform(installation: installation))
        }
    }

    /// Asks for a shop below the API.
    func ask(_ name: String = "tea", password: String = "eight tall ships", at instant: Instant = .now) async throws
        -> TenantID
    {
        let new = try NewShop.reading(
            NewShopDraft(businessName: "Tea & Co", ownerEmail: "ada@example.com", domain: name, country: "IE"),
            baseDomain: "localhost"
        ).get()
        let hash = try await PasswordHasher.shared.hash(password)
        return try await platform.write { try Provisioning.request(new, passwordHash: hash.text, at: instant, in: $0) }
    }

    /// The worker's own code, which ends as killed at `checkpoint`.
    func provisioner(endingAt checkpoint: Provisioner.Checkpoint? = nil) -> Provisioner {
        var provisioner = Provisioner(
            engine: engine, directory: installation.directory,
            postman: Postman(transport: nil, addresses: PublicAddresses(scheme: "http", baseDomain: "localhost"))
        ) { [jobs = installation.jobs] in
            try jobs.enqueueRecurring(for: .shop($0), timeZone: $1, in: $2)
        }
        if let checkpoint { provisioner.checkpoint = { if $0 == checkpoint { throw Killed() } } }
        return provisioner
    }

    func report(_ tenant: TenantID, at instant: Instant = .now) async throws -> ProvisioningReport {
        try #require(try await platform.read { try ProvisioningReport.of(tenant, at: instant, in: $0) })
    }

    func retry(_ tenant: TenantID) async throws -> Bool {
        try await platform.write { try Provisioning.retry(tenant, in: $0) }
    }

    func context(attempt: Int = 1, limit: Int = 6) -> JobContext {
        JobContext(
            id: JobID(), place: .platform, database: platform, attempt: attempt, attemptsLimit: limit,
            logger: installation.logger)
    }

    func contents(_ tenant: TenantID) async throws -> Contents {
        try await engine.shop(tenant).read { try Contents($0) }
    }

    /// Everything that seeding writes, counted.
    struct Contents: Sendable, Equatable {
        let settings: ShopSettings?
        let accounts: [Account]
        let warehouses: [String]
        let locations: [String]
        let units: [UnitOfMeasure]
        let conversions: [UnitConversion]
        let roles: [Role]
        let staff: [String]
        let shipping: [String]
        let pages: [ShopPage.Kind]
        let recurring: Int

        init(_ transaction: ReadTransaction) throws {
            settings = try ShopSettings.load(in: transaction)
            accounts = try Account.all(in: transaction)
            let warehouses = try Warehouse.all(in: transaction)
            self.warehouses = warehouses.map(\.name)
            locations = try warehouses.flatMap { try StockLocation.all(of: $0.id, in: transaction).map(\.code) }
            units = try UnitOfMeasure.all(in: transaction)
            conversions = try UnitConversion.all(in: transaction)
            roles = try Role.all(in: transaction)
            staff = try Staff.all(in: transaction).map { "\($0.email) \($0.role)" }
            shipping = try ShippingMethod.offered(in: transaction, currency: settings?.currency ?? .usd).map {
                "\($0.name) \($0.price.amount)"
            }
            pages = try ShopPage.all(in: transaction).map(\.kind)
            recurring = try JobRecord.list(in: transaction).count
        }
    }
}

struct Killed: Error {}
