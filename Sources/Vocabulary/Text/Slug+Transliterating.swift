import Foundation

extension Slug {
    /// The slug of a title in any script: "Größe & Stoff" becomes "grosse-stoff", "Москва" "moskva", "日本" "ri-ben".
    ///
    /// It is cut at a word where it would be too long. A title without any letter or digit that can be written in
    /// Latin ("🍎") gets a short slug computed from it, the same every time; so there always is one.
    public init(transliterating title: String) {
        let ascii = title.utf8.allSatisfy { $0 < 0x80 } ? title : Self.latin(title)
        var text = ""
        var endOfLastWord = text.endIndex
        for scalar in ascii.unicodeScalars {
            if let character = Self.slugCharacter(scalar) {
                text.unicodeScalars.append(character)
            } else if scalar != "'" && scalar != "\u{2019}", text.last != "-", !text.isEmpty {
                // An apostrophe joins: "children's" is one word.
                endOfLastWord = text.endIndex
                text.append("-")
            }
            if text.utf8.count > Self.maximumLength { break }
        }
        if text.utf8.count > Self.maximumLength {
            // Cut at the last hyphen when that keeps at least half, else in the middle of the word.
            let cut = text.utf8.distance(from: text.startIndex, to: endOfLastWord)
            text = String(text.prefix(cut >= Self.maximumLength / 2 ? cut : Self.maximumLength))
        }
        while text.last == "-" { text.removeLast() }
        self.init(made: text.isEmpty ? Self.fallback(title) : text)
    }

    private static func latin(_ text: String) -> String {
        let transform = StringTransform("Any-Latin; Latin-ASCII; Lower()")
        return text.applyingTransform(transform, reverse: false) ?? text
    }

    private static func slugCharacter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar {
        case "a"..."z", "0"..."9": scalar
        case "A"..."Z": Unicode.Scalar(scalar.value + 32)
        default: nil
        }
    }

    /// "x-" and a 64-bit FNV-1a hash in base 36: stable across machines and runs, which `Hasher` is not.
    private static func fallback(_ text: String) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        return "x-" + String(hash, radix: 36)
    }
}
