/// A piece of a page. Values put into it are escaped; only `HTML` passes whole, so injection is a type error.
///
/// ```swift
/// func card(_ product: ProductSummary) -> HTML { """
///     <li class="card"><a href="\(SiteURL.product(product.slug))">\(product.title)</a></li>
///     """ }
/// ```
/// The position is looked at as well: text that opens an attribute which takes an address (`href="\(text)`) loses
/// dangerous schemes, and text in an event handler or a style attribute is dropped.
public struct HTML: Sendable, Hashable {
    /// UTF-8.
    public var bytes: [UInt8]

    /// Nothing.
    @inlinable
    public init() {
        bytes = []
    }

    @usableFromInline
    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Text, escaped.
    public init(text: String) {
        bytes = []
        HTMLEscaping.append(text, to: &bytes)
    }

    /// Markup that is trusted as it stands: our own files and nothing that a visitor or a merchant wrote.
    public init(trusted markup: String) {
        bytes = Array(markup.utf8)
    }

    @inlinable
    public var isEmpty: Bool { bytes.isEmpty }

    /// The markup as text, for tests and mails.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    @inlinable
    public static func + (left: HTML, right: HTML) -> HTML {
        var result = left
        result.bytes.append(contentsOf: right.bytes)
        return result
    }

    @inlinable
    public static func += (left: inout HTML, right: HTML) {
        left.bytes.append(contentsOf: right.bytes)
    }
}

extension HTML: ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) {
        bytes = Array(value.utf8)
    }

    @inlinable
    public init(stringInterpolation: HTMLInterpolation) {
        bytes = stringInterpolation.bytes
    }
}

extension Sequence<HTML> {
    /// One after another, with nothing between.
    public func joined() -> HTML {
        var result = HTML()
        for piece in self { result += piece }
        return result
    }

    /// One after another, with `separator` between.
    public func joined(separator: HTML) -> HTML {
        var result = HTML()
        for (index, piece) in self.enumerated() {
            if index > 0 { result += separator }
            result += piece
        }
        return result
    }
}

extension Sequence {
    /// Each element's view, one after another.
    public func html(_ view: (Element) throws -> HTML) rethrows -> HTML {
        var result = HTML()
        for element in self { result += try view(element) }
        return result
    }
}
