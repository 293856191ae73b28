public import Foundation

/// The `stoa` executable of this build, as people run it.
public enum Program {
    /// Beside the tests' own executable; `STOA_PROGRAM` names another one.
    public static var path: URL {
        if let named = ProcessInfo.processInfo.environment["STOA_PROGRAM"] { return URL(filePath: named) }
        return URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "stoa")
    }

    /// What a command that ran to its end left behind.
    public struct Outcome: Sendable {
        public let status: Int32
        public let output: String
        public let errors: String
    }

    /// Runs a command to its end.
    public static func run(_ arguments: [String]) async throws -> Outcome {
        let directory = FileManager.default.temporaryDirectory.appending(path: "stoa-command-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let output = directory.appending(path: "output")
        let errors = directory.appending(path: "errors")
        let process = try RunningProcess(path, arguments, output: output, errors: errors)
        let status = try await process.exitStatus()
        return Outcome(
            status: status, output: try String(contentsOf: output, encoding: .utf8),
            errors: try String(contentsOf: errors, encoding: .utf8))
    }
}

/// A process that a test started and that it ends.
public final class RunningProcess: Sendable {
    private let process: Process

    /// - Parameters:
    ///   - output: file for what it prints, made anew.
    ///   - errors: file for what it complains of; the same as `output` without.
    public init(_ executable: URL, _ arguments: [String], output: URL, errors: URL? = nil) throws {
        process = Process()
        process.executableURL = executable
        process.arguments = arguments
        // Tests come from one address and in no time.
        let quick = ["STOA_RATE_LIMITS": "off"]
        process.environment = quick.merging(ProcessInfo.processInfo.environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        let outputHandle = try Self.newFile(output)
        process.standardOutput = outputHandle
        process.standardError = try errors.map(Self.newFile) ?? outputHandle
        try process.run()
    }

    public var isRunning: Bool { process.isRunning }

    /// As `kill -SIGNAL` does.
    public func send(_ signal: Int32) {
        guard process.isRunning else { return }
        kill(process.processIdentifier, signal)
    }

    /// Waits for the end of the process.
    /// - Returns: its exit status; 128 and the signal's number when a signal ended it.
    public func exitStatus() async throws -> Int32 {
        while process.isRunning { try await Task.sleep(for: .milliseconds(5)) }
        return process.terminationReason == .uncaughtSignal
            ? 128 + process.terminationStatus : process.terminationStatus
    }

    private static func newFile(_ url: URL) throws -> FileHandle {
        try Data().write(to: url)
        return try FileHandle(forWritingTo: url)
    }
}
