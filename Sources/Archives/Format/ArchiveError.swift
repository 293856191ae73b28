/// Why an archive or a transfer of a shop was refused. Nothing is left behind.
public enum ArchiveError: Error, Equatable, Sendable {
    /// Not written by this program, cut off, or changed since.
    case damaged(String)
    /// Written by a newer version of the program.
    case newerFormat(Int)
    /// The shop in it was migrated by a newer version of the program.
    case newerSchema(String)
    /// A member whose path or kind could lead out of where it belongs.
    case unsafeMember(String)
    /// More than this installation takes in, in bytes.
    case tooLarge(limit: Int64)
    /// The file system refused.
    case file(String)

    /// One line for a person, saying what to do.
    public var explanation: String {
        switch self {
        case .damaged(let what): "this is no usable archive: \(what). Export the shop again"
        case .newerFormat(let format):
            "the archive was written by a newer version of Stoa (format \(format)): use that version"
        case .newerSchema(let migration):
            "the archive was written by a newer version of Stoa (it knows \"\(migration)\"): use that version"
        case .unsafeMember(let path): "the archive holds \"\(path)\", which has no place in one: it is refused whole"
        case .tooLarge(let limit): "the archive holds more than \(limit) bytes, which is the limit of this installation"
        case .file(let what): what
        }
    }
}
