import Mustache
import Synchronization

/// Templates by their text, read once: every order is confirmed by the same few.
final class ParsedTemplates: Sendable {
    static let shared = ParsedTemplates()

    /// Ours in all languages, and those that many shops have changed.
    private static let limit = 500

    private let templates = Mutex<[String: MustacheTemplate]>([:])

    /// - Throws: when the text is no template.
    func template(_ text: String) throws -> MustacheTemplate {
        if let known = templates.withLock({ $0[text] }) { return known }
        let template = try MustacheTemplate(string: text)
        templates.withLock { templates in
            if templates.count >= Self.limit { templates.removeAll() }
            templates[text] = template
        }
        return template
    }
}
