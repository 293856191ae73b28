import Catalog
import Persistence
import TestEngines
import Vocabulary

/// A shop with the catalogue's tables and nothing in them.
enum CatalogFixture {
    static func withShop<Result>(
        on engine: TestEngine, _ body: (any Database) async throws -> Result
    ) async throws -> Result {
        try await engine.withShop(migrations: migrations, body)
    }

    /// The same, with the place that the engine stands on.
    static func withShop<Result>(
        on engine: TestEngine, _ body: (any Database, TestPlace) async throws -> Result
    ) async throws -> Result {
        try await engine.withPlace { place in
            try await place.withEngine(migrations: migrations) { engine in
                let tenant = TenantID()
                try await engine.createShop(tenant)
                return try await body(try await engine.shop(tenant), place)
            }
        }
    }

    private static let migrations = Migrations(platform: [], shop: CatalogMigrations.all)
}
