/// `&amp;`, `&#233;`, `&#xE9;`: as many of HTML's character references as safety and search need.
enum CharacterReferences {
    private static let named: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "colon": ":", "tab": "\t",
        "newline": "\n", "sol": "/", "lpar": "(", "rpar": ")", "auml": "ä", "ouml": "ö", "uuml": "ü", "szlig": "ß",
        "eacute": "é", "egrave": "è", "agrave": "à", "ccedil": "ç", "ndash": "–", "mdash": "—", "hellip": "…",
        "rsquo": "’", "lsquo": "‘", "rdquo": "”", "ldquo": "“", "reg": "®", "copy": "©", "trade": "™", "deg": "°",
        "times": "×", "bull": "•", "euro": "€", "pound": "£",
    ]

    /// How long the reference is that `bytes` begins with, `&` and `;` included; nil when it is none.
    static func length(at bytes: ArraySlice<UInt8>) -> Int? {
        guard let end = bytes.prefix(33).firstIndex(of: UInt8(ascii: ";")) else { return nil }
        var body = bytes[(bytes.startIndex + 1)..<end]
        let isNumber = body.first == UInt8(ascii: "#")
        if isNumber { body = body.dropFirst() }
        guard let first = body.first, isNumber || isLetter(first) else { return nil }
        let isHexadecimal = isNumber && first | 0x20 == UInt8(ascii: "x")
        if isHexadecimal { body = body.dropFirst() }
        let isWhole = body.allSatisfy { byte in
            if isHexadecimal { return isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20) }
            return isNumber ? isDigit(byte) : isDigit(byte) || isLetter(byte)
        }
        return isWhole && !body.isEmpty ? end - bytes.startIndex + 1 : nil
    }

    /// The characters meant; references that are not known stay as they are.
    static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "&")) else { return Array(bytes) }
        var result: [UInt8] = []
        var rest = bytes
        while let byte = rest.first {
            if byte == UInt8(ascii: "&"), let length = length(at: rest),
                let character = character(rest.dropFirst().prefix(length - 2))
            {
                result += Array(character.utf8)
                rest = rest.dropFirst(length)
            } else {
                result.append(byte)
                rest = rest.dropFirst()
            }
        }
        return result
    }

    /// `bytes` as the value of an attribute in double quotes.
    static func escaped(_ bytes: [UInt8]) -> [UInt8] {
        bytes.flatMap { byte -> [UInt8] in
            switch byte {
            case UInt8(ascii: "&"): Array("&amp;".utf8)
            case UInt8(ascii: "\""): Array("&quot;".utf8)
            case UInt8(ascii: "<"): Array("&lt;".utf8)
            case UInt8(ascii: ">"): Array("&gt;".utf8)
            default: [byte]
            }
        }
    }

    private static func character(_ body: ArraySlice<UInt8>) -> String? {
        let text = String(decoding: body, as: UTF8.self)
        guard text.hasPrefix("#") else { return named[text.lowercased()] }
        let digits = text.dropFirst()
        let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
        let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
