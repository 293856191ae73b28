import Persistence
import TestEngines
import Testing
import Vocabulary

@Suite struct ValueTests {
    @Test("a whole number comes back as it went in, at both ends of 64 bits", arguments: TestEngine.available)
    func integers(engine: TestEngine) async throws {
        for value in [Int64.min, -1, 0, 1, Int64.max] {
            #expect(try await roundTrip(value, column: "whole", on: engine) == value)
        }
    }

    @Test("text comes back byte for byte, in every script", arguments: TestEngine.available)
    func text(engine: TestEngine) async throws {
        let texts = [
            "", " ", "'; DROP TABLE sample; --", "$1 ?1 :a @b %s", "naïve", "nai\u{308}ve", "👩‍👩‍👧‍👦🏳️‍🌈",
            "مرحبا بالعالم", "שלום", "日本語のテキスト", "\u{FFFF}\u{10FFFF}", "tab\tline\nreturn\r",
        ]
        for value in texts {
            let read = try await roundTrip(value, column: "words", on: engine)
            #expect(Array(read.utf8) == Array(value.utf8), "\(value.debugDescription)")
        }
    }

    @Test("a megabyte of text and of bytes fits", arguments: TestEngine.available)
    func megabytes(engine: TestEngine) async throws {
        let text = String(repeating: "0123456789abcdé\n", count: 1 << 16)
        #expect(try await roundTrip(text, column: "words", on: engine) == text)
        let bytes = (0..<1 << 20).map { UInt8(truncatingIfNeeded: $0) }
        #expect(try await roundTrip(bytes, column: "bytes", on: engine) == bytes)
    }

    @Test("bytes come back, also none, also as many as an id has", arguments: TestEngine.available)
    func bytes(engine: TestEngine) async throws {
        for value in [[], [0], [UInt8](repeating: 0xFF, count: 15), (0..<16).map { UInt8($0 * 17) }, [0, 0, 0]] {
            #expect(try await roundTrip(value, column: "bytes", on: engine) == value)
        }
    }

    @Test("an id comes back", arguments: TestEngine.available)
    func ids(engine: TestEngine) async throws {
        let ids = [ProductID(), ProductID(high: 0, low: 0), ProductID(high: .max, low: .max)]
        for value in ids {
            #expect(try await roundTrip(value, column: "owner", on: engine) == value)
        }
    }

    @Test("truth comes back", arguments: TestEngine.available)
    func booleans(engine: TestEngine) async throws {
        for value in [true, false] {
            #expect(try await roundTrip(value, column: "flag", on: engine) == value)
        }
    }

    @Test("nothing comes back as nothing in every type", arguments: TestEngine.available)
    func null(engine: TestEngine) async throws {
        #expect(try await roundTrip(Int64?.none, column: "whole", on: engine) == nil)
        #expect(try await roundTrip(String?.none, column: "words", on: engine) == nil)
        #expect(try await roundTrip([UInt8]?.none, column: "bytes", on: engine) == nil)
        #expect(try await roundTrip(ProductID?.none, column: "owner", on: engine) == nil)
        #expect(try await roundTrip(Bool?.none, column: "flag", on: engine) == nil)
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

    private func roundTrip<Value: SQLConvertible>(
        _ value: Value, column: StaticString, on engine: TestEngine
    ) async throws -> Value {
        try await engine.withShop(migrations: Samples.migrations) { shop in
            let returned = try await shop.write { transaction in
                let rows = try transaction.rows(Self.insert(value, into: "\(column)"))
                return try rows.map { row -> Value in try row[0] }
            }
            let read = try await shop.read { transaction in
                let rows = try transaction.rows(Self.select("\(column)"))
                return try rows.map { row -> Value in try row["value"] }
            }
            try #require(returned.count == 1 && read.count == 1)
            return read[0]
        }
    }

    private static func insert(_ value: some SQLBindable, into column: String) -> SQL {
        switch column {
        case "whole": "INSERT INTO sample (id, whole) VALUES (1, \(value)) RETURNING whole"
        case "words": "INSERT INTO sample (id, words) VALUES (1, \(value)) RETURNING words"
        case "bytes": "INSERT INTO sample (id, bytes) VALUES (1, \(value)) RETURNING bytes"
        case "owner": "INSERT INTO sample (id, owner) VALUES (1, \(value)) RETURNING owner"
        default: "INSERT INTO sample (id, flag) VALUES (1, \(value)) RETURNING flag"
        }
    }

    private static func select(_ column: String) -> SQL {
        switch column {
        case "whole": "SELECT whole AS value FROM sample"
        case "words": "SELECT words AS value FROM sample"
        case "bytes": "SELECT bytes AS value FROM sample"
        case "owner": "SELECT owner AS value FROM sample"
        default: "SELECT flag AS value FROM sample"
        }
    }
}
