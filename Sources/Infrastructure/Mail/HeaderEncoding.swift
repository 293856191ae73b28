/// Writes headers as mail servers take them: ASCII, in lines of at most 76 characters (RFC 5322, RFC 2047).
enum HeaderEncoding {
    private static let longestLine = 76
    /// RFC 2047: an encoded word has 75 characters at most, of which "=?UTF-8?B?" and "?=" are twelve; base64 makes four
    /// of three bytes. A little less, so that the first one fits behind the header's name.
    private static let bytesPerWord = 42

    /// "Name: value", folded.
    static func line(_ name: String, _ value: HeaderText) -> String {
        fold(name, words(value))
    }

    /// "To: name <address>", folded.
    static func line(_ name: String, _ mailbox: Mailbox) -> String {
        guard let shown = mailbox.name, !shown.text.isEmpty else { return name + ": " + mailbox.ascii }
        let phrase = shown.isASCII && shown.text.count < 60 ? [quoted(shown.text)] : encodedWords(shown.text)
        return fold(name, phrase + ["<" + mailbox.ascii + ">"])
    }

    /// What a blank may stand between. Text that looks like an encoded word is encoded, so that it stays what it is.
    private static func words(_ value: HeaderText) -> [String] {
        let isPlain = value.isASCII && !value.text.contains("=?")
        let words = value.text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        return isPlain && words.allSatisfy({ $0.count < longestLine - 1 }) ? words : encodedWords(value.text)
    }

    /// Characters stay whole: each word is text by itself.
    private static func encodedWords(_ text: String) -> [String] {
        var words: [String] = []
        var bytes: [UInt8] = []
        func end() {
            if !bytes.isEmpty { words.append("=?UTF-8?B?" + Base64.encode(bytes) + "?=") }
            bytes = []
        }
        for scalar in text.unicodeScalars {
            let next = Array(String(scalar).utf8)
            if bytes.count + next.count > bytesPerWord { end() }
            bytes += next
        }
        end()
        return words
    }

    private static func quoted(_ text: String) -> String {
        let isAtom = text.utf8.allSatisfy { byte in
            byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-")
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        }
        if isAtom, !text.hasPrefix(" "), !text.hasSuffix(" ") { return text }
        return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    private static func fold(_ name: String, _ words: [String]) -> String {
        var result = name + ":"
        var column = result.count
        for word in words {
            if column + 1 + word.count > longestLine, column > name.count + 1 {
                result += "\r\n"
                column = 0
            }
            result += " " + word
            column += 1 + word.count
        }
        return result
    }
}

/// RFC 4648 §4, in one line.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.enumerated().reduce(UInt32(0)) { $0 | UInt32($1.element) << (16 - 8 * $1.offset) }
            for place in 0..<4 {
                result.append(
                    place <= group.count ? alphabet[Int(bits >> (18 - 6 * place)) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
