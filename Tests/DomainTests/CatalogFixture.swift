import Catalog
import Persistence
import TestEngines

/// A shop with the catalogue's tables and nothing in them.
enum CatalogFixture {
    static func withShop<Result>(
        on engine: TestEngine, _ body: (any Database) async throws -> Result
    ) async throws -> Result {
        try await engine.withShop(migrations: Migrations(platform: [], shop: CatalogMigrations.all), body)
    }
}
