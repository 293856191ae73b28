/// The visible words of one language. Every language here has all of them: the compiler counts.
public struct Words: Sendable, Hashable {
    let language: Language
    /// BCP 47, for the `lang` attribute: the language the words are in.
    public let tag: String

    /// - Parameter locale: BCP 47, such as "de-DE"; an unknown language is English.
    public init(_ locale: String) {
        let primary = locale.prefix { $0 != "-" && $0 != "_" }.lowercased()
        if let language = Language(rawValue: primary) {
            self.language = language
            tag = locale
        } else {
            language = .english
            tag = "en"
        }
    }

    public static let english = Words("en")

    /// The writing direction, for the `dir` attribute.
    public var direction: String { language == .arabic ? "rtl" : "ltr" }

    public func callAsFunction(_ word: Word) -> String {
        switch language {
        case .english: EnglishWords.text(word)
        case .german: GermanWords.text(word)
        case .japanese: JapaneseWords.text(word)
        case .arabic: ArabicWords.text(word)
        }
    }

    /// With `{0}`, `{1}` … filled in.
    public func callAsFunction(_ word: Word, _ arguments: String...) -> String {
        Self.fill(self(word), arguments)
    }

    /// With the plural that `count` asks for. `{0}` is the number, `{1}` … are the arguments.
    /// - Parameter shown: the number as the shop writes it; by default plain digits.
    public func callAsFunction(_ word: CountedWord, _ count: Int, shown: String? = nil, _ arguments: String...)
        -> String
    {
        let forms =
            switch language {
            case .english: EnglishWords.forms(word)
            case .german: GermanWords.forms(word)
            case .japanese: JapaneseWords.forms(word)
            case .arabic: ArabicWords.forms(word)
            }
        let form = forms.form(language.plural(of: count))
        return Self.fill(form, [shown ?? String(count)] + arguments)
    }

    static func fill(_ template: String, _ arguments: [String]) -> String {
        var result = ""
        result.reserveCapacity(template.utf8.count + 16)
        var rest = template[...]
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            let inside = rest[rest.index(after: open)...]
            guard let close = inside.firstIndex(of: "}"), let index = Int(inside[..<close]), index < arguments.count
            else { return result + rest[open...] }
            result += arguments[index]
            rest = inside[inside.index(after: close)...]
        }
        return result + rest
    }
}

/// A language that has words here.
enum Language: String, Sendable {
    case english = "en"
    case german = "de"
    case japanese = "ja"
    case arabic = "ar"

    /// The plural category of CLDR 44.
    func plural(of count: Int) -> PluralCategory {
        switch self {
        case .english, .german: return count == 1 ? .one : .other
        case .japanese: return .other
        case .arabic:
            switch (count, count % 100) {
            case (0, _): return .zero
            case (1, _): return .one
            case (2, _): return .two
            case (_, 3...10): return .few
            case (_, 11...99): return .many
            default: return .other
            }
        }
    }
}

enum PluralCategory {
    case zero, one, two, few, many, other
}

/// The forms of a counted word; what a language does not distinguish is `other`.
struct PluralForms {
    var zero: String?
    var one: String?
    var two: String?
    var few: String?
    var many: String?
    var other: String

    func form(_ category: PluralCategory) -> String {
        switch category {
        case .zero: zero ?? other
        case .one: one ?? other
        case .two: two ?? other
        case .few: few ?? other
        case .many: many ?? other
        case .other: other
        }
    }
}
