/// Text that may stand in a header of a mail: one line, without control characters. So nothing that somebody typed can
/// begin a header of its own.
public struct HeaderText: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    /// - Returns: nil for a text with a line end or another control character.
    public init?(_ text: String) {
        guard !text.unicodeScalars.contains(where: Self.isControl) else { return nil }
        self.text = text
    }

    /// `text` with a blank for every run of control characters, without blanks around it.
    /// - Parameter limit: characters; what is longer ends in "…".
    public init(flattening text: String, limit: Int = 200) {
        let words = text.split { character in
            character == " " || character.unicodeScalars.contains(where: Self.isControl)
        }
        let line = words.joined(separator: " ")
        self.text = line.count > limit ? line.prefix(limit - 1) + "…" : line
    }

    public var description: String { text }

    var isASCII: Bool { text.utf8.allSatisfy { $0 < 0x80 } }

    /// Line and paragraph separators (U+2028, U+2029) end lines in places; the marks that turn the writing direction
    /// could make a sender look like another.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
        }
    }
}
