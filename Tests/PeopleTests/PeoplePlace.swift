import BackgroundJobs
import Infrastructure
import Persistence
import TestEngines
import Vocabulary

@testable import People

/// One shop's people, and what they need.
struct PeoplePlace: Sendable {
    let tenant: TenantID
    let database: any Database
    let vault: Vault

    static let device = Device(address: "203.0.113.7", userAgent: "Test/1.0")

    static func run(on engine: TestEngine, _ body: (PeoplePlace) async throws -> Void) async throws {
        try await engine.withEngine(migrations: Migrations(platform: [], shop: JobTable.shop + PeopleMigrations.all)) {
            engine in
            let tenant = TenantID()
            try await engine.createShop(tenant)
            let place = PeoplePlace(
                tenant: tenant, database: try await engine.shop(tenant),
                vault: try Vault(current: Array(repeating: 7, count: 32)))
            try await place.database.write { try Role.seed(in: $0) }
            try await body(place)
        }
    }

    /// A customer with an account.
    func customer(_ email: String = "ada@example.com") async throws -> CustomerID {
        let address = try EmailAddress(email)
        return try await database.write { transaction in
            try Customer.register(
                email: address, name: "Ada", password: PasswordHash(stored: "…"), locale: "en", in: transaction)
        }
    }
}
