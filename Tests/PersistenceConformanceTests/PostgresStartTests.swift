import Foundation
import Persistence
import TestEngines
import Testing
import Vocabulary

@testable import PersistencePostgres

@Suite("Nodes that start together", .enabled(if: TestEngine.available.contains(.postgres)))
struct PostgresStartTests {
    /// The schema with steps that would fail if they ran twice.
    private static func steps(_ count: Int) -> Migrations {
        Migrations(
            platform: [],
            shop: Migrations.orders.shop
                + (1...count).map { number in
                    Migration("step-\(number)") { schema in
                        schema.createTable("step_\(number)") { table in
                            table.column("id", .uuid)
                            table.primaryKey("id")
                        }
                    }
                })
    }

    /// Four engines that migrate at the same moment.
    private func startFour(_ place: PostgresPlace, _ migrations: Migrations) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let engine = try place.engine(migrations: migrations)
                    try await engine.migrate()
                    await engine.close()
                }
            }
            try await group.waitForAll()
        }
    }

    private func applied(_ place: PostgresPlace) async throws -> Int64 {
        try await PostgresPlace.statement("SELECT count(*) FROM shop.schema_migration", on: place.url)[0][0]
    }

    @Test("bring an empty and an older database up, each step once, and none fails")
    func together() async throws {
        try await PostgresPlace.with { place in
            try await startFour(place, Self.steps(3))
            #expect(try await applied(place) == 4)
            try await startFour(place, Self.steps(12))
            #expect(try await applied(place) == 13)
        }
    }

    @Test("wait for one that migrates, and go on when it dies")
    func death() async throws {
        try await PostgresPlace.with { place in
            let lock = AdvisoryLocks.number("stoa migrations")
            // A node that took the lock, began a step, and hangs.
            let dying = Task {
                try await PostgresPlace.statement(
                    "SELECT pg_advisory_lock(\(lock)); CREATE SCHEMA shop; SELECT pg_sleep(600)", on: place.url)
            }
            try await until("SELECT count(*) > 0 FROM pg_locks WHERE locktype = 'advisory' AND granted", on: place)
            let engine = try place.engine(migrations: Self.steps(1))
            let migrating = Task { try await engine.migrate() }
            try await until("SELECT count(*) > 0 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted", on: place)
            try await PostgresPlace.statement(
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()
                """, on: place.url)
            try await migrating.value
            #expect(try await applied(place) == 2)
            await engine.close()
            await #expect(throws: (any Error).self) { try await dying.value }
        }
    }

    private func until(_ question: String, on place: PostgresPlace) async throws {
        for _ in 0..<200 {
            let isTrue: Bool = try await PostgresPlace.statement(question, on: place.url)[0][0]
            if isTrue { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        Issue.record("it did not come true: \(question)")
    }
}
