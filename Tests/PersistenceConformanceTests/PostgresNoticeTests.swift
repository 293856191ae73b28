import Foundation
import Persistence
import Synchronization
import TestEngines
import Testing
import Vocabulary

@testable import PersistencePostgres

@Suite("What processes on one PostgreSQL tell each other", .enabled(if: TestEngine.available.contains(.postgres)))
struct PostgresNoticeTests {
    /// What an engine's observer heard.
    private final class Heard: Sendable {
        private let all = Mutex<[(TenantID?, Set<Announcement>)]>([])

        var observer: DatabaseObserver {
            DatabaseObserver(committed: { tenant, announcements in
                self.all.withLock { $0.append((tenant, announcements)) }
            })
        }

        func count(_ topic: String, of tenant: TenantID? = nil) -> Int {
            all.withLock { all in all.count { $0.0 == tenant && $0.1.contains(Announcement(topic)) } }
        }

        func hears(_ topic: String, of tenant: TenantID? = nil) async throws {
            for _ in 0..<600 where count(topic, of: tenant) == 0 { try await Task.sleep(for: .milliseconds(50)) }
            #expect(count(topic, of: tenant) > 0, "\(topic) was not heard")
        }
    }

    @Test("a commit of one is heard by the others, and once by itself")
    func heardByOthers() async throws {
        try await PostgresPlace.with { place in
            let (own, other) = (Heard(), Heard())
            let listening = try place.engine(observer: other.observer)
            try await place.withShop(observer: own.observer) { engine, shop in
                engine.listen()
                listening.listen()
                // Whoever begins to listen is told that it may have missed something.
                try await own.hears("anything")
                try await other.hears("anything")
                let tenant = try #require((shop as? PostgresDatabase)?.runner.tenant)
                try await shop.write { $0.announce(Announcement("catalog")) }
                try await engine.platform.write { $0.announce(Announcement("registry")) }
                try await other.hears("catalog", of: tenant)
                try await other.hears("registry")
                try await Task.sleep(for: .milliseconds(100))
                #expect(own.count("catalog", of: tenant) == 1 && own.count("registry") == 1)
            }
            await listening.close()
        }
    }

    @Test("a process that commits and ends at once is heard")
    func lastWords() async throws {
        try await PostgresPlace.with { place in
            let other = Heard()
            let listening = try place.engine(observer: other.observer)
            listening.listen()
            try await other.hears("anything")
            try await place.withShop { engine, _ in
                try await engine.platform.write { $0.announce(Announcement("farewell")) }
            }
            try await other.hears("farewell")
            await listening.close()
        }
    }

    @Test("after its connection was lost it says that anything may have changed, and hears again")
    func reconnects() async throws {
        try await PostgresPlace.with { place in
            let heard = Heard()
            try await place.withShop { engine, shop in
                let listening = try place.engine(observer: heard.observer)
                listening.listen()
                try await heard.hears("anything")
                try await PostgresPlace.statement(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = current_database() AND (query LIKE 'LISTEN%' OR query = 'SELECT 1')
                    """, on: place.url)
                for _ in 0..<600 where heard.count("anything") < 2 { try await Task.sleep(for: .milliseconds(50)) }
                #expect(heard.count("anything") == 2)
                try await engine.platform.write { $0.announce(Announcement("registry")) }
                try await heard.hears("registry")
                await listening.close()
            }
        }
    }

    @Test("what does not fit into one notice is told in several")
    func manyTopics() async throws {
        let topics = Set((0..<500).map { Announcement("tenant/\(TenantID())-\($0)") })
        let few = Notice.few(sender: ID(), tenant: nil, announcements: topics)
        #expect(few.allSatisfy { $0.text.utf8.count < 8_000 })
        #expect(few.reduce(into: Set()) { $0.formUnion($1.announcements) } == topics)
        try await PostgresPlace.with { place in
            let other = Heard()
            let listening = try place.engine(observer: other.observer)
            listening.listen()
            try await other.hears("anything")
            try await place.withShop { engine, _ in
                try await engine.platform.write { transaction in
                    for topic in topics { transaction.announce(topic) }
                }
                for topic in topics { try await other.hears(topic.topic) }
            }
            await listening.close()
        }
    }

    @Test("a burst of commits is told in few notices")
    func burst() async throws {
        try await PostgresPlace.with { place in
            let other = Heard()
            let listening = try place.engine(observer: other.observer)
            listening.listen()
            try await other.hears("anything")
            try await place.withShop { engine, shop in
                let tenant = try #require((shop as? PostgresDatabase)?.runner.tenant)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<300 {
                        group.addTask { try await shop.write { $0.announce(Announcement("catalog")) } }
                    }
                    try await group.waitForAll()
                }
                try await shop.write { $0.announce(Announcement("last")) }
                try await other.hears("last", of: tenant)
                #expect(other.count("catalog", of: tenant) < 150)
                _ = engine
            }
            await listening.close()
        }
    }

    @Test("a shop that one removes is not there for the others any more")
    func removedShop() async throws {
        try await PostgresPlace.with { place in
            try await place.withShop { engine, shop in
                let tenant = try #require((shop as? PostgresDatabase)?.runner.tenant)
                let other = try place.engine()
                other.listen()
                _ = try await other.shop(tenant)
                try await Task.sleep(for: .milliseconds(500))
                _ = try await other.shop(tenant)
                try await engine.deleteShop(tenant)
                try await Task.sleep(for: .seconds(1))
                await #expect(throws: DatabaseError.self) { try await other.shop(tenant) }
                await other.close()
            }
        }
    }

    @Test("what others wrote to the channel is passed over", arguments: ["", "hello", "a b c", "x - y z"])
    func foreign(text: String) {
        #expect(Notice(text) == nil)
    }

    @Test("a notice is read as it was written")
    func roundTrip() {
        let notice = Notice(
            sender: ID(), tenant: TenantID(), announcements: [Announcement("catalog"), Announcement("jobs")])
        #expect(Notice(notice.text) == notice)
        let platform = Notice(sender: ID(), tenant: nil, announcements: [Announcement("registry")])
        #expect(Notice(platform.text) == platform)
    }
}
