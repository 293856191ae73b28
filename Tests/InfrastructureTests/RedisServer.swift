import Foundation

/// A Redis of one test: on a socket in a directory of its own, keeping nothing.
final class RedisServer: Sendable {
    static let program = ["/usr/bin/redis-server", "/usr/local/bin/redis-server"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }
    static var isInstalled: Bool { program != nil }

    let directory: URL
    let password: String?
    nonisolated(unsafe) private var process: Process?

    var socket: String { directory.appending(path: "s").path }
    /// With the password, when there is one.
    var url: String { "unix://" + (password.map { ":\($0)@" } ?? "") + socket }

    init(password: String? = nil) throws {
        self.password = password
        directory = FileManager.default.temporaryDirectory.appending(path: "stoa-redis-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    }

    func start() async throws {
        let process = Process()
        process.executableURL = URL(filePath: Self.program ?? "/nowhere")
        process.arguments =
            ["--port", "0", "--unixsocket", socket, "--save", "", "--appendonly", "no", "--dir", directory.path]
            + (password.map { ["--requirepass", $0] } ?? [])
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        self.process = process
        for _ in 0..<1_000 where !FileManager.default.fileExists(atPath: socket) {
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// As a power cut would end it.
    func kill() async throws {
        guard let process else { return }
        send(SIGKILL)
        while process.isRunning { try await Task.sleep(for: .milliseconds(2)) }
        unlink(socket)
    }

    func send(_ signal: Int32) {
        guard let process, process.isRunning else { return }
        _ = Foundation.kill(process.processIdentifier, signal)
    }

    func remove() async throws {
        send(SIGCONT)
        try await kill()
        try FileManager.default.removeItem(at: directory)
    }

    /// Starts one, runs `body`, and removes everything.
    static func with(password: String? = nil, _ body: (RedisServer) async throws -> Void) async throws {
        let server = try RedisServer(password: password)
        try await server.start()
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await body(server))
        } catch {
            outcome = .failure(error)
        }
        try await server.remove()
        try outcome.get()
    }
}
