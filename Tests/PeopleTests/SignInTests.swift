import Persistence
import TestEngines
import Testing
import Vocabulary

@testable import People

@Suite("Signing in with a password")
struct SignInTests {
    /// Of "correct horse", made by the bcrypt package of Python.
    private static let bcryptOfCorrectHorse = "$2b$05$285atIgUnu4yKGF1Fd2W4urDhpdylXyhTXYN1Xx1OuRM.g1x4hKEO"

    @Test("the right password of a customer, and of nobody else", arguments: TestEngine.available)
    func customer(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            let password = try await PasswordHasher.shared.hash("a long passphrase")
            let email = try EmailAddress("ada@example.com")
            let id = try await place.database.write {
                try Customer.register(email: email, name: "Ada", password: password, locale: "en", in: $0)
            }
            let signIn = PasswordSignIn()
            #expect(try await signIn.customer(email, "a long passphrase", in: place.database) == id)
            #expect(try await signIn.customer(email, "a long passphrase ", in: place.database) == nil)
            #expect(
                try await signIn.customer(EmailAddress("eve@example.com"), "a long passphrase", in: place.database)
                    == nil)
            #expect(try await signIn.staff(email, "a long passphrase", in: place.database) == nil)
        }
    }

    @Test("who does not work here any more cannot sign in", arguments: TestEngine.available)
    func formerStaff(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            let password = try await PasswordHasher.shared.hash("a long passphrase")
            let email = try EmailAddress("ada@example.com")
            let id = try await place.database.write {
                try Staff.create(email: email, name: "Ada", password: password, role: "manager", in: $0)
            }
            #expect(try await PasswordSignIn().staff(email, "a long passphrase", in: place.database)?.id == id)
            try await place.database.write {
                try $0.execute("UPDATE staff SET deactivated_at = \(Instant.now) WHERE id = \(id)")
            }
            #expect(try await PasswordSignIn().staff(email, "a long passphrase", in: place.database) == nil)
        }
    }

    @Test(
        "a password hashed by another platform works, and is kept as our own afterwards",
        arguments: TestEngine.available)
    func imported(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            let email = try EmailAddress("ada@example.com")
            let bcrypt = PasswordHash(stored: Self.bcryptOfCorrectHorse)
            let id = try await place.database.write {
                try Customer.register(email: email, name: "Ada", password: bcrypt, locale: "en", in: $0)
            }
            #expect(try await PasswordSignIn().customer(email, "wrong horse", in: place.database) == nil)
            #expect(try await PasswordSignIn().customer(email, "correct horse", in: place.database) == id)
            let kept: PasswordHash? = try await place.database.read {
                try $0.value("SELECT password_hash FROM customer")
            }
            #expect(kept.map { PasswordHasher.isCurrent($0) } == true)
            #expect(try await PasswordSignIn().customer(email, "correct horse", in: place.database) == id)
        }
    }
}
