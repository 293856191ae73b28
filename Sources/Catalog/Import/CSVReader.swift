/// One record of a CSV file.
struct CSVRecord: Equatable {
    /// The line it begins on, counted from 1.
    let line: Int
    let fields: [String]
    /// What is wrong with it, as a sentence; nil for a good one. The fields of a bad one are a guess.
    let defect: String?

    var isBlank: Bool { defect == nil && fields.allSatisfy(\.isEmpty) && fields.count <= 1 }
}

/// Reads comma-separated values (RFC 4180) piece by piece: quotes, line ends within quotes, CRLF, LF or CR, a
/// byte order mark. A bad record is handed over with its defect, and reading goes on behind it.
struct CSVReader {
    /// A quote that is never closed would otherwise take in the rest of the file.
    static let longestRecord = 1 << 20

    private let source: ByteSource
    private var piece: [UInt8] = []
    private var position = 0
    private var line = 1
    private var isAtStart = true

    init(_ source: ByteSource) {
        self.source = source
    }

    /// The next record; nil at the end.
    mutating func next() throws -> CSVRecord? {
        if isAtStart { try skipByteOrderMark() }
        guard try peek() != nil else { return nil }
        var record = Builder(line: line)
        while let byte = try read() {
            if byte == UInt8(ascii: "\n") { line += 1 }
            if record.take(byte) == .end {
                if byte == UInt8(ascii: "\r") { try endLine() }
                return record.finished
            }
            if record.size > Self.longestRecord {
                try skipLine()
                return record.tooLong
            }
        }
        return record.finishedAtEnd
    }

    /// Behind a CR that ended a record: the LF of a CRLF belongs to it.
    private mutating func endLine() throws {
        line += 1
        if try peek() == UInt8(ascii: "\n") { _ = try read() }
    }

    private mutating func skipLine() throws {
        while let byte = try read() {
            if byte == UInt8(ascii: "\n") {
                line += 1
                return
            }
        }
    }

    private mutating func skipByteOrderMark() throws {
        isAtStart = false
        _ = try peek()
        // The first piece may hold a part of the mark only.
        while (1..<3).contains(piece.count), piece.first == 0xEF, let more = try source.next() { piece += more }
        if piece.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    private mutating func peek() throws -> UInt8? {
        while position >= piece.count {
            guard let next = try source.next() else { return nil }
            piece = next
            position = 0
        }
        return piece[position]
    }

    private mutating func read() throws -> UInt8? {
        guard let byte = try peek() else { return nil }
        position += 1
        return byte
    }
}

extension CSVReader {
    /// Puts bytes together to fields.
    fileprivate struct Builder {
        enum Step {
            case more
            case end
        }

        private enum State {
            case start
            case bare
            case quoted
            case behindQuote
        }

        let line: Int
        private(set) var size = 0
        private var state = State.start
        private var fields: [String] = []
        private var field: [UInt8] = []
        private var defect: String?

        init(line: Int) {
            self.line = line
        }

        mutating func take(_ byte: UInt8) -> Step {
            size += 1
            switch (state, byte) {
            case (.quoted, UInt8(ascii: "\"")): state = .behindQuote
            case (.quoted, _): field.append(byte)
            case (.start, UInt8(ascii: "\"")): state = .quoted
            case (.behindQuote, UInt8(ascii: "\"")):
                field.append(byte)
                state = .quoted
            case (_, UInt8(ascii: ",")): endField()
            case (_, UInt8(ascii: "\n")), (_, UInt8(ascii: "\r")):
                endField()
                return .end
            case (.behindQuote, _):
                note("There is text behind a closing quote.")
                field.append(byte)
                state = .bare
            default:
                field.append(byte)
                state = .bare
            }
            return .more
        }

        var finished: CSVRecord { CSVRecord(line: line, fields: fields, defect: defect) }

        /// The last record may have no line end.
        var finishedAtEnd: CSVRecord {
            var last = self
            if state == .quoted { last.note("A quoted field is not closed.") }
            last.endField()
            return last.finished
        }

        var tooLong: CSVRecord {
            CSVRecord(line: line, fields: fields, defect: "The record is longer than 1 MB; is a quote not closed?")
        }

        private mutating func endField() {
            if let text = String(validating: field, as: UTF8.self) {
                fields.append(text)
                if field.contains(0) { note("There is a NUL character in it.") }
            } else {
                fields.append(String(decoding: field, as: UTF8.self))
                note("Field \(fields.count) is not valid UTF-8.")
            }
            field.removeAll(keepingCapacity: true)
            state = .start
        }

        private mutating func note(_ defect: String) {
            if self.defect == nil { self.defect = defect }
        }
    }
}
