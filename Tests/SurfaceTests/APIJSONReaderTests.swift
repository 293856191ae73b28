import Testing

@testable import API

@Suite("Reading JSON")
struct APIJSONReaderTests {
    @Test("keeps members in their order and numbers with every digit")
    func exact() throws {
        let value = try JSONReader.read(Array(#"{"b": 12345678901234567890.10, "a": [true, null, "x"]}"#.utf8))
        #expect(
            value
                == .object([
                    JSONMember("b", .number("12345678901234567890.10")), JSONMember("a", [true, .null, "x"]),
                ]))
    }

    @Test("decodes escapes, pairs of halves included")
    func escapes() throws {
        let text = #""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00""#
        #expect(try JSONReader.read(Array(text.utf8)) == .string("\"\\/\u{8}\u{C}\n\r\t\u{E9}\u{1F600}"))
    }

    @Test(
        "refuses what is not JSON",
        arguments: [
            "", " ", "{", "}", "[1,]", "{\"a\":1,}", "{'a':1}", "{a:1}", "01", "+1", ".5", "1.", "1e", "-", "0x10",
            "NaN",
            "Infinity", "tru", "truex", "\"a", "\"\n\"", "\"\\x\"", "\"\\u12g4\"", "1 2", "{} {}", "// x\n1", "[1 2]",
            "{\"a\" 1}", "\u{FEFF}{}", "\"\\", "[", "{\"a\":", "nul",
        ])
    func refused(text: String) {
        #expect(throws: JSONFault.self) { try JSONReader.read(Array(text.utf8)) }
    }

    @Test("refuses bytes and escapes that are no text")
    func notText() {
        for bytes: [UInt8] in [[0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22]] {
            #expect(throws: JSONFault.notUTF8) { try JSONReader.read(bytes) }
        }
        for text in [#""\ud800""#, #""\ud800\u0041""#, #""\udc00""#, #""\ud800x""#] {
            #expect(throws: JSONFault.self) { try JSONReader.read(Array(text.utf8)) }
        }
    }

    @Test("refuses a member that comes twice, however it is written")
    func duplicates() {
        #expect(throws: JSONFault.duplicateMember("a")) { try JSONReader.read(Array(#"{"a":1,"\u0061":2}"#.utf8)) }
        #expect(throws: JSONFault.duplicateMember("b")) { try JSONReader.read(Array(#"{"a":{"b":1,"b":1}}"#.utf8)) }
    }

    @Test("goes as deep as allowed and no deeper")
    func depth() throws {
        func nested(_ depth: Int) -> [UInt8] {
            Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
        }
        _ = try JSONReader.read(nested(JSONReader.depthLimit))
        #expect(throws: JSONFault.tooDeep) { try JSONReader.read(nested(JSONReader.depthLimit + 2)) }
        #expect(throws: JSONFault.tooDeep) { try JSONReader.read(nested(400_000)) }
    }

    @Test("what is written is read back the same")
    func roundTrip() throws {
        let value: JSONValue = [
            "text": "a\"b\\c\u{0}\u{1F}\u{7F}</script>&é😀\u{2028}", "number": -5,
            "list": [[], [:], .null, true, false],
        ]
        #expect(try JSONReader.read(JSONOutput.bytes(value)) == value)
        #expect(!String(decoding: JSONOutput.bytes(value), as: UTF8.self).contains("<"))
    }
}
