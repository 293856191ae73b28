import Persistence
import TestEngines
import Testing
import Vocabulary

@Suite struct ValueTests {
    @Test("a whole number comes back as it went in, at both ends of 64 bits", arguments: TestEngine.available)
    func integers(engine: TestEngine) async throws {
        try await expectRoundTrips([Int64?](arrayLiteral: .min, -1, 0, 1, .max, nil), .whole, on: engine)
    }

    @Test("text comes back byte for byte, in every script", arguments: TestEngine.available)
    func text(engine: TestEngine) async throws {
        let texts = [
            "", " ", "'; DROP TABLE sample; --", "$1 ?1 :a @b %s", "naïve", "nai\u{308}ve", "👩‍👩‍👧‍👦🏳️‍🌈",
            "مرحبا بالعالم", "שלום", "日本語のテキスト", "\u{FFFF}\u{10FFFF}", "tab\tline\nreturn\r",
            String(repeating: "0123456789abcdé\n", count: 1 << 16), nil,
        ]
        let read = try await roundTrips(texts, .words, on: engine)
        // `==` calls two spellings of ï equal; a database must not change one into the other.
        #expect(read.map { $0.map { Array($0.utf8) } } == texts.map { $0.map { Array($0.utf8) } })
    }

    @Test("bytes come back, also none, also as many as an id has, also a megabyte", arguments: TestEngine.available)
    func bytes(engine: TestEngine) async throws {
        let values: [[UInt8]?] = [
            [], [0], [UInt8](repeating: 0xFF, count: 15), (0..<16).map { UInt8($0 * 17) }, [0, 0, 0],
            (0..<1 << 20).map { UInt8(truncatingIfNeeded: $0) }, nil,
        ]
        try await expectRoundTrips(values, .bytes, on: engine)
    }

    @Test("an id comes back", arguments: TestEngine.available)
    func ids(engine: TestEngine) async throws {
        let ids = [ProductID(), ProductID(high: 0, low: 0), ProductID(high: .max, low: .max), nil]
        try await expectRoundTrips(ids, .owner, on: engine)
    }

    @Test("truth comes back", arguments: TestEngine.available)
    func booleans(engine: TestEngine) async throws {
        try await expectRoundTrips([true, false, nil], .flag, on: engine)
    }

    @Test("a real number and a sum come back as numbers", arguments: TestEngine.available)
    func computed(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            let (real, sum) = try await shop.write { transaction in
                for id in 1...3 {
                    try transaction.execute("INSERT INTO sample (id, whole) VALUES (\(id), \(Int64(1) << 40))")
                }
                let real: Double? = try transaction.value("SELECT CAST(0.1 AS DOUBLE PRECISION)")
                let sum: Int64? = try transaction.value("SELECT sum(whole) FROM sample")
                return (real, sum)
            }
            #expect(real == 0.1)
            #expect(sum == 3 << 40)
        }
    }

    @Test("a text with a NUL byte is refused before it is stored", arguments: TestEngine.available)
    func nul(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            await #expect(throws: DatabaseError.nulInText) {
                try await shop.write { try $0.execute("INSERT INTO sample (id, words) VALUES (1, \("a\0b"))") }
            }
            let rows = try await shop.read { try $0.rows("SELECT id FROM sample") }
            #expect(rows.isEmpty)
        }
    }

    @Test("a value is a value, whatever it looks like, and lists match their members", arguments: TestEngine.available)
    func lists(engine: TestEngine) async throws {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            let found = try await shop.write { transaction in
                for id in 1...5 {
                    try transaction.execute("INSERT INTO sample (id, whole) VALUES (\(id), \(id * 10))")
                }
                let some: [Int] = try transaction.values(
                    "SELECT id FROM sample WHERE whole IN \(list: [20, 40, 99]) ORDER BY id")
                let none: [Int] = try transaction.values("SELECT id FROM sample WHERE whole IN \(list: [Int]())")
                return [some, none]
            }
            #expect(found == [[2, 4], []])
        }
    }

    private func expectRoundTrips<Value: SQLConvertible & Equatable>(
        _ values: [Value], _ column: SampleColumn, on engine: TestEngine
    ) async throws {
        #expect(try await roundTrips(values, column, on: engine) == values)
    }

    /// Stores each value in a row of its own and reads all back.
    private func roundTrips<Value: SQLConvertible>(
        _ values: [Value], _ column: SampleColumn, on engine: TestEngine
    ) async throws -> [Value] {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            try await shop.write { transaction in
                for (id, value) in values.enumerated() {
                    try transaction.execute("INSERT INTO sample (id, \(column.name)) VALUES (\(id), \(value))")
                }
            }
            return try await shop.read { try $0.values("SELECT \(column.name) FROM sample ORDER BY id") }
        }
    }
}

/// A column of each type.
private enum SampleColumn {
    case whole, words, bytes, owner, flag

    var name: SQL {
        switch self {
        case .whole: "whole"
        case .words: "words"
        case .bytes: "bytes"
        case .owner: "owner"
        case .flag: "flag"
        }
    }
}
