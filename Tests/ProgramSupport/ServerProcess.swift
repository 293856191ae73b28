internal import Foundation
public import TestEngines

/// A server that a test started: the real program in a process of its own.
public struct ServerProcess: Sendable {
    /// "http://localhost:34567"
    public let base: String
    public let process: RunningProcess

    /// Starts the server on a free port and waits until it answers.
    /// - Parameters:
    ///   - command: "serve" or "demo".
    ///   - log: file for the server's log.
    public static func start(_ command: String, _ arguments: [String], log: String) async throws
        -> ServerProcess
    {
        let file = URL(filePath: log)
        let process = try RunningProcess(
            Program.path, [command, "--port", "0", "--log-format", "json"] + arguments, output: file)
        let deadline = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < deadline {
            let text = try String(contentsOf: file, encoding: .utf8)
            if let port = text.firstMatch(of: /"message":"Ready".*?:(\d+)"/)?.output.1 {
                return ServerProcess(base: "http://localhost:\(port)", process: process)
            }
            guard process.isRunning else {
                throw ProgramFailure(
                    "the server ended with status \(try await process.exitStatus()) before it was ready:\n\(text)")
            }
            try await Task.sleep(for: .milliseconds(10))
        }
        process.send(SIGKILL)
        throw ProgramFailure("the server was not ready after a minute; see \(log)")
    }

    /// Ends the process at once, as a power cut would end it.
    public func cut() async throws {
        process.send(SIGKILL)
        _ = try await process.exitStatus()
    }

    /// Asks the server to stop.
    /// - Returns: its exit status.
    public func stop() async throws -> Int32 {
        process.send(SIGTERM)
        return try await process.exitStatus()
    }

    /// Starts a server, runs `body`, and ends the server whatever happens.
    public static func with<Result>(
        _ command: String, _ arguments: [String], log: String, _ body: (ServerProcess) async throws -> Result
    ) async throws -> Result {
        let server = try await start(command, arguments, log: log)
        do {
            let result = try await body(server)
            try await server.cut()
            return result
        } catch {
            try await server.cut()
            throw error
        }
    }
}

/// What a test could not go on with.
public struct ProgramFailure: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}

extension TestPlace {
    /// The flags by which the program finds this place; `directory` holds what is no database.
    public func flags(directory: String) -> [String] {
        switch self {
        case .directory(let path): ["--data", path]
        case .server(let url): ["--data", directory, "--database-url", url]
        }
    }
}
