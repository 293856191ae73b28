import Foundation
import Persistence
import TestEngines
import Testing

@Suite struct StreamingTests {
    @Test("a million rows pass through in constant memory", arguments: TestEngine.available)
    func million(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            let filler = String(repeating: "x", count: 300)
            let (count, sum, growth) = try await shop.read { transaction in
                let before = try Self.residentMegabytes()
                var (count, sum, peak) = (0, 0, before)
                try transaction.forEach(
                    """
                    WITH RECURSIVE numbers (n) AS (
                        SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 1000000)
                    SELECT n, \(filler) || CAST(n AS TEXT) AS filler FROM numbers
                    """
                ) { row in
                    count += 1
                    sum += try row[0]
                    if count.isMultiple(of: 50_000) { peak = max(peak, try Self.residentMegabytes()) }
                }
                return (count, sum, peak - before)
            }
            #expect(count == 1_000_000)
            #expect(sum == 500_000_500_000)
            // All rows at once would take more than 300 MB; other tests run at the same time.
            #expect(growth < 250)
        }
    }

    @Test("who stops reading in the middle can go on with the transaction", arguments: TestEngine.available)
    func stop(engine: TestEngine) async throws {
        struct Enough: Error {}
        try await engine.withShop(migrations: Samples.migrations) { shop in
            let sum: Int? = try await shop.write { transaction in
                for id in 1...10 { try transaction.execute("INSERT INTO sample (id) VALUES (\(id))") }
                var seen = 0
                #expect(throws: Enough.self) {
                    try transaction.forEach("SELECT id FROM sample ORDER BY id") { _ in
                        seen += 1
                        if seen == 3 { throw Enough() }
                    }
                }
                #expect(seen == 3)
                return try transaction.value("SELECT sum(id) FROM sample")
            }
            #expect(sum == 55)
        }
    }

    /// Of this process, from the kernel's `statm` (proc(5)): the second number counts resident pages of 4 KiB.
    private static func residentMegabytes() throws -> Int {
        let fields = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
        return (try #require(Int(fields[1]))) * 4 / 1024
    }
}
