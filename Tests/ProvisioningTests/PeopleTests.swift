import Foundation
import People
import Persistence
import TestEngines
import Testing
import Vocabulary

@Suite("People")
struct PeopleTests {
    @Test("a password is checked against its own salted hash, and nothing else fits")
    func hashing() async throws {
        let hasher = PasswordHasher()
        let hash = try await hasher.hash("correct horse battery")
        #expect(hash.text.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(try await hasher.verify("correct horse battery", hash))
        #expect(try await !hasher.verify("correct horse batterY", hash))
        #expect(try await !hasher.verify("correct horse battery", PasswordHash(stored: "nonsense")))
        #expect(try await hasher.hash("correct horse battery") != hash, "each has a salt of its own")
        #expect("\(hash)" == "…")
    }

    @Test("composed and decomposed letters are the same password")
    func composition() async throws {
        let hash = try await PasswordHasher.shared.hash("na\u{EF}ve caf\u{E9} owner")
        #expect(try await PasswordHasher.shared.verify("nai\u{308}ve cafe\u{301} owner", hash))
    }

    @Test("a flood of passwords ends in refusals, and those admitted are hashed")
    func flood() async throws {
        let hasher = PasswordHasher(threads: 1, waitingLimit: 3)
        let outcomes = await withTaskGroup(of: Bool?.self) { group in
            for _ in 0..<12 {
                group.addTask {
                    do {
                        _ = try await hasher.hash("correct horse battery")
                        return true
                    } catch is PasswordHasherBusy {
                        return false
                    } catch {
                        return nil
                    }
                }
            }
            return await group.reduce(into: [Bool?]()) { $0.append($1) }
        }
        #expect(outcomes.filter { $0 == true }.count >= 3)
        #expect(outcomes.contains(false) && !outcomes.contains(nil))
        #expect(try await hasher.hash("and then it goes on") != PasswordHash(stored: ""))
    }

    @Test(
        "passwords that are refused, and why",
        arguments: [
            ("short one", "too_short"), (String(repeating: "long ", count: 26), "too_long"),
            ("1234567890", "too_common"), ("Password123", "too_common"), ("passw0rd2024!", "too_common"),
            ("qwertyuiop", "too_common"), ("aaaaaaaaaaaa", "too_common"), ("abcabcabcabc", "too_common"),
            ("12121212121212", "too_common"), ("iLoveYou!!2023", "too_common"),
            ("ada@example.com", "too_close"), ("Tea & Company", "too_close"), ("teacompany2024", "too_close"),
            ("ada.lovelace", "too_close"),
        ])
    func refused(password: String, code: String) {
        let names = ["ada@example.com", "ada.lovelace@example.com", "Tea & Company"]
        #expect(PasswordRules.fault(in: password, names: names, field: "p")?.code == code)
    }

    @Test(
        "passwords that may be used",
        arguments: ["eight tall ships", "8374629105", "日本語のパスワードです", "teacompany is mine", "Tr0ub4dor&33"])
    func accepted(password: String) {
        #expect(PasswordRules.fault(in: password, names: ["ada@example.com", "Tea Company"], field: "p") == nil)
    }

    @Test("an e-mail address works once at a desk, whatever its capitals", arguments: TestEngine.available)
    func uniqueEmail(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Migrations(platform: [], shop: PeopleMigrations.all)) { database in
            let hash = PasswordHash(stored: "x")
            try await database.write { transaction in
                try Role.seed(in: transaction)
                try Staff.create(
                    email: EmailAddress("Ada@Example.com"), name: "Ada", password: hash, role: "owner", in: transaction)
            }
            await #expect(throws: StaffEmailTaken()) {
                try await database.write {
                    try Staff.create(
                        email: EmailAddress("ada@example.com"), name: "A", password: hash, role: "support", in: $0)
                }
            }
            let found = try await database.read { try Staff.passwordHash(of: EmailAddress("ADA@example.COM"), in: $0) }
            #expect(found == hash)
            await #expect(throws: DatabaseError.self, "a role that the shop does not have") {
                try await database.write {
                    try Staff.create(
                        email: EmailAddress("b@example.com"), name: "B", password: hash, role: "king", in: $0)
                }
            }
        }
    }

    @Test("seeding roles twice changes nothing, and what the shop changed stays", arguments: TestEngine.available)
    func roles(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Migrations(platform: [], shop: PeopleMigrations.all)) { database in
            try await database.write { try Role.seed(in: $0) }
            let first = try await database.read { try Role.all(in: $0) }
            #expect(
                first.map(\.name) == [
                    "accountant", "catalog", "fulfilment", "manager", "owner", "support", "vendor",
                ])
            #expect(first == Role.seeded.sorted { $0.name < $1.name })
            try await database.write { transaction in
                try transaction.execute("DELETE FROM role_permission WHERE role = 'support'")
                try Role.seed(in: transaction)
            }
            let support = try await database.read { try Role.all(in: $0) }.first { $0.name == "support" }
            #expect(support?.permissions == [])
        }
    }
}
