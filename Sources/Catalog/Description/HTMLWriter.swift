/// Writes the kept elements, balanced, and everything else as escaped text.
struct HTMLWriter {
    private var output: [UInt8] = []
    private var open: [String] = []

    /// Deeper nesting says nothing to a reader and much to a browser's stack.
    private static let deepest = 24

    /// Elements that end an open element of the second list, up to one of the third: a new item ends the one before,
    /// a block ends the paragraph it stands in.
    private static let ending: [(starts: Set<String>, ends: Set<String>, within: Set<String>)] = [
        (
            ["p", "ul", "ol", "h2", "h3", "h4", "blockquote", "table", "hr"], ["p", "h2", "h3", "h4"],
            ["li", "td", "th", "caption", "blockquote"]
        ),
        (["li"], ["li"], ["ul", "ol"]),
        (["td", "th"], ["td", "th"], ["table"]),
        (["tr"], ["tr"], ["table"]),
        (["thead", "tbody", "tfoot"], ["caption", "thead", "tbody", "tfoot"], ["table"]),
        (["a"], ["a"], []),
    ]

    mutating func text(_ bytes: ArraySlice<UInt8>) {
        var rest = bytes
        while let byte = rest.first {
            switch byte {
            case UInt8(ascii: "<"): output += Array("&lt;".utf8)
            case UInt8(ascii: ">"): output += Array("&gt;".utf8)
            case UInt8(ascii: "&"):
                // A character reference in text is only ever a character.
                if let length = CharacterReferences.length(at: rest) {
                    output += rest.prefix(length)
                    rest = rest.dropFirst(length)
                    continue
                }
                output += Array("&amp;".utf8)
            case 0x00..<0x20 where byte != 0x0A && byte != 0x09, 0x7F: break
            default: output.append(byte)
            }
            rest = rest.dropFirst()
        }
    }

    mutating func open(_ tag: HTMLReader.Tag) {
        let name = DescriptionHTML.renamed[tag.name] ?? tag.name
        guard DescriptionHTML.kept.contains(name), open.count < Self.deepest else { return }
        for rule in Self.ending where rule.starts.contains(name) {
            let boundary = open.lastIndex { rule.within.contains($0) } ?? -1
            if let index = open.firstIndex(where: { rule.ends.contains($0) }, after: boundary) {
                closeElements(to: index)
            }
        }
        output += Array("<\(name)".utf8)
        for (attribute, value) in attributes(of: tag, named: name) {
            output += Array(" \(attribute)=\"".utf8) + CharacterReferences.escaped(value) + [UInt8(ascii: "\"")]
        }
        output.append(UInt8(ascii: ">"))
        if !DescriptionHTML.void.contains(name) { open.append(name) }
    }

    /// Closes the innermost open element of this name with all inside it; a name that is not open is passed over.
    mutating func close(_ name: String) {
        let name = DescriptionHTML.renamed[name] ?? name
        guard let index = open.lastIndex(of: name) else { return }
        closeElements(to: index)
    }

    mutating func finished() -> String {
        closeElements(to: 0)
        return String(decoding: output, as: UTF8.self).trimmed
    }

    private mutating func closeElements(to index: Int) {
        while open.count > index { output += Array("</\(open.removeLast())>".utf8) }
    }

    private func attributes(of tag: HTMLReader.Tag, named name: String) -> [(String, [UInt8])] {
        switch name {
        case "a":
            tag.attributes["href"].flatMap(DescriptionLink.address).map { [("href", $0)] } ?? []
        case "td", "th":
            ["colspan", "rowspan"].compactMap { attribute in
                guard let text = tag.attributes[attribute], let span = Int(String(decoding: text, as: UTF8.self)),
                    (1...50).contains(span)
                else { return nil }
                return (attribute, Array(String(span).utf8))
            }
        default: []
        }
    }
}

extension [String] {
    fileprivate func firstIndex(where matches: (String) -> Bool, after index: Int) -> Int? {
        self[(index + 1)...].firstIndex(where: matches)
    }
}
