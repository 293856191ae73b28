import Crypto
import Foundation
import ProgramSupport
import Testing

/// Working at a shop's desk in a real browser. `STOA_SKIP_JOURNEYS=1` leaves it out where there is none.
@Suite(
    "A journey through the desk", .serialized, .timeLimit(.minutes(5)),
    .enabled(
        if: ProcessInfo.processInfo.environment["STOA_SKIP_JOURNEYS"] != "1",
        "STOA_SKIP_JOURNEYS=1: no browser was opened"))
struct DeskJourneyTests {
    private static let password = "eight tall ships"

    @Test(
        "leads from an invitation over a new role to a second factor and a sign-in with it",
        arguments: PageCheck.Screen.allCases)
    func invitation(screen: PageCheck.Screen) async throws {
        try await travel("desk-\(screen.rawValue)", on: screen) { desk in
            try await desk.signIn("ada@example.com", Self.password)
            try await desk.check.look(at: "home")
            try await desk.invite("bob@example.com", as: "support")
            let link = try await desk.newestLink()
            try await desk.leave()

            try await desk.accept(link, name: "Bob Builder", password: "nine small boats")
            #expect(try await !desk.browser.has("a[href='/desk/people']"))
            try await desk.leave()

            try await desk.signIn("ada@example.com", Self.password)
            try await desk.giveRole("manager", to: "Bob Builder")
            try await desk.leave()

            try await desk.signIn("bob@example.com", "nine small boats")
            #expect(try await desk.browser.has("a[href='/desk/people']"), "the new role counts")
            let codes = try await desk.setSecondFactorUp(Self.code)
            #expect(codes.count == 10)
            try await desk.leave()
            try await desk.signIn("bob@example.com", "nine small boats", code: codes.first)
            for page in [
                "people", "roles", "roles/support", "audit", "alerts", "security", "api-keys/new", "profile",
                "mail-templates", "mail-templates/invitation/en", "vendors", "vendors/new", "profile/shops",
                "search?q=bob",
            ] {
                try await desk.browser.open(desk.base + "/desk/" + page)
                try await desk.check.look(at: page.replacing("/", with: "-").replacing("?q=", with: "-"))
            }
        }
    }

    /// What an authenticator app shows now (RFC 6238), made here without our own rules.
    private static func code(_ key: String) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        let bits = key.compactMap { alphabet.firstIndex(of: $0) }.flatMap { value in
            (0..<5).map { value >> (4 - $0) & 1 }
        }
        let secret = stride(from: 0, to: bits.count - 7, by: 8).map { start in
            UInt8(bits[start..<start + 8].reduce(0) { $0 << 1 | $1 })
        }
        let step = UInt64(Date().timeIntervalSince1970 / 30)
        let message = withUnsafeBytes(of: step.bigEndian) { Array($0) }
        let digest = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: secret)))
        let offset = Int(digest[19] & 15)
        let number = digest[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        return String(String(number % 1_000_000 + 1_000_000).dropFirst())
    }

    /// A shop with an owner, a server for it, and a browser.
    func travel(
        _ journey: String, on screen: PageCheck.Screen, _ body: (DeskTraveller) async throws -> Void
    ) async throws {
        let data = FileManager.default.temporaryDirectory.appending(path: "stoa-desk-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: data) }
        try await Self.makeShop(data.path)
        let log = data.appending(path: "server.log").path
        try await ServerProcess.with("serve", ["--data", data.path], log: log) { server in
            try await Driver.with { driver in
                try await driver.withBrowser { browser in
                    let check = try await PageCheck(browser, on: screen, journey: journey)
                    let base = server.base.replacing("localhost", with: "tea.localhost")
                    try await body(DeskTraveller(browser: browser, check: check, base: base, console: server.base))
                }
            }
            #expect(try await server.stop() == 0)
        }
    }

    private static func makeShop(_ data: String) async throws {
        setenv("STOA_OWNER_PASSWORD", password, 1)
        setenv("STOA_OPERATOR_PASSWORD", "nine small boats", 1)
        let commands = [
            [
                "tenant", "create", "--slug", "tea", "--name", "Tea & Daughters", "--currency", "EUR", "--country",
                "DE",
                "--owner-email", "ada@example.com", "--test-payments",
            ],
            ["operator", "create", "--email", "op@example.com", "--name", "Olga"],
        ]
        for command in commands {
            let outcome = try await Program.run(command + ["--data", data])
            guard outcome.status == 0 else { throw ProgramFailure(outcome.errors) }
        }
    }
}
