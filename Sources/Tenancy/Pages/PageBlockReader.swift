/// Puts lines together to headings, paragraphs and lists.
struct PageBlockReader {
    private var blocks: [PageText.Block] = []
    private var paragraph: [Substring] = []
    private var items: [Substring] = []
    private var itemsAreOrdered = false

    mutating func read(_ line: Substring) {
        let line = line.trimmingPrefix { $0 == " " || $0 == "\t" }
        if line.allSatisfy(\.isWhitespace) {
            end()
        } else if let (level, words) = Self.heading(line) {
            end()
            blocks.append(.heading(level: level, PageInlineReader.read(words)))
        } else if let (isOrdered, words) = Self.item(line) {
            if !paragraph.isEmpty || (!items.isEmpty && isOrdered != itemsAreOrdered) { end() }
            itemsAreOrdered = isOrdered
            items.append(words)
        } else if items.isEmpty {
            paragraph.append(line)
        } else {
            // A line that begins without a mark goes on with the item before it.
            items[items.count - 1] += "\n" + line
        }
    }

    mutating func finished() -> [PageText.Block] {
        end()
        return blocks
    }

    private mutating func end() {
        if !paragraph.isEmpty {
            blocks.append(.paragraph(PageInlineReader.read(paragraph.joined(separator: "\n")[...])))
        }
        if !items.isEmpty {
            blocks.append(.list(isOrdered: itemsAreOrdered, items.map { PageInlineReader.read($0) }))
        }
        paragraph = []
        items = []
    }

    /// The page's title is its first heading, so the text's own begin with the second level.
    private static func heading(_ line: Substring) -> (level: Int, words: Substring)? {
        let marks = line.prefix { $0 == "#" }.count
        guard (1...6).contains(marks), line.dropFirst(marks).first == " " else { return nil }
        return (min(max(marks, 2), 3), line.dropFirst(marks + 1))
    }

    private static func item(_ line: Substring) -> (isOrdered: Bool, words: Substring)? {
        if line.hasPrefix("- ") || line.hasPrefix("* ") { return (false, line.dropFirst(2)) }
        let digits = line.prefix { $0.isASCII && $0.isNumber }.count
        guard (1...3).contains(digits), line.dropFirst(digits).hasPrefix(". ") else { return nil }
        return (true, line.dropFirst(digits + 2))
    }
}
