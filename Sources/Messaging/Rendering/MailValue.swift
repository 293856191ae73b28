/// What a template can name: text, parts of its own, a list of parts.
enum MailValue: Sendable {
    case text(String)
    case record([String: MailValue])
    case list([MailValue])

    /// As the template engine takes it.
    var mustache: Any {
        switch self {
        case .text(let text): text
        case .record(let values): values.mapValues(\.mustache)
        case .list(let values): values.map(\.mustache)
        }
    }

    static func optional(_ text: String?) -> MailValue? {
        text.flatMap { $0.isEmpty ? nil : .text($0) }
    }
}
