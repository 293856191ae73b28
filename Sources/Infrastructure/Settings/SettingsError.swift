/// Why the settings cannot be used; ``description`` is one line for the person who starts the program.
public enum SettingsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A value that is not allowed: the setting, where the value came from, the value unless it is a secret, what is
    /// allowed.
    case invalid(setting: String, source: String, value: String?, allowed: String)
    /// A setting that says nothing without another one.
    case incomplete(setting: String, needs: String)
    /// A flag or a key of the configuration file that no setting has, and the one that may have been meant.
    case unknown(name: String, source: String, suggestion: String?)
    /// A flag that stands at the end without its value.
    case valueMissing(flag: String)
    /// Something on the command line that belongs to no flag.
    case unexpected(argument: String)
    /// The configuration file cannot be read.
    case unreadableFile(path: String, reason: String)

    public var description: String {
        switch self {
        case .invalid(let setting, let source, let value?, let allowed):
            "setting \(setting) from \(source) is \"\(value)\"; it must be \(allowed)"
        case .invalid(let setting, let source, nil, let allowed):
            "setting \(setting) from \(source) is wrong; it must be \(allowed)"
        case .incomplete(let setting, let needs): "setting \(setting) needs setting \(needs)"
        case .unknown(let name, let source, let suggestion):
            "there is no setting \(name) (\(source))" + (suggestion.map { "; did you mean \($0)?" } ?? "")
        case .valueMissing(let flag): "\(flag) needs a value after it"
        case .unexpected(let argument): "\"\(argument)\" is not a setting; settings begin with --"
        case .unreadableFile(let path, let reason): "configuration file \(path): \(reason)"
        }
    }
}

/// Finds what may have been meant by a name that nobody has.
enum Suggestion {
    /// The name within two edits of `wrong`, the nearest first.
    static func nearest(to wrong: String, of names: [String]) -> String? {
        names.map { ($0, distance(wrong, $0)) }.filter { $0.1 <= 2 }.min { $0.1 < $1.1 }?.0
    }

    /// Levenshtein's distance, row by row.
    private static func distance(_ left: String, _ right: String) -> Int {
        let right = Array(right)
        var row = Array(0...right.count)
        for (line, character) in left.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for column in right.indices {
                let change = diagonal + (character == right[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(change, row[column] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
