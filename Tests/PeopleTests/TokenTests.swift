import Crypto
import Foundation
import Infrastructure
import JWTKit
import Persistence
import TestEngines
import Testing
import Vocabulary

@testable import People

@Suite("Tokens")
struct TokenTests {
    @Test("a refresh token is good once and gives the next", arguments: TestEngine.available)
    func rotation(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            let person = PersonID()
            let first = try await place.database.write {
                try RefreshToken.begin(.customer, person, on: PeoplePlace.device, in: $0)
            }
            let second = try await place.database.write {
                try RefreshToken.rotate(first.next, .customer, on: PeoplePlace.device, in: $0)
            }.get()
            #expect(second.person == person && second.family == first.family && second.next != first.next)
            let third = try await place.database.write {
                try RefreshToken.rotate(second.next, .customer, on: PeoplePlace.device, in: $0)
            }
            #expect((try? third.get())?.family == first.family)
        }
    }

    @Test(
        "a refresh token that comes again ends its whole family, the newest token too", arguments: TestEngine.available)
    func reuse(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            let person = PersonID()
            let stolen = try await place.database.write {
                try RefreshToken.begin(.customer, person, on: PeoplePlace.device, in: $0)
            }
            let other = try await place.database.write {
                try RefreshToken.begin(.customer, person, on: PeoplePlace.device, in: $0)
            }
            let newest = try await place.database.write {
                try RefreshToken.rotate(stolen.next, .customer, on: PeoplePlace.device, in: $0)
            }.get()
            let again = try await place.database.write {
                try RefreshToken.rotate(stolen.next, .customer, on: PeoplePlace.device, in: $0)
            }
            #expect(again == .failure(.reused(person: person)))
            #expect(try await place.database.read { try RefreshToken.isAlive(stolen.family, in: $0) } == false)
            let late = try await place.database.write {
                try RefreshToken.rotate(newest.next, .customer, on: PeoplePlace.device, in: $0)
            }
            #expect(late == .failure(.unknown))
            #expect(try await place.database.read { try RefreshToken.isAlive(other.family, in: $0) })
        }
    }

    @Test(
        "of twenty that use one refresh token at once, one succeeds and the family ends",
        arguments: TestEngine.available)
    func race(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            let begun = try await place.database.write {
                try RefreshToken.begin(.staff, PersonID(), on: PeoplePlace.device, in: $0)
            }
            let successes = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        let result = try await place.database.write {
                            try RefreshToken.rotate(begun.next, .staff, on: PeoplePlace.device, in: $0)
                        }
                        if case .success = result { return true }
                        return false
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(successes == 1)
            #expect(try await place.database.read { try RefreshToken.isAlive(begun.family, in: $0) } == false)
        }
    }

    @Test(
        "a refresh token of one audience is none of another, and one too old is none", arguments: TestEngine.available)
    func foreign(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            let begun = try await place.database.write {
                try RefreshToken.begin(.customer, PersonID(), on: PeoplePlace.device, in: $0)
            }
            let elsewhere = try await place.database.write {
                try RefreshToken.rotate(begun.next, .staff, on: PeoplePlace.device, in: $0)
            }
            #expect(elsewhere == .failure(.unknown))
            let late = Instant.now.advanced(by: RefreshToken.idle + .seconds(1))
            let old = try await place.database.write {
                try RefreshToken.rotate(begun.next, .customer, on: PeoplePlace.device, at: late, in: $0)
            }
            #expect(old == .failure(.unknown))
        }
    }

    @Test(
        "a mailed link works once, for its purpose, until it is old or a newer one is made",
        arguments: TestEngine.available)
    func oneTime(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            func issue() async throws -> AccessToken {
                try await place.database.write {
                    try OneTimeToken.issue(.resetCustomerPassword, "ada", detail: "x", in: $0)
                }
            }
            func redeem(
                _ token: AccessToken, _ purpose: OneTimeToken.Purpose = .resetCustomerPassword,
                at instant: Instant = .now
            ) async throws -> OneTimeToken? {
                try await place.database.write { try OneTimeToken.redeem(token, purpose, at: instant, in: $0) }
            }
            let first = try await issue()
            #expect(try await redeem(first, .verifyCustomer) == nil)
            #expect(try await redeem(first) == OneTimeToken(subject: "ada", detail: "x"))
            #expect(try await redeem(first) == nil)
            let (older, newer) = (try await issue(), try await issue())
            #expect(try await redeem(older) == nil)
            #expect(try await redeem(newer, at: Instant.now.advanced(by: .seconds(3_601))) == nil)
            #expect(try await redeem(newer)?.subject == "ada")
        }
    }

    @Test(
        "an access token speaks for its person, in its shop and audience, until it ends",
        arguments: TestEngine.available)
    func access(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            let tokens = AccessTokens(vault: place.vault)
            let (person, family) = (PersonID(), TokenFamilyID())
            let token = try await tokens.sign(
                .customer, person, family, provedAt: nil, tenant: place.tenant, database: place.database)
            func bearer(
                _ text: String, _ audience: Audience = .customer, tenant: TenantID? = nil, at instant: Instant = .now
            ) async throws -> Bearer? {
                try await tokens.verify(
                    text, audience, tenant: tenant ?? place.tenant, database: place.database, at: instant)
            }
            #expect(
                try await bearer(token) == Bearer(audience: .customer, person: person, family: family, provedAt: nil))
            #expect(try await bearer(token, .staff) == nil)
            #expect(try await bearer(token, tenant: TenantID()) == nil)
            #expect(try await bearer(token, at: Instant.now.advanced(by: .seconds(601))) == nil)
            for forged in try await Forgery.all(of: token, place) {
                #expect(try await bearer(forged.value) == nil, "\(forged.key)")
            }
        }
    }

    @Test(
        "keys change without signing anybody out, and revoking them signs everybody out",
        arguments: TestEngine.available)
    func keys(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            let start = Instant.now
            let (one, other) = (AccessTokens(vault: place.vault), AccessTokens(vault: place.vault))
            let later = start.advanced(by: SigningKey.term - .seconds(5))
            _ = try await one.sign(
                .staff, PersonID(), TokenFamilyID(), provedAt: nil, tenant: place.tenant, database: place.database,
                at: start)
            let before = try await one.sign(
                .staff, PersonID(), TokenFamilyID(), provedAt: nil, tenant: place.tenant, database: place.database,
                at: later)
            let change = later.advanced(by: .seconds(10))
            let after = try await one.sign(
                .staff, PersonID(), TokenFamilyID(), provedAt: nil, tenant: place.tenant, database: place.database,
                at: change)
            let count: Int? = try await place.database.read { try $0.value("SELECT count(*) FROM signing_key") }
            #expect(count == 2)
            for token in [before, after] {
                for tokens in [one, other] {
                    #expect(
                        try await tokens.verify(
                            token, .staff, tenant: place.tenant, database: place.database, at: change) != nil)
                }
            }
            try await place.database.write { try SigningKey.revokeAll(in: $0) }
            let minuteLater = change.advanced(by: .seconds(61))
            for token in [before, after] {
                #expect(
                    try await other.verify(
                        token, .staff, tenant: place.tenant, database: place.database, at: minuteLater) == nil)
            }
        }
    }
}

/// Tokens that an attacker may send.
private enum Forgery {
    static func all(of token: String, _ place: PeoplePlace) async throws -> [String: String] {
        let parts = token.split(separator: ".").map(String.init)
        let (head, body) = (try #require(decoded(parts[0])), try #require(decoded(parts[1])))
        let claims = try JSONDecoder().decode(AccessClaims.self, from: body)
        let header = try JSONSerialization.jsonObject(with: head) as? [String: Any]
        let name = try #require(header?["kid"] as? String)
        let kid = JWKIdentifier(string: name)
        let strangers = JWTKeyCollection()
        await strangers.add(hmac: HMACKey(key: SymmetricKey(size: .bits256)), digestAlgorithm: .sha256, kid: kid)
        let unsigned = JWTKeyCollection()
        await unsigned.addUnsecuredNone(kid: kid)
        let none = encoded(#"{"alg":"none","typ":"JWT","kid":"\#(kid.string)"}"#)
        let real = try #require(
            try await place.database.read {
                try SigningKey.valid(place.vault, at: .now, in: $0)
            }.first)
        let ours = JWTKeyCollection()
        await ours.add(hmac: HMACKey(key: SymmetricKey(data: real.secret)), digestAlgorithm: .sha256, kid: kid)
        let elsewhere = AccessClaims(
            tenant: TenantID(), .customer, PersonID(), TokenFamilyID(), provedAt: nil, at: .now)
        return [
            "our key, another shop": try await ours.sign(elsewhere, kid: kid),
            "another key": try await strangers.sign(claims, kid: kid),
            "no algorithm": try await unsigned.sign(claims, kid: kid),
            "no algorithm and no signature": "\(none).\(parts[1]).",
            "no algorithm, with the signature": "\(none).\(parts[1]).\(parts[2])",
            "another person": "\(parts[0]).\(encoded(#"{"sub":"x"}"#)).\(parts[2])",
            "cut short": String(token.dropLast(4)),
            "empty": "",
            "dots": "...",
            "huge": String(repeating: "a", count: 100_000),
        ]
    }

    private static func encoded(_ text: String) -> String {
        Data(text.utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }

    private static func decoded(_ text: String) -> Data? {
        let padded = text.replacing("-", with: "+").replacing("_", with: "/")
        return Data(base64Encoded: padded + String(repeating: "=", count: (4 - padded.count % 4) % 4))
    }
}
