/// How text becomes harmless in markup.
enum HTMLEscaping {
    /// Text for an element or a quoted attribute.
    static func append(_ text: String, to bytes: inout [UInt8]) {
        var text = text
        text.withUTF8 { append($0, to: &bytes) }
    }

    private static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        var clean = 0
        for index in text.indices {
            let escape: StaticString
            switch text[index] {
            case UInt8(ascii: "<"): escape = "&lt;"
            case UInt8(ascii: ">"): escape = "&gt;"
            case UInt8(ascii: "&"): escape = "&amp;"
            case UInt8(ascii: "\""): escape = "&quot;"
            case UInt8(ascii: "'"): escape = "&#39;"
            // Accented grave closed attributes in old browsers, and NUL confuses all.
            case UInt8(ascii: "`"): escape = "&#96;"
            case 0: escape = "\u{FFFD}"
            default: continue
            }
            bytes.append(contentsOf: text[clean..<index])
            escape.withUTF8Buffer { bytes.append(contentsOf: $0) }
            clean = index + 1
        }
        bytes.append(contentsOf: text[clean...])
    }

    /// Text for where the markup so far ends: what an attribute's value opens with decides what it may be.
    static func appendInPlace(_ text: String, to bytes: inout [UInt8]) {
        switch HTMLPosition(endOf: bytes) {
        case .text: append(text, to: &bytes)
        case .unquoted:
            bytes.append(UInt8(ascii: "\""))
            append(text, to: &bytes)
            bytes.append(UInt8(ascii: "\""))
        case .address: append(SafeAddress.checked(text), to: &bytes)
        case .code: break
        }
    }

    static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
        if number >= 0, number < 10 {
            bytes.append(UInt8(ascii: "0") + UInt8(number))
        } else {
            bytes.append(contentsOf: String(number).utf8)
        }
    }
}

/// Where in the markup a value is about to stand, read from the markup's end.
enum HTMLPosition {
    /// In an element, or in an attribute that is plain text.
    case text
    /// Right after `=`: the quotes were forgotten.
    case unquoted
    /// At the start of an attribute that takes an address.
    case address
    /// At the start of an attribute that is code: an event handler, a style, a document.
    case code

    init(endOf bytes: [UInt8]) {
        guard let last = bytes.last else { self = .text; return }
        let equals: Int
        if last == UInt8(ascii: "=") {
            equals = bytes.count - 1
        } else if last == UInt8(ascii: "\"") || last == UInt8(ascii: "'"), bytes.count > 1,
            bytes[bytes.count - 2] == UInt8(ascii: "=")
        {
            equals = bytes.count - 2
        } else {
            self = .text
            return
        }
        var start = equals
        while start > 0, Self.isNameByte(bytes[start - 1]) { start -= 1 }
        guard start > 0, start < equals, Self.isSpace(bytes[start - 1]) else { self = .text; return }
        let name = bytes[start..<equals]
        if Self.takesCode(name) {
            self = .code
        } else if equals == bytes.count - 1 {
            self = Self.isInTag(bytes[..<start]) ? .unquoted : .text
        } else {
            self = Self.takesAddress(name) ? .address : .text
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: ":"):
            true
        default: false
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t")
    }

    private static func isInTag(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let open = bytes.lastIndex(of: UInt8(ascii: "<")) else { return false }
        return bytes.lastIndex(of: UInt8(ascii: ">")).map { $0 < open } ?? true
    }

    private static func takesCode(_ name: ArraySlice<UInt8>) -> Bool {
        if name.count > 2, name.lowercased(0) == UInt8(ascii: "o"), name.lowercased(1) == UInt8(ascii: "n") {
            return true
        }
        return name.isName("style") || name.isName("srcdoc")
    }

    private static func takesAddress(_ name: ArraySlice<UInt8>) -> Bool {
        name.isName("href") || name.isName("src") || name.isName("action") || name.isName("formaction")
            || name.isName("srcset") || name.isName("poster") || name.isName("data") || name.isName("xlink:href")
            || name.isName("cite") || name.isName("ping")
    }
}

extension ArraySlice<UInt8> {
    fileprivate func lowercased(_ offset: Int) -> UInt8 {
        let byte = self[startIndex + offset]
        return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    fileprivate func isName(_ name: StaticString) -> Bool {
        guard count == name.utf8CodeUnitCount else { return false }
        return indices.allSatisfy { lowercased($0 - startIndex) == name.utf8Start[$0 - startIndex] }
    }
}

/// Addresses that came from outside, with those that would run code taken out.
enum SafeAddress {
    /// What stands where a dangerous address stood: leads nowhere.
    static let nowhere = "about:invalid"

    /// `text` when it is relative, or its scheme is http, https, mailto or tel.
    static func checked(_ text: String) -> String {
        var scheme: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            // Browsers skip these anywhere in a scheme: "java\nscript:".
            case 0...0x20: continue
            case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return text
            case UInt8(ascii: ":"):
                return allowed.contains(String(decoding: scheme, as: UTF8.self)) ? text : nowhere
            default: scheme.append((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte)
            }
        }
        return text
    }

    private static let allowed: Set<String> = ["http", "https", "mailto", "tel"]
}
