import Foundation
import Infrastructure
import Vocabulary

/// A real mail server of another make (aiosmtpd) in a process of its own, and what it took.
final class TestRelay: Sendable {
    enum Encryption: String {
        case starttls, implicit, none
    }

    /// As the server and Python's own `email` package read it.
    struct Taken: Decodable, Sendable {
        struct Part: Decodable, Sendable {
            let type: String
            let charset: String?
            let encoding: String?
            let text: String
        }

        let from: String
        let to: [String]
        let greeting: String
        let tls: Bool
        let authenticated: Bool
        let peer: [PeerPart]
        let raw: Data
        let headers: [String: String]
        let type: String
        let parts: [Part]
        let defects: [String]

        var text: String { String(decoding: raw, as: UTF8.self) }
        /// The port that the mail came from: the same for mails of one connection.
        var port: Int { peer.compactMap(\.number).first ?? 0 }
    }

    /// A host or a port.
    struct PeerPart: Decodable, Sendable {
        let number: Int?

        init(from decoder: any Decoder) throws {
            number = try? decoder.singleValueContainer().decode(Int.self)
        }
    }

    private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "scripts/relay-for-tests.py").path
    private static let python = "/usr/bin/python3"

    /// Whether aiosmtpd is there; `scripts/install-packages test` installs it. Where it must be, it counts as there, so
    /// that a test without it fails instead of passing unseen.
    static let isAvailable: Bool = {
        if ProcessInfo.processInfo.environment["STOA_TEST_REQUIRE_POSTGRES"] == "1" { return true }
        let check = Process()
        check.executableURL = URL(fileURLWithPath: python)
        check.arguments = ["-c", "import aiosmtpd"]
        check.standardError = FileHandle.nullDevice
        guard (try? check.run()) != nil else { return false }
        check.waitUntilExit()
        return check.terminationStatus == 0
    }()

    let port: Int
    let folder: String
    private let lines: LineReader

    /// Starts one, runs `body`, and ends it.
    static func run<Result>(
        _ encryption: Encryption = .starttls, login: (user: String, password: String)? = nil,
        _ body: (TestRelay) async throws -> Result
    ) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "stoa-relay-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments =
            [script, folder, "--tls", encryption.rawValue]
            + (login.map { ["--login", "\($0.user):\($0.password)"] } ?? [])
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        defer { process.terminate() }
        let lines = LineReader(output.fileHandleForReading)
        guard let first = try await lines.next(), let port = Int(first) else { throw RelayFailed() }
        return try await body(TestRelay(port: port, folder: folder, lines: lines))
    }

    private init(port: Int, folder: String, lines: LineReader) {
        self.port = port
        self.folder = folder
        self.lines = lines
    }

    /// The next mail that it took.
    func next() async throws -> Taken {
        guard let line = try await lines.next() else { throw RelayFailed() }
        return try JSONDecoder().decode(Taken.self, from: Data(line.utf8))
    }

    /// Settings that reach it.
    func settings(
        scheme: String = "smtp", login: (user: String, password: String)? = nil, trusted: Bool = true,
        encryption: SMTPSettings.Encryption = .required, timeout: Duration = .seconds(10)
    ) throws -> SMTPSettings {
        SMTPSettings(
            relay: "\(scheme)://localhost:\(port)",
            login: login.map { .init(user: $0.user, password: Secret($0.password)) }, encryption: encryption,
            authorityFile: trusted ? folder + "/relay.pem" : nil, sender: try EmailAddress("shop@sender.example"),
            greeting: "shops.example", connectTimeout: .seconds(3), timeout: timeout)
    }
}

struct RelayFailed: Error {}

/// Lines of a pipe as they come.
final class LineReader: Sendable {
    private let stream: AsyncStream<String>

    init(_ handle: FileHandle) {
        let (stream, continuation) = AsyncStream.makeStream(of: String.self)
        self.stream = stream
        Thread.detachNewThread {
            var rest = Data()
            while true {
                let data = handle.availableData
                guard !data.isEmpty else { break }
                rest += data
                while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                    continuation.yield(String(decoding: rest[rest.startIndex..<end], as: UTF8.self))
                    rest = rest[rest.index(after: end)...]
                }
            }
            continuation.finish()
        }
    }

    /// Nil when there will be none.
    func next() async throws -> String? {
        for await line in stream { return line }
        return nil
    }
}
