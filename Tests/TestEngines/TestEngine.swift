internal import Foundation
public import Persistence
internal import Vocabulary

/// A database engine that tests run against: `@Test(arguments: TestEngine.available)`.
public enum TestEngine: String, CaseIterable, Sendable, CustomStringConvertible {
    case sqlite
    case postgres

    /// SQLite always; PostgreSQL when `STOA_TEST_DATABASE_URL` names a server.
    ///
    /// With `STOA_TEST_REQUIRE_POSTGRES=1` PostgreSQL is in the list in any case, so that its tests fail without a
    /// server instead of passing unseen.
    public static var available: [TestEngine] {
        let isRequired = ProcessInfo.processInfo.environment["STOA_TEST_REQUIRE_POSTGRES"] == "1"
        return ServerDatabase.serverAddress != nil || isRequired ? [.sqlite, .postgres] : [.sqlite]
    }

    public var description: String { rawValue }

    /// Runs `body` with an engine of its own, migrated and without a tenant, and removes everything afterwards.
    @discardableResult
    public func withEngine<Result>(
        migrations: Migrations, observer: DatabaseObserver = DatabaseObserver(),
        _ body: (any DatabaseEngine) async throws -> Result
    ) async throws -> Result {
        try await withPlace { place in
            try await place.withEngine(migrations: migrations, observer: observer, body)
        }
    }

    /// Runs `body` with one tenant's database, migrated and empty, and removes everything afterwards.
    @discardableResult
    public func withShop<Result>(
        migrations: Migrations, observer: DatabaseObserver = DatabaseObserver(),
        _ body: (any Database) async throws -> Result
    ) async throws -> Result {
        try await withEngine(migrations: migrations, observer: observer) { engine in
            let tenant = TenantID()
            try await engine.createShop(tenant)
            return try await body(try await engine.shop(tenant))
        }
    }

    /// Runs `body` with an empty place for an engine's data, to open several engines on it one after the other.
    @discardableResult
    public func withPlace<Result>(_ body: (TestPlace) async throws -> Result) async throws -> Result {
        switch self {
        case .sqlite: try await TemporaryDirectory.with { try await body(.directory($0)) }
        case .postgres: try await ServerDatabase.with { try await body(.server(url: $0)) }
        }
    }
}
