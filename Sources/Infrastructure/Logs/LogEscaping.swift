/// Text from outside on its way into a log line: it may neither end the line, nor steer a terminal, nor fill the disk.
enum LogEscaping {
    /// The longest text, in bytes, that is written whole.
    static let limit = 16 * 1024

    /// Appends `text` as a JSON string, quotes and all.
    static func appendJSON(_ text: String, to line: inout [UInt8]) {
        line.append(UInt8(ascii: "\""))
        append(text, to: &line, quoting: true)
        line.append(UInt8(ascii: "\""))
    }

    /// Appends `text` for a terminal; quotes it when it would not stand as one word.
    static func appendWord(_ text: String, to line: inout [UInt8]) {
        let isWord = !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != 0x7F }
        if isWord { append(text, to: &line, quoting: false) } else { appendJSON(text, to: &line) }
    }

    static func append(_ text: String, to line: inout [UInt8], quoting: Bool) {
        guard !isPlain(text) else { return line.append(contentsOf: text.utf8) }
        let isLong = text.utf8.count > limit
        for scalar in text.unicodeScalars {
            if isLong, line.count > limit { break }
            switch scalar {
            case "\"" where quoting: line += #"\""#.utf8
            case "\\" where quoting: line += #"\\"#.utf8
            case "\n": line += #"\n"#.utf8
            case "\r": line += #"\r"#.utf8
            case "\t": line += #"\t"#.utf8
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{202A}"..."\u{202E}",
                "\u{2066}"..."\u{2069}":
                let digits = String(scalar.value, radix: 16)
                line += (#"\u"# + String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8
            default: line += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            }
        }
        if isLong { line += "…".utf8 }
    }

    /// Almost every text is: nothing of it needs a look of its own.
    private static func isPlain(_ text: String) -> Bool {
        let utf8 = text.utf8
        return utf8.count <= limit
            && utf8.allSatisfy {
                (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
            }
    }
}
