import Persistence
import TestEngines
import Testing
import Vocabulary

@testable import People

@Suite("The audit trail")
struct AuditTrailTests {
    private static let origin = AuditTrail.Origin(
        .init(.staff, id: PersonID(), name: "Ada <ada@example.com>"), address: "203.0.113.7", requestID: "r1")

    private static func record(_ count: Int, _ place: PeoplePlace) async throws {
        for number in 0..<count {
            try await place.database.write { transaction in
                var change = AuditChange()
                change.note("title", from: "a\(number)", to: "b \"quoted\" 茶")
                change.note("price", from: "1", to: "1")
                change.noteSecret("password")
                try AuditTrail.record(
                    number % 2 == 0 ? "product.changed" : "product.deleted", .init("product", "p\(number)"), change,
                    by: origin, in: transaction)
            }
        }
    }

    @Test("says who did what to what, from where, and what it was before", arguments: TestEngine.available)
    func events(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            try await Self.record(5, place)
            let events = try await place.database.read { try AuditTrail.list(limit: 3, in: $0) }
            #expect(events.map(\.number) == [5, 4, 3])
            #expect(events[0].actor == Self.origin.actor && events[0].address == "203.0.113.7")
            #expect(events[0].change.fields.map(\.name) == ["title", "password"])
            #expect(events[0].change.fields[1].before == nil && events[0].change.fields[1].after == "…")
            var filter = AuditTrail.Filter()
            filter.action = "product.deleted"
            filter.actor = Self.origin.actor.id
            let deleted = try await place.database.read { [filter] in
                try AuditTrail.list(filter, before: 4, in: $0)
            }
            #expect(deleted.map(\.number) == [2])
        }
    }

    @Test(
        "events of many writers at once have numbers without gaps, and the chain is whole",
        arguments: TestEngine.available)
    func parallel(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            try await withThrowingTaskGroup { group in
                for _ in 0..<8 { group.addTask { try await Self.record(5, place) } }
                try await group.waitForAll()
            }
            let verdict = try await place.database.read { try AuditTrail.verify(in: $0) }
            #expect(verdict.events == 40 && verdict.firstBroken == nil && verdict.head.count == 32)
        }
    }

    @Test("an event cannot be changed or removed", arguments: TestEngine.available)
    func appendOnly(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            try await Self.record(3, place)
            await #expect(throws: DatabaseError.self) {
                try await place.database.write { try $0.execute("UPDATE audit_event SET actor_name = 'Eve'") }
            }
            await #expect(throws: DatabaseError.self) {
                try await place.database.write { try $0.execute("DELETE FROM audit_event WHERE number = 2") }
            }
            #expect(try await place.database.read { try AuditTrail.verify(in: $0) }.firstBroken == nil)
        }
    }

    @Test(
        "who changes the file itself, takes an event out or puts one in, breaks the chain there",
        arguments: [
            ("UPDATE audit_event SET actor_name = 'Eve' WHERE number = 3", 3),
            ("UPDATE audit_event SET change = '[]' WHERE number = 2", 2),
            ("UPDATE audit_event SET address = '', request_id = '203.0.113.7r1' WHERE number = 4", 4),
            ("DELETE FROM audit_event WHERE number = 2", 2),
            ("UPDATE audit_event SET happened_at = happened_at + 1 WHERE number = 1", 1),
        ] as [(SQL, Int64)])
    func tampering(statement: SQL, broken: Int64) async throws {
        try await PeoplePlace.run(on: .sqlite) { place in
            try await Self.record(5, place)
            try await place.database.write { transaction in
                try transaction.execute("DROP TRIGGER audit_event_no_update")
                try transaction.execute("DROP TRIGGER audit_event_no_delete")
                try transaction.execute(statement)
            }
            #expect(try await place.database.read { try AuditTrail.verify(in: $0) }.firstBroken == broken)
        }
    }
}
