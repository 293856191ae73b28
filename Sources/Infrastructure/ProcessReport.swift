internal import Foundation
public import Vocabulary

/// What this process says of itself, for operators.
public struct ProcessReport: Sendable, Equatable {
    /// Of the program.
    public let version: String
    public let swiftVersion: String
    /// The machine's name and the process's number.
    public let name: String
    public let startedAt: Instant
    /// Bytes of memory that are its own and in use now; nil where the system does not tell.
    public let residentBytes: Int64?
    /// Files and connections; nil where the system does not tell.
    public let openFiles: Int?

    public static let programVersion = "0.3"

    /// The moment when this was first asked for: the program asks when it starts.
    public static let startedAt = Instant.now

    /// Looks now.
    public static func now() -> ProcessReport {
        let process = ProcessInfo.processInfo
        return ProcessReport(
            version: programVersion, swiftVersion: swift,
            name: "\(process.hostName)/\(process.processIdentifier)", startedAt: startedAt,
            residentBytes: residentBytes(), openFiles: openFiles())
    }

    private static func residentBytes() -> Int64? {
        // Linux, proc(5): the second number is the resident set in pages.
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Int64($0) }
        return pages.map { $0 * Int64(sysconf(Int32(_SC_PAGESIZE))) }
    }

    private static func openFiles() -> Int? {
        // One of them is the directory that is being read.
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")).map { max(0, $0.count - 1) }
    }

    private static var swift: String {
        #if swift(>=6.3)
            "6.3"
        #elseif swift(>=6.2)
            "6.2"
        #else
            "6"
        #endif
    }
}
