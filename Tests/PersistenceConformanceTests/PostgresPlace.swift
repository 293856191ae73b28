import Foundation
import Logging
import Persistence
import Synchronization
import TestEngines
import Testing
import Vocabulary

@testable import PersistencePostgres

/// A database of its own on the test server, for what only PostgreSQL can do.
struct PostgresPlace {
    let url: String

    /// The same server and database, as another role.
    func url(as role: String) -> String {
        url.replacing("//stoa@", with: "//\(role)@")
    }

    func engine(
        migrations: Migrations = .orders, observer: DatabaseObserver = DatabaseObserver(),
        limits: PostgresLimits = PostgresLimits()
    ) throws -> PostgresEngine {
        var logger = Logger(label: "test")
        logger.logLevel = .error
        return try PostgresEngine(
            url: url, migrations: migrations, observer: observer, logger: logger, limits: limits)
    }

    /// Runs `body` with a migrated engine and one shop.
    func withShop<Result>(
        observer: DatabaseObserver = DatabaseObserver(), limits: PostgresLimits = PostgresLimits(),
        _ body: (PostgresEngine, any Database) async throws -> Result
    ) async throws -> Result {
        let engine = try engine(observer: observer, limits: limits)
        do {
            try await engine.migrate()
            let tenant = TenantID()
            try await engine.createShop(tenant)
            let result = try await body(engine, try await engine.shop(tenant))
            await engine.close()
            return result
        } catch {
            await engine.close()
            throw error
        }
    }

    /// Runs `body` with a new, empty database and drops it afterwards.
    static func with<Result>(_ body: (PostgresPlace) async throws -> Result) async throws -> Result {
        try await TestEngine.postgres.withPlace { place in
            guard case .server(let url) = place else { throw DatabaseError.misconfigured("no server") }
            return try await body(PostgresPlace(url: url))
        }
    }

    /// Runs one statement outside of any pool, as an operator would with `psql`.
    @discardableResult
    static func statement(_ text: String, on url: String) async throws -> [Row] {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    with: Result {
                        let settings = try ConnectionSettings(
                            url: url, limits: PostgresLimits(), observer: DatabaseObserver())
                        let connection = try PostgresConnection.connect(settings, isFirst: true)
                        defer { connection.close() }
                        return try connection.simple(text).rows
                    })
            }
        }
    }

    /// Runs one statement as the superuser of the test server.
    static func asAdministrator(_ text: String, on place: PostgresPlace) async throws {
        try await statement(text, on: place.url(as: "postgres"))
    }
}

extension Migrations {
    /// A few tables like those of a shop.
    static let orders = Migrations(
        platform: [
            Migration("platform-001") { schema in
                schema.createTable("registry") { table in
                    table.column("id", .uuid)
                    table.column("name", .text)
                    table.primaryKey("id")
                }
            }
        ],
        shop: [
            Migration("shop-001") { schema in
                schema.createTable("product") { table in
                    table.column("id", .uuid)
                    table.column("slug", .text)
                    table.column("stock", .integer, default: "0")
                    table.primaryKey("id")
                    table.unique("product_slug_once", "slug")
                    table.check("product_stock_not_negative", "stock >= 0")
                }
                schema.createTable("sale") { table in
                    table.column("id", .uuid)
                    table.column("product_id", .uuid)
                    table.column("quantity", .integer)
                    table.primaryKey("id")
                    table.references("product", ["product_id"])
                }
                schema.makeAppendOnly("sale")
                schema.createSearchIndex(SearchIndex("product_search"))
            }
        ])
}

/// A count that many threads add to.
final class Counter: Sendable {
    private let count = Atomic(0)

    var value: Int { count.load(ordering: .sequentiallyConsistent) }

    @discardableResult
    func add() -> Int { count.add(1, ordering: .sequentiallyConsistent).newValue }
}

extension Database {
    /// One value, read in a transaction of its own.
    func ask<Value: SQLDecodable & Sendable>(_ sql: SQL, as _: Value.Type) async throws -> Value? {
        try await read { try $0.value(sql) }
    }

    /// The first column of every row.
    func askAll<Value: SQLDecodable & Sendable>(_ sql: SQL, as _: Value.Type) async throws -> [Value] {
        try await read { try $0.values(sql) }
    }
}
