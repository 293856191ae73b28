import Infrastructure
import Persistence
import TestEngines
import Testing
import Vocabulary

@testable import People

@Suite("Sessions")
struct SessionTests {
    private static let start = Instant(milliseconds: 1_790_000_000_000)

    @Test("a token opens its session, in its own audience only", arguments: TestEngine.available)
    func opens(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            let person = try await place.customer().of(PersonScope.self)
            let token = try await place.database.write {
                try Session.begin(.customer, person, on: PeoplePlace.device, at: Self.start, in: $0)
            }
            let found = try await place.database.read { try Session.find(token, .customer, at: Self.start, in: $0) }
            #expect(found?.person == person && found?.device == PeoplePlace.device)
            let elsewhere = try await place.database.read { try Session.find(token, .staff, at: Self.start, in: $0) }
            #expect(elsewhere == nil)
            let guessed = try await place.database.read {
                try Session.find(AccessToken(), .customer, at: Self.start, in: $0)
            }
            #expect(guessed == nil)
        }
    }

    @Test("the token itself is nowhere in the database", arguments: TestEngine.available)
    func hashed(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            let person = try await place.customer().of(PersonScope.self)
            let token = try await place.database.write {
                try Session.begin(.customer, person, on: PeoplePlace.device, in: $0)
            }
            let stored: [UInt8]? = try await place.database.read { try $0.value("SELECT token_hash FROM session") }
            #expect(stored == token.digest)
            #expect(stored != Array(token.text.utf8))
        }
    }

    @Test(
        "a session ends when it rests too long, and at its last day however busy it is",
        arguments: TestEngine.available, Audience.allCases)
    func ends(engine: TestEngine, audience: Audience) async throws {
        try await PeoplePlace.run(on: engine) { place in
            let policy = SessionPolicy.of(audience)
            let token = try await place.database.write {
                try Session.begin(audience, PersonID(), on: PeoplePlace.device, at: Self.start, in: $0)
            }
            let idle = Self.start.advanced(by: policy.idle)
            #expect(try await Self.find(token, audience, at: idle.advanced(by: .seconds(-1)), place) != nil)
            #expect(try await Self.find(token, audience, at: idle, place) == nil)

            var now = Self.start
            while let session = try await Self.find(token, audience, at: now, place) {
                let instant = now
                try await place.database.write { try session.touch(at: instant, in: $0) }
                now = now.advanced(by: policy.idle / 2)
            }
            #expect(now >= Self.start.advanced(by: policy.whole))
            #expect(now < Self.start.advanced(by: policy.whole + policy.idle))
            let end = now
            try await place.database.write { try Session.sweep(at: end, in: $0) }
            let left: Int? = try await place.database.read { try $0.value("SELECT count(*) FROM session") }
            #expect(left == 0)
        }
    }

    @Test("after a renewal the former token opens nothing", arguments: TestEngine.available)
    func renewal(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            let old = try await place.database.write {
                try Session.begin(.staff, PersonID(), on: PeoplePlace.device, in: $0)
            }
            let new = try #require(try await place.database.write { try Session.renew(old, in: $0) })
            #expect(try await Self.find(old, .staff, at: .now, place) == nil)
            #expect(try await Self.find(new, .staff, at: .now, place) != nil)
            #expect(try await place.database.write { try Session.renew(old, in: $0) } == nil)
            #expect(Session.formToken(for: old) != Session.formToken(for: new))
        }
    }

    @Test("a person sees and ends their own sessions, and nobody else's", arguments: TestEngine.available)
    func list(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            let (ada, eve) = (PersonID(), PersonID())
            let tokens = try await place.database.write { transaction in
                try [ada, ada, ada, eve].map {
                    try Session.begin(.customer, $0, on: PeoplePlace.device, in: transaction)
                }
            }
            let hers = try await place.database.read { try Session.all(of: ada, .customer, in: $0) }
            #expect(hers.count == 3)
            let stolen = try await place.database.write {
                try Session.end(hers[0].id, of: eve, .customer, in: $0)
            }
            #expect(!stolen)
            let kept = try #require(try await Self.find(tokens[1], .customer, at: .now, place))
            try await place.database.write { try Session.endAll(of: ada, .customer, except: kept.id, in: $0) }
            #expect(
                try await place.database.read { try Session.all(of: ada, .customer, in: $0) }.map(\.id) == [kept.id])
            #expect(try await Self.find(tokens[3], .customer, at: .now, place) != nil)
        }
    }

    private static func find(
        _ token: AccessToken, _ audience: Audience, at instant: Instant, _ place: PeoplePlace
    ) async throws -> Session? {
        try await place.database.read { try Session.find(token, audience, at: instant, in: $0) }
    }
}
