import BackgroundJobs
import Persistence
import TestEngines
import Testing
import Vocabulary

@testable import People

@Suite("What the audit trail gives cause to look at")
struct SecurityWatchTests {
    private static let noon = Instant(milliseconds: 1_790_000_000_000)
    private static let ada = PersonID()

    private static func at(_ minutes: Int) -> Instant { noon.advanced(by: .seconds(minutes * 60)) }

    private static func record(
        _ action: String, subject: String = "x", by name: String = "Ada", _ id: PersonID = ada,
        from address: String = "192.0.2.7", at minutes: Int, _ place: PeoplePlace
    ) async throws {
        let origin = AuditTrail.Origin(AuditEvent.Actor(.staff, id: id, name: name), address: address)
        try await place.database.write { transaction in
            try AuditTrail.record(
                action, AuditEvent.Subject("staff", subject), by: origin, at: at(minutes), in: transaction)
        }
    }

    private static func look(_ place: PeoplePlace) async throws -> [SecurityAlert] {
        try await place.database.write { try SecurityWatch.look(in: $0).raised }
    }

    @Test("more rights are told once for each event, and only once", arguments: TestEngine.available)
    func privileges(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            try await Self.record("staff.renamed", at: 0, place)
            try await Self.record("role.given", at: 1, place)
            try await Self.record("api_key.created", at: 2, place)
            let raised = try await Self.look(place)
            #expect(raised.map(\.rule) == [.privileges, .privileges])
            #expect(raised.map(\.action) == ["role.given", "api_key.created"])
            #expect(raised.map(\.event) == [2, 3])
            #expect(try await Self.look(place).isEmpty)
        }
    }

    @Test(
        "ten wrong passwords within an hour for one account are an alert of that day", arguments: TestEngine.available)
    func failures(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            for minute in 0..<9 { try await Self.record(AuditTrail.signInRefused, subject: "bea", at: minute, place) }
            for minute in 0..<9 { try await Self.record(AuditTrail.signInRefused, subject: "cleo", at: minute, place) }
            #expect(try await Self.look(place).isEmpty)
            // The tenth comes when the first is more than an hour ago.
            try await Self.record(AuditTrail.signInRefused, subject: "cleo", at: 61, place)
            #expect(try await Self.look(place).isEmpty)
            for minute in 9..<30 { try await Self.record(AuditTrail.signInRefused, subject: "bea", at: minute, place) }
            let raised = try await Self.look(place)
            #expect(raised.map(\.rule) == [.manyFailures])
            #expect(raised.first?.count == 10)
        }
    }

    @Test("three networks within an hour are too many, and each new one is news", arguments: TestEngine.available)
    func places(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            try await Self.record("staff.signed_in", from: "192.0.2.7", at: 0, place)
            // A neighbour in the same network, and the first sign-in of all: no news.
            try await Self.record("staff.signed_in", from: "192.0.200.9", at: 5, place)
            #expect(try await Self.look(place).isEmpty)
            try await Self.record("staff.signed_in", from: "198.51.100.1", at: 10, place)
            #expect(try await Self.look(place).map(\.rule) == [.newPlace])
            try await Self.record("staff.signed_in", from: "2001:db8::1", at: 20, place)
            #expect(Set(try await Self.look(place).map(\.rule)) == [.manyPlaces, .newPlace])
            // Somebody else's sign-ins count for themselves.
            let bea = PersonID()
            try await Self.record("staff.signed_in", by: "Bea", bea, from: "203.0.113.5", at: 21, place)
            #expect(try await Self.look(place).isEmpty)
        }
    }

    @Test(
        "lists taken out again and again, and refunds far above the week's, are told", arguments: TestEngine.available)
    func bursts(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            for minute in 0..<4 { try await Self.record("audit.exported", at: minute, place) }
            #expect(try await Self.look(place).isEmpty)
            try await Self.record("audit.exported", at: 5, place)
            #expect(try await Self.look(place).map(\.rule) == [.massExport])
            // Ten a day is news for a few days, then what this shop does; until one day it is forty.
            for day in 0..<8 {
                let count = day == 7 ? 40 : 10
                for index in 0..<count {
                    try await Self.record("order.refunded", at: 10 + day * 24 * 60 + index, place)
                }
                let raised = try await Self.look(place)
                #expect(raised.map(\.rule) == ([0, 1, 2, 3, 7].contains(day) ? [.refundSpike] : []), "day \(day)")
            }
        }
    }

    @Test("an alert is seen once, by somebody who is written down", arguments: TestEngine.available)
    func seen(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            try await Self.record("role.changed", at: 0, place)
            let alert = try #require(try await Self.look(place).first)
            let origin = AuditTrail.Origin(AuditEvent.Actor(.staff, id: Self.ada, name: "Ada"))
            for isFirst in [true, false] {
                let changed = try await place.database.write { transaction in
                    try SecurityAlert.markSeen(alert.id, by: origin, in: transaction)
                }
                #expect(changed == isFirst)
            }
            let (unseen, all, events) = try await place.database.read { transaction in
                (
                    try SecurityAlert.unseen(in: transaction), try SecurityAlert.list(in: transaction),
                    try AuditTrail.list(in: transaction)
                )
            }
            #expect(unseen.isEmpty)
            #expect(all.map(\.seenBy) == ["Ada"])
            #expect(events.first?.action == "security_alert.seen")
        }
    }

    @Test("an event that a rule is about puts the look in line; others do not", arguments: TestEngine.available)
    func lookIsInLine(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            try await Self.record("staff.renamed", at: 0, place)
            #expect(try await Self.jobs(place) == 0)
            for minute in 1..<4 { try await Self.record("role.changed", at: minute, place) }
            #expect(try await Self.jobs(place) == 1)
        }
    }

    private static func jobs(_ place: PeoplePlace) async throws -> Int {
        try await place.database.read { try JobRecord.list(kind: WatchSecurity.kind, limit: 10, in: $0).count }
    }

    @Test("what is over is forgotten; what is not stays", arguments: TestEngine.available)
    func upkeep(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            let (now, person) = (Instant.now, PersonID())
            let session = try await place.database.write { transaction in
                try Session.begin(.staff, person, on: PeoplePlace.device, at: now, in: transaction)
            }
            try await ForgetCredentials().run(in: place.database, at: now)
            #expect(try await place.database.read { try Session.find(session, .staff, at: now, in: $0) } != nil)
            try await ForgetCredentials().run(in: place.database, at: now.advanced(by: .seconds(15 * 86_400)))
            #expect(try await place.database.read { try $0.value("SELECT count(*) FROM session", as: Int.self) } == 0)
        }
    }
}
