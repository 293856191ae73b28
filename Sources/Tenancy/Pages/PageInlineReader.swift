/// Reads the words of a line: one pass, whatever is written there.
struct PageInlineReader {
    /// A mark that was opened and not closed yet, with what stood before it.
    private struct Open {
        let mark: String
        let before: [PageText.Inline]
    }

    private var rest: Substring
    private var text = ""
    private var line: [PageText.Inline] = []
    private var open: [Open] = []

    /// Where the next end of a link or gap is; nil within where there is none.
    private var ends: [String: Substring.Index?] = [:]

    static func read(_ words: Substring) -> [PageText.Inline] {
        var reader = PageInlineReader(rest: words)
        return reader.read()
    }

    private init(rest: Substring) {
        self.rest = rest
    }

    private mutating func read() -> [PageText.Inline] {
        while let character = rest.first {
            switch character {
            case "\\": escape()
            case "*": mark(rest.hasPrefix("**") && !closesInner ? "**" : "*")
            case "[": bracket()
            case "\n":
                flush()
                line.append(.lineBreak)
                rest = rest.dropFirst()
            default:
                text.append(character)
                rest = rest.dropFirst()
            }
        }
        flush()
        // What was never closed is what it looks like.
        while let unclosed = open.popLast() { line = unclosed.before + [.text(unclosed.mark)] + line }
        return line
    }

    private mutating func flush() {
        if !text.isEmpty { line.append(.text(text)) }
        text = ""
    }

    private mutating func escape() {
        rest = rest.dropFirst()
        guard let next = rest.first, next.isASCII, next.isPunctuation || next.isSymbol else {
            text.append("\\")
            return
        }
        text.append(next)
        rest = rest.dropFirst()
    }

    /// In "**a *b***" the first of three ends what was opened last.
    private var closesInner: Bool {
        open.last?.mark == "*" && open.count == 2
    }

    /// Two kinds of marks, each open once at most: nothing nests deeper.
    private mutating func mark(_ mark: String) {
        rest = rest.dropFirst(mark.count)
        guard let index = open.lastIndex(where: { $0.mark == mark }) else {
            guard open.count < 2, let next = rest.first, !next.isWhitespace else {
                text += mark
                return
            }
            flush()
            open.append(Open(mark: mark, before: line))
            line = []
            return
        }
        flush()
        while open.count > index + 1 {
            let inner = open.removeLast()
            line = inner.before + [.text(inner.mark)] + line
        }
        let inside = line
        line = open.removeLast().before
        line.append(mark == "**" ? .strong(inside) : .emphasis(inside))
    }

    private mutating func bracket() {
        if rest.hasPrefix("[["), let (words, after) = upTo("]]", in: rest.dropFirst(2)), !words.contains("[") {
            flush()
            line.append(.gap(Self.plain(words)))
            rest = after
        } else if let (link, after) = link() {
            flush()
            line.append(link)
            rest = after
        } else {
            text.append("[")
            rest = rest.dropFirst()
        }
    }

    private mutating func link() -> (PageText.Inline, after: Substring)? {
        guard let (words, afterWords) = upTo("]", in: rest.dropFirst()), afterWords.first == "(",
            !words.contains("["), let (address, after) = upTo(")", in: afterWords.dropFirst()),
            let address = PageLink.address(Self.plain(address))
        else { return nil }
        return (.link(Self.plain(words), address: address), after)
    }

    /// What stands before the next `end` that no backslash precedes, and what follows it.
    private mutating func upTo(_ end: String, in text: Substring) -> (before: Substring, after: Substring)? {
        let known = ends[end]
        let index: Substring.Index?
        // Where the next one is, or that there is none, is looked for once, however many beginnings there are.
        if let known, known.map({ $0 >= text.startIndex }) ?? true {
            index = known
        } else {
            index = Self.first(end, in: text)
            ends[end] = .some(index)
        }
        return index.map { (text[..<$0], text[$0...].dropFirst(end.count)) }
    }

    private static func first(_ end: String, in text: Substring) -> Substring.Index? {
        var index = text.startIndex
        while index < text.endIndex {
            if text[index] == "\\" {
                index = text.index(after: index)
                if index == text.endIndex { return nil }
            } else if text[index] == end.first, text[index...].hasPrefix(end) {
                return index
            }
            index = text.index(after: index)
        }
        return nil
    }

    /// Without the backslashes.
    private static func plain(_ text: Substring) -> String {
        var result = ""
        var isEscaped = false
        for character in text {
            if character == "\\", !isEscaped {
                isEscaped = true
            } else {
                result.append(character == "\n" ? " " : character)
                isEscaped = false
            }
        }
        return result
    }
}

/// Which addresses a link may have.
enum PageLink {
    private static let schemes = ["https://", "http://", "mailto:", "tel:"]

    /// `text` when it is an address of this site or has a harmless scheme, else nil.
    static func address(_ text: String) -> String? {
        let isClean = text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }
        guard isClean, !text.isEmpty, text.utf8.count <= 2_000 else { return nil }
        let isLocal = text.hasPrefix("/") && !text.hasPrefix("//")
        let isHarmless = schemes.contains { text.lowercased().hasPrefix($0) }
        return isLocal || isHarmless ? text : nil
    }
}
