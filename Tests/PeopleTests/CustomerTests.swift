import Persistence
import TestEngines
import Testing
import Vocabulary

@testable import People

@Suite("Customers")
struct CustomerTests {
    @Test("an address has one account in a shop, whatever its capitals", arguments: TestEngine.available)
    func unique(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            let id = try await place.customer("Ada@Example.com")
            await #expect(throws: CustomerEmailTaken.self) { _ = try await place.customer("aDA@example.COM") }
            let found = try await place.database.read { try Customer.find(EmailAddress("ADA@example.com"), in: $0) }
            #expect(found?.id == id && found?.email == "ada@example.com" && found?.emailVerifiedAt == nil)
        }
    }

    @Test("an address is proved only while it is the customer's", arguments: TestEngine.available)
    func verification(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            let id = try await place.customer()
            _ = try await place.customer("bob@example.com")
            let (old, new) = (try EmailAddress("ada@example.com"), try EmailAddress("lovelace@example.com"))
            try await place.database.write { try Customer.changeEmail(id, to: new, in: $0) }
            #expect(try await place.database.write { try Customer.markVerified(id, old, in: $0) } == false)
            #expect(try await place.database.write { try Customer.markVerified(id, new, in: $0) })
            await #expect(throws: CustomerEmailTaken.self) {
                try await place.database.write {
                    try Customer.changeEmail(id, to: EmailAddress("bob@example.com"), in: $0)
                }
            }
        }
    }

    @Test("a new password ends every session but the one it was set in", arguments: TestEngine.available)
    func password(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            let id = try await place.customer()
            let person = id.of(PersonScope.self)
            let (here, there) = try await place.database.write { transaction in
                (
                    try Session.begin(.customer, person, on: PeoplePlace.device, in: transaction),
                    try Session.begin(.customer, person, on: PeoplePlace.device, in: transaction)
                )
            }
            let app = try await place.database.write {
                try RefreshToken.begin(.customer, person, on: PeoplePlace.device, in: $0)
            }
            try await place.database.write { transaction in
                let kept = try Session.find(here, .customer, in: transaction)
                try Customer.setPassword(id, PasswordHash(stored: "new"), keeping: kept?.id, in: transaction)
            }
            #expect(try await place.database.read { try Session.find(here, .customer, in: $0) } != nil)
            #expect(try await place.database.read { try Session.find(there, .customer, in: $0) } == nil)
            #expect(try await place.database.read { try RefreshToken.isAlive(app.family, in: $0) } == false)
        }
    }

    @Test("an address book has one default for each use, and nobody reaches another's", arguments: TestEngine.available)
    func addresses(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            let (ada, eve) = (try await place.customer(), try await place.customer("eve@example.com"))
            let address = try Address.validated(
                AddressDraft(
                    name: "Ada", line1: "Unter den Linden 1", city: "Berlin", postalCode: "10117", country: "DE"))
            let (first, second) = try await place.database.write { transaction in
                (
                    try CustomerAddress.add(address, to: ada, in: transaction),
                    try CustomerAddress.add(address, to: ada, defaultFor: [.billing], in: transaction)
                )
            }
            func book() async throws -> [CustomerAddress] {
                try await place.database.read { try CustomerAddress.all(of: ada, in: $0) }
            }
            #expect(try await book().map(\.isDefaultShipping) == [true, false])
            #expect(try await book().map(\.isDefaultBilling) == [false, true])
            let stolen = try await place.database.write { transaction in
                [
                    try CustomerAddress.remove(first, of: eve, in: transaction),
                    try CustomerAddress.update(first, to: address, of: eve, in: transaction),
                    try CustomerAddress.makeDefault(first, of: eve, for: .shipping, in: transaction),
                ]
            }
            #expect(stolen == [false, false, false])
            #expect(try await place.database.write { try CustomerAddress.remove(second, of: ada, in: $0) })
            #expect(try await book().map(\.id) == [first])
        }
    }

    @Test("a deleted account leaves nothing that opens or names it", arguments: TestEngine.available)
    func deletion(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            let id = try await place.customer()
            let token = try await place.database.write { transaction in
                try Customer.link(id, issuer: "https://id.example", subject: "1", in: transaction)
                _ = try OneTimeToken.issue(.verifyCustomer, "\(id)", in: transaction)
                return try Session.begin(.customer, id.of(PersonScope.self), on: PeoplePlace.device, in: transaction)
            }
            try await place.database.write { try Customer.delete(id, in: $0) }
            #expect(try await place.database.read { try Session.find(token, .customer, in: $0) } == nil)
            for table: SQL in [
                "customer", "customer_identity", "customer_address", "session", "one_time_token", "passkey",
            ] {
                let left: Int? = try await place.database.read { try $0.value("SELECT count(*) FROM \(table)") }
                #expect(left == 0)
            }
            _ = try await place.customer()
        }
    }

    @Test("an API key does what its scopes say, until it expires or is revoked", arguments: TestEngine.available)
    func apiKeys(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            let now = Instant.now
            let made = try await place.database.write {
                try APIKey.create(
                    "Till", scopes: [.readOrders, .readCatalog], expiresAt: now.advanced(by: .seconds(60)),
                    by: StaffID(), at: now, in: $0)
            }
            func find(_ text: String, at instant: Instant = now) async throws -> APIKey? {
                try await place.database.read { try APIKey.find(text, at: instant, in: $0) }
            }
            let found = try #require(try await find(made.key))
            #expect(found.scopes == [.readOrders, .readCatalog] && found.hint == made.key.prefix(11))
            for wrong in [String(made.key.dropLast()) + "x", String(made.key.dropFirst(5)), "", "stoa_"] {
                #expect(try await find(wrong) == nil || wrong == made.key)
            }
            #expect(try await find(made.key, at: now.advanced(by: .seconds(60))) == nil)
            try await place.database.write { try found.touch(at: now, in: $0) }
            #expect(try await find(made.key)?.usedAt == now)
            #expect(try await place.database.write { try APIKey.revoke(made.id, in: $0) })
            #expect(try await find(made.key) == nil)
            #expect(try await place.database.write { try APIKey.revoke(made.id, in: $0) } == false)
        }
    }
}
