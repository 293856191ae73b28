/// Descriptions that merchants and imports write in HTML: the one place where markup from outside is kept.
///
/// The text is read as tags and words and written anew. Only elements and attributes of the list below are ever
/// written, everything else is text and escaped, and every element is closed; so what a browser reads is what was
/// written here, however wild the input was.
public enum DescriptionHTML {
    /// The part of `html` that may stand in a page. Doing it twice changes nothing.
    public static func sanitised(_ html: String) -> String {
        var reader = HTMLReader(html)
        var writer = HTMLWriter()
        while let token = reader.next() {
            switch token {
            case .text(let bytes): writer.text(bytes)
            case .opening(let tag) where dropped.contains(tag.name): reader.skipContent(of: tag.name)
            case .opening(let tag): writer.open(tag)
            case .closing(let name): writer.close(name)
            }
        }
        return writer.finished()
    }

    /// The words alone, with single spaces between them, for search and meta tags.
    public static func plainText(of html: String) -> String {
        var reader = HTMLReader(html)
        var text: [UInt8] = []
        while let token = reader.next() {
            switch token {
            case .text(let bytes): text += CharacterReferences.decoded(bytes)
            case .opening(let tag) where dropped.contains(tag.name): reader.skipContent(of: tag.name)
            case .opening(let tag) where !inline.contains(tag.name): text.append(UInt8(ascii: " "))
            case .closing(let name) where !inline.contains(name): text.append(UInt8(ascii: " "))
            case .opening, .closing: break
            }
        }
        return String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Elements that are kept.
    static let kept: Set<String> = [
        "p", "br", "hr", "b", "strong", "i", "em", "u", "s", "sub", "sup", "ul", "ol", "li", "h2", "h3", "h4", "a",
        "blockquote", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
    ]

    /// Elements that are kept under another name: a description stands below the page's own heading.
    static let renamed = ["h1": "h2", "h5": "h4", "h6": "h4", "del": "s", "strike": "s"]

    /// Elements that have no content.
    static let void: Set<String> = ["br", "hr"]

    /// Elements that go with all they hold. The content of any other unknown element stays.
    static let dropped: Set<String> = raw.union([
        "svg", "math", "object", "template", "select", "head", "canvas", "audio", "video", "applet", "frameset",
        "button",
    ])

    /// Those of them that hold text up to their own end tag, whatever it looks like.
    static let raw: Set<String> = [
        "script", "style", "iframe", "noembed", "noframes", "noscript", "xmp", "textarea", "title", "plaintext",
    ]

    private static let inline: Set<String> = [
        "b", "strong", "i", "em", "u", "s", "sub", "sup", "a", "span", "font", "small", "del", "strike", "mark",
    ]
}
