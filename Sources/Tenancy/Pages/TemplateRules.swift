import Mustache

/// What text that merchants write as Mustache may hold: variables, sections and partials.
///
/// Tags that switch escaping off (`{{{x}}}`, `{{&x}}`, `{{% … }}`), that move the delimiters so that others could hide,
/// or that nest without end are refused when the text is saved.
public enum TemplateRules {
    static let deepestNesting = 16

    /// - Parameter longest: characters allowed.
    /// - Throws: ``TemplateMistake`` with the first thing that is wrong.
    public static func check(_ text: String, longest: Int) throws(TemplateMistake) {
        guard text.utf8.count <= longest * 4, text.count <= longest else { throw .tooLong(limit: longest) }
        try checkTags(of: text)
        do {
            _ = try MustacheTemplate(string: text)
        } catch {
            throw .unreadable
        }
    }

    private static func checkTags(of text: String) throws(TemplateMistake) {
        var rest = text[...]
        var depth = 0
        while let tag = rest.firstRange(of: "{{") {
            rest = rest[tag.upperBound...]
            let kind = rest.first { !$0.isWhitespace }
            switch kind {
            case "{", "&", "%", "=", "<", "$", "*": throw .tagNotAllowed("{{\(kind.map(String.init) ?? "")")
            case "#", "^": depth += 1
            case "/": depth -= 1
            default: break
            }
            guard depth <= deepestNesting else { throw .tooDeep(limit: deepestNesting) }
        }
    }
}

/// Why a text cannot be used as a template.
public enum TemplateMistake: Error, Equatable, Sendable {
    case tooLong(limit: Int)
    case tooDeep(limit: Int)
    /// What its tag begins with.
    case tagNotAllowed(String)
    /// A tag or section that does not end.
    case unreadable

    /// One line for the person who wrote it.
    public var explanation: String {
        switch self {
        case .tooLong(let limit): "The text is longer than \(limit) characters."
        case .tooDeep(let limit): "Sections are nested more than \(limit) deep."
        case .tagNotAllowed(let tag): "Tags that begin with \(tag) cannot be used."
        case .unreadable: "A tag or section is not closed: each {{#name}} needs its {{/name}}."
        }
    }
}
