/// Splits HTML into tags and text. It never fails: what is no tag is text.
struct HTMLReader {
    struct Tag {
        let name: String
        var attributes: [String: [UInt8]] = [:]
    }

    enum Token {
        case text(ArraySlice<UInt8>)
        case opening(Tag)
        case closing(String)
    }

    private let bytes: [UInt8]
    private var position = 0

    init(_ html: String) {
        bytes = Array(html.utf8)
    }

    mutating func next() -> Token? {
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "<") else { return text() }
            switch byte(at: position + 1) {
            case .some(UInt8(ascii: "!")), .some(UInt8(ascii: "?")): skipDeclaration()
            case .some(UInt8(ascii: "/")) where byte(at: position + 2).map(Self.isLetter) == true:
                position += 2
                let name = name()
                skipAttributes()
                return .closing(name)
            case .some(UInt8(ascii: "/")): skip(past: UInt8(ascii: ">"))
            case .some(let letter) where Self.isLetter(letter):
                position += 1
                return .opening(Tag(name: name(), attributes: attributes()))
            default: return text()
            }
        }
        return nil
    }

    /// Skips to behind the end tag that belongs to the element just opened; to the end when there is none.
    mutating func skipContent(of name: String) {
        if DescriptionHTML.raw.contains(name) { return skipRawText(of: name) }
        var depth = 1
        while depth > 0, let token = next() {
            switch token {
            case .opening(let tag) where DescriptionHTML.raw.contains(tag.name): skipRawText(of: tag.name)
            case .opening(let tag) where tag.name == name: depth += 1
            case .closing(name): depth -= 1
            default: break
            }
        }
    }

    private mutating func skipRawText(of name: String) {
        while position < bytes.count {
            skip(to: UInt8(ascii: "<"))
            guard byte(at: position + 1) == UInt8(ascii: "/") else {
                position += 1
                continue
            }
            position += 2
            guard self.name() == name else { continue }
            return skipAttributes()
        }
    }

    /// From here up to the next `<`; a `<` that starts no tag is taken along.
    private mutating func text() -> Token {
        let start = position
        position += 1
        skip(to: UInt8(ascii: "<"))
        return .text(bytes[start..<position])
    }

    private mutating func skipDeclaration() {
        guard byte(at: position + 2) == UInt8(ascii: "-"), byte(at: position + 3) == UInt8(ascii: "-") else {
            return skip(past: UInt8(ascii: ">"))
        }
        // `<!-->` is a whole comment, so the closing dashes may be the opening ones.
        position += 2
        while position < bytes.count {
            let closes =
                byte(at: position) == UInt8(ascii: "-") && byte(at: position + 1) == UInt8(ascii: "-")
                && byte(at: position + 2) == UInt8(ascii: ">")
            position += closes ? 3 : 1
            if closes { return }
        }
    }

    private mutating func name() -> String {
        let start = position
        while let byte = byte(at: position), !Self.isBlank(byte), byte != UInt8(ascii: ">"), byte != UInt8(ascii: "/") {
            position += 1
        }
        return String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
    }

    private mutating func skipAttributes() {
        _ = attributes()
    }

    /// The attributes up to the tag's `>`, which is consumed. The first of two with one name counts.
    private mutating func attributes() -> [String: [UInt8]] {
        var attributes: [String: [UInt8]] = [:]
        while let byte = byte(at: position), byte != UInt8(ascii: ">") {
            if Self.isBlank(byte) || byte == UInt8(ascii: "/") {
                position += 1
                continue
            }
            let name = attributeName()
            skipBlanks()
            var value: [UInt8] = []
            if self.byte(at: position) == UInt8(ascii: "=") {
                position += 1
                skipBlanks()
                value = attributeValue()
            }
            if attributes[name] == nil { attributes[name] = value }
        }
        position += 1
        return attributes
    }

    private mutating func attributeName() -> String {
        let start = position
        position += 1
        while let byte = byte(at: position), !Self.isBlank(byte), byte != UInt8(ascii: ">"), byte != UInt8(ascii: "/"),
            byte != UInt8(ascii: "=")
        {
            position += 1
        }
        return String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
    }

    private mutating func attributeValue() -> [UInt8] {
        if let quote = byte(at: position), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            position += 1
            let start = position
            skip(to: quote)
            let value = bytes[start..<position]
            position += 1
            return CharacterReferences.decoded(value)
        }
        let start = position
        while let byte = byte(at: position), !Self.isBlank(byte), byte != UInt8(ascii: ">") { position += 1 }
        return CharacterReferences.decoded(bytes[start..<position])
    }

    private mutating func skipBlanks() {
        while let byte = byte(at: position), Self.isBlank(byte) { position += 1 }
    }

    private mutating func skip(to byte: UInt8) {
        position = position < bytes.count ? bytes[position...].firstIndex(of: byte) ?? bytes.count : bytes.count
    }

    private mutating func skip(past byte: UInt8) {
        skip(to: byte)
        position += 1
    }

    private func byte(at index: Int) -> UInt8? {
        index < bytes.count ? bytes[index] : nil
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }
}
