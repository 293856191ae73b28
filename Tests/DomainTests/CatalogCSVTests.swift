import Testing

@testable import Catalog

@Suite("CSV files")
struct CatalogCSVTests {
    private func records(_ text: String, pieces: Int = 1 << 16) throws -> [CSVRecord] {
        try records(Array(text.utf8), pieces: pieces)
    }

    private func records(_ bytes: [UInt8], pieces: Int = 1 << 16) throws -> [CSVRecord] {
        var reader = CSVReader(.bytes(bytes, pieces: pieces))
        var records: [CSVRecord] = []
        while let record = try reader.next() { records.append(record) }
        return records
    }

    @Test("Quotes, commas and line ends within quotes, however the bytes arrive", arguments: [1, 2, 3, 7, 1 << 16])
    func quoting(pieces: Int) throws {
        let text = "\u{FEFF}a,\"b, c\",\"say \"\"hi\"\"\"\r\n\"two\nlines\",,\"\"\nlast,ü,"
        #expect(
            try records(text, pieces: pieces) == [
                CSVRecord(line: 1, fields: ["a", "b, c", "say \"hi\""], defect: nil),
                CSVRecord(line: 2, fields: ["two\nlines", "", ""], defect: nil),
                CSVRecord(line: 4, fields: ["last", "ü", ""], defect: nil),
            ])
    }

    @Test("LF, CRLF and CR all end a line and count as one", arguments: ["\n", "\r\n", "\r"])
    func lineEnds(end: String) throws {
        let records = try records("a\(end)b\(end)\(end)c\(end)")
        #expect(records.filter { !$0.isBlank }.map(\.line) == [1, 2, 4])
        #expect(records.count == 4)
    }

    @Test("A bad record is handed over with its line, and reading goes on")
    func badRecords() throws {
        let records = try records(
            Array("a,b\nx,".utf8) + [0xC3, 0x28] + Array("\n\"c\"d,e\ng\u{0},h\ni,j\n\"open".utf8))
        #expect(records.map(\.line) == [1, 2, 3, 4, 5, 6])
        #expect(records.map { $0.defect == nil } == [true, false, false, false, true, false])
        #expect(records[1].defect == "Field 2 is not valid UTF-8.")
    }

    @Test("A quote that is never closed does not take in the rest of the file")
    func openQuote() throws {
        let line = String(repeating: "x", count: 999) + "\n"
        let records = try records("a,b\n\"open" + String(repeating: line, count: 2000) + "last,line\n")
        #expect(records[1].defect?.contains("1 MB") == true)
        #expect(records.last?.fields == ["last", "line"])
        #expect(records.last?.line == 2002)
    }

    @Test("An empty file has no records")
    func empty() throws {
        #expect(try records("").isEmpty)
        #expect(try records("\u{FEFF}").isEmpty)
    }
}
