/// The text of a page: headings, paragraphs, lists, and words in them. There is no markup in it, so whoever shows it
/// makes markup of it and escapes every word.
///
/// What merchants type is a small part of Markdown: `## heading`, `- item`, `1. item`, `**strong**`, `*emphasis*`,
/// `[words](address)`; a line end within a paragraph stays one; a backslash makes the mark behind it a plain character.
/// `[[words]]` is a gap: something that the merchant has yet to fill in or to agree to.
public struct PageText: Sendable, Equatable {
    public enum Block: Sendable, Equatable {
        /// Below the title of the page: 2 or 3.
        case heading(level: Int, [Inline])
        case paragraph([Inline])
        case list(isOrdered: Bool, [[Inline]])
    }

    public indirect enum Inline: Sendable, Equatable {
        case text(String)
        case strong([Inline])
        case emphasis([Inline])
        /// An address of the web, of mail or of a telephone, or one of this site.
        case link(String, address: String)
        case gap(String)
        case lineBreak
    }

    public let blocks: [Block]

    /// Reads what somebody typed. Everything is something: what is no mark is text.
    public init(_ text: String) {
        var reader = PageBlockReader()
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) { reader.read(line) }
        blocks = reader.finished()
    }

    /// Whether something has yet to be filled in.
    public var hasGaps: Bool {
        blocks.contains { block in block.lines.contains { $0.contains(where: \.isGap) } }
    }

    /// The first words, for search engines.
    /// - Parameter length: characters, about; cut between words.
    public func summary(_ length: Int = 155) -> String {
        var words = ""
        for case .paragraph(let line) in blocks where words.count < length {
            words += (words.isEmpty ? "" : " ") + line.map(\.words).joined()
        }
        guard words.count > length else { return words }
        let cut = words.prefix(length)
        let end = cut.lastIndex(of: " ") ?? cut.endIndex
        return cut[..<end] + "…"
    }

    /// `value` with every mark made a plain character.
    static func escaped(_ value: String) -> String {
        var result = ""
        for character in value {
            // At the beginning of a line digits and dots are marks, too.
            if character.isASCII, character.isPunctuation || character.isSymbol { result.append("\\") }
            result.append(character)
        }
        return result
    }
}

extension PageText.Block {
    fileprivate var lines: [[PageText.Inline]] {
        switch self {
        case .heading(_, let line), .paragraph(let line): [line]
        case .list(_, let items): items
        }
    }
}

extension PageText.Inline {
    fileprivate var isGap: Bool {
        switch self {
        case .gap: true
        case .strong(let inside), .emphasis(let inside): inside.contains(where: \.isGap)
        case .text, .link, .lineBreak: false
        }
    }

    fileprivate var words: String {
        switch self {
        case .text(let text), .link(let text, _), .gap(let text): text
        case .strong(let inside), .emphasis(let inside): inside.map(\.words).joined()
        case .lineBreak: " "
        }
    }
}
