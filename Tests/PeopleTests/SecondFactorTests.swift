import Persistence
import TestEngines
import Testing
import Vocabulary

@testable import People

@Suite("The second factor")
struct SecondFactorTests {
    /// RFC 6238, appendix B: the last six digits of the codes for SHA-1.
    @Test(
        "codes are those of RFC 6238",
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
            (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ])
    func vectors(seconds: Int64, expected: String) {
        let code = TimeCode(secret: Array("12345678901234567890".utf8))
        let instant = Instant(milliseconds: seconds * 1000)
        #expect(code.step(of: expected, at: instant, after: nil) == seconds / 30)
        #expect(code.step(of: expected.reversed().map(String.init).joined(), at: instant, after: nil) == nil)
    }

    @Test("the secret reads as base32 does")
    func base32() {
        // RFC 4648 §10, and a whole secret.
        #expect(TimeCode(secret: Array("foobar".utf8)).base32 == "MZXW6YTBOI")
        #expect(TimeCode(secret: Array("12345678901234567890".utf8)).base32 == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
    }

    @Test("the app's address holds names of any script")
    func address() {
        let address = TimeCode(secret: [1, 2, 3]).address(issuer: "茶: 店", account: "ada+x@example.com")
        #expect(address.hasPrefix("otpauth://totp/%E8%8C%B6"))
        #expect(address.contains("secret=AEBAG") && !address.contains(" "))
    }

    @Test("it is switched on by a right code, and each code is good once", arguments: TestEngine.available)
    func enrolment(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            let staff = try await place.database.write {
                try Staff.create(
                    email: EmailAddress("ada@example.com"), name: "Ada", password: PasswordHash(stored: "…"),
                    role: Role.owner, in: $0)
            }
            let secret = TimeCode()
            let now = Instant(milliseconds: 1_790_000_000_000)
            let step = now.milliseconds / 30_000
            func prove(_ code: String, at instant: Instant = now) async throws -> Bool {
                try await place.database.write {
                    try Staff.proveSecondFactor(
                        staff, code: code, vault: place.vault, at: instant, in: $0)
                }
            }
            func enrol(_ code: String) async throws -> [String]? {
                try await place.database.write {
                    try Staff.enrol(
                        staff, secret, code: code, vault: place.vault, at: now, in: $0)
                }
            }
            #expect(try await enrol("000000x") == nil)
            #expect(try await place.database.read { try Staff.hasSecondFactor(staff, in: $0) } == false)
            let codes = try #require(try await enrol(secret.code(step: step)))
            #expect(Set(codes).count == 10)

            #expect(try await prove(secret.code(step: step)) == false, "the code of the enrolment is used up")
            #expect(try await prove(secret.code(step: step + 1)))
            #expect(try await prove(secret.code(step: step + 1)) == false)
            #expect(try await prove(secret.code(step: step - 1)) == false, "older than one that was used")
            #expect(try await prove(secret.code(step: step + 5)) == false)
            #expect(try await prove(codes[3].uppercased()))
            #expect(try await prove(codes[3]) == false)
            #expect(try await place.database.read { try Staff.recoveryCodesLeft(staff, in: $0) } == 9)

            let stored: String? = try await place.database.read { try $0.value("SELECT totp_secret FROM staff") }
            #expect(stored?.contains(secret.base32) == false && stored?.hasPrefix("v1.") == true)
            try await place.database.write { try Staff.dropSecondFactor(staff, in: $0) }
            #expect(try await prove(codes[4]) == false)
        }
    }
}
