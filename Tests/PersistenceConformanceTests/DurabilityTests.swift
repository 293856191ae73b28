import Dispatch
import Foundation
import Persistence
import TestEngines
import Testing
import Vocabulary

@Suite(.serialized) struct DurabilityTests {
    @Test("what was acknowledged before the process was killed is there, and whole", arguments: TestEngine.available)
    func kill(engine: TestEngine) async throws {
        try await engine.withPlace { place in
            let tenant = TenantID()
            for round in 1...3 {
                let acknowledged = try await ProbeProcess.acknowledgedUntilKilled(
                    at: place, tenant: tenant, afterLines: 150 * round)
                try await place.withEngine(migrations: ProbeSchema.migrations) { engine in
                    let shop = try await engine.shop(tenant)
                    let debits: [Int] = try await shop.read { try $0.values("SELECT id FROM debit ORDER BY id") }
                    let credits: [Int] = try await shop.read { try $0.values("SELECT id FROM credit ORDER BY id") }
                    #expect(debits == credits)
                    #expect(acknowledged.subtracting(debits).isEmpty)
                    try await shop.write { transaction in
                        try transaction.execute("DELETE FROM debit")
                        try transaction.execute("DELETE FROM credit")
                    }
                }
            }
        }
    }
}

/// Runs `DurabilityProbe`, which stands beside the tests, and kills it in the middle of its work.
private enum ProbeProcess {
    /// - Parameter lines: how many acknowledgements to wait for before the kill.
    /// - Returns: every number the probe acknowledged, also those that were still in the pipe.
    static func acknowledgedUntilKilled(
        at place: TestPlace, tenant: TenantID, afterLines lines: Int
    ) async throws -> Set<Int> {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent().appending(path: "DurabilityProbe")
        process.arguments =
            switch place {
            case .directory(let path): ["directory", path, "\(tenant)"]
            case .server(let url): ["server", url, "\(tenant)"]
            }
        process.standardOutput = output
        try process.run()
        let text = try await read(output, killing: process.processIdentifier, afterLines: lines)
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGKILL)
        // A line that was cut short was not acknowledged.
        let whole = text.prefix(upTo: text.lastIndex(of: "\n") ?? text.startIndex)
        let numbers = Set(whole.split(separator: "\n").compactMap { Int($0) })
        #expect(numbers.count >= lines)
        return numbers
    }

    private static func read(_ output: Pipe, killing process: Int32, afterLines lines: Int) async throws -> String {
        let handle = output.fileHandleForReading
        return await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                var data = Data()
                var isKilled = false
                while true {
                    let part = handle.availableData
                    if part.isEmpty { break }
                    data += part
                    if !isKilled, data.count(where: { $0 == UInt8(ascii: "\n") }) >= lines {
                        kill(process, SIGKILL)
                        isKilled = true
                    }
                }
                continuation.resume(returning: String(decoding: data, as: UTF8.self))
            }
        }
    }
}
