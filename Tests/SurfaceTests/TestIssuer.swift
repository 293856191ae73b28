import Foundation
import Infrastructure
import Testing

/// A real issuer of OpenID Connect of another make (oidc-provider-mock), in a process of its own.
struct TestIssuer {
    private static let program = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: ".build/issuer/bin/oidc-provider-mock")

    /// Whether it is there; `scripts/issuer-for-tests` installs it. Where it must be, it counts as there, so that a test
    /// without it fails instead of passing unseen.
    static let isAvailable =
        ProcessInfo.processInfo.environment["STOA_TEST_REQUIRE_POSTGRES"] == "1"
        || FileManager.default.isExecutableFile(atPath: program.path)

    let address: String

    var settings: GoogleSettings {
        GoogleSettings(clientID: "stoa", clientSecret: Secret("a secret / with signs"), issuer: address)
    }

    /// Starts one that knows these people, runs `body`, and ends it.
    /// - Parameter people: claims as JSON, each with a `sub`.
    static func run(_ people: [String], _ body: (TestIssuer) async throws -> Void) async throws {
        let port = Int.random(in: 20_000...50_000)
        let process = Process()
        process.executableURL = program
        process.arguments = ["--port", "\(port)"] + people.flatMap { ["--user-claims", $0] }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        // It does not listen to SIGTERM.
        defer { kill(process.processIdentifier, SIGKILL) }
        let issuer = TestIssuer(address: "http://localhost:\(port)")
        for _ in 0..<200 {
            if try curl(["-sf", issuer.address + "/.well-known/openid-configuration"]) != "" { break }
            try await Task.sleep(for: .milliseconds(100))
        }
        try await body(issuer)
    }

    /// What a person does there: says who they are, and is sent back.
    /// - Returns: where to.
    func signIn(_ subject: String, at address: String) throws -> String {
        try Self.curl(["-s", "-o", "/dev/null", "-w", "%{redirect_url}", "--data-urlencode", "sub=\(subject)", address])
    }

    /// Somebody who changes their mind there.
    func deny(at address: String) throws -> String {
        try Self.curl(["-s", "-o", "/dev/null", "-w", "%{redirect_url}", "-d", "action=deny", address])
    }

    private static func curl(_ arguments: [String]) throws -> String {
        let (process, pipe) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/curl")
        process.arguments = arguments
        process.standardOutput = pipe
        try process.run()
        let text = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: text, as: UTF8.self)
    }
}
