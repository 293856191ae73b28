/// Something about a line of an imported file, in a sentence for a person.
public struct ImportProblem: Hashable, Sendable, CustomStringConvertible {
    /// Counted from 1, the header included.
    public let line: Int
    public let reason: String

    public var description: String { "line \(line): \(reason)" }
}

/// How far an import has come.
public struct ImportProgress: Hashable, Sendable {
    /// Lines of the file read so far.
    public let lines: Int
    /// Products dealt with so far.
    public let products: Int
}

/// What an import did, or would do.
public struct ImportReport: Hashable, Sendable {
    /// The format the file was read as.
    public let format: ImportFormat
    /// Nothing was kept.
    public let isDryRun: Bool
    public internal(set) var created = 0
    public internal(set) var updated = 0
    /// Products that already were as the file says.
    public internal(set) var unchanged = 0
    /// Products left out because of a problem in one of their lines.
    public internal(set) var skipped = 0
    /// Pictures that the file names by their addresses and that are not there yet.
    public internal(set) var missingPictures = 0
    /// The first thousand lines that could not be used.
    public internal(set) var problems: [ImportProblem] = []
    /// The first thousand things that were mended on the way.
    public internal(set) var notes: [ImportProblem] = []
    /// How many problems and notes there were beyond those.
    public internal(set) var unlisted = 0

    static let listed = 1000

    var products: Int { created + updated + unchanged + skipped }

    mutating func add(problems: [ImportProblem]) {
        unlisted += max(0, self.problems.count + problems.count - Self.listed)
        self.problems += problems.prefix(Self.listed - self.problems.count)
    }

    mutating func add(notes: [ImportProblem]) {
        unlisted += max(0, self.notes.count + notes.count - Self.listed)
        self.notes += notes.prefix(Self.listed - self.notes.count)
    }
}

/// Why a file cannot be imported at all.
public enum ImportError: Error, Equatable, Sendable, CustomStringConvertible {
    case emptyFile
    /// The first line is no header that the format knows.
    case unknownColumns
    /// The header names columns that are needed and missing.
    case missingColumns([String])
    case badHeader(String)

    public var description: String {
        switch self {
        case .emptyFile: "The file is empty."
        case .unknownColumns:
            "The first line is no header of a known format: it needs Handle, Title and Variant Price, or slug, title "
                + "and price."
        case .missingColumns(let names): "The header has no column \(names.joined(separator: ", "))."
        case .badHeader(let defect): "The header cannot be read. \(defect)"
        }
    }
}
