/// What may be put into ``HTML``, and how it is made safe.
public struct HTMLInterpolation: StringInterpolationProtocol {
    @usableFromInline
    var bytes: [UInt8]

    @inlinable
    public init(literalCapacity: Int, interpolationCount: Int) {
        bytes = []
        bytes.reserveCapacity(literalCapacity + interpolationCount * 48)
    }

    @inlinable
    public mutating func appendLiteral(_ literal: String) {
        bytes.append(contentsOf: literal.utf8)
    }

    /// Markup, whole.
    @inlinable
    public mutating func appendInterpolation(_ html: HTML) {
        bytes.append(contentsOf: html.bytes)
    }

    /// Markup when there is any.
    @inlinable
    public mutating func appendInterpolation(_ html: HTML?) {
        if let html { bytes.append(contentsOf: html.bytes) }
    }

    /// Markup, piece after piece.
    @inlinable
    public mutating func appendInterpolation(_ pieces: [HTML]) {
        for piece in pieces { bytes.append(contentsOf: piece.bytes) }
    }

    /// Text, escaped for where it stands.
    public mutating func appendInterpolation(_ text: String) {
        HTMLEscaping.appendInPlace(text, to: &bytes)
    }

    /// Text, escaped for where it stands; nothing when there is none.
    public mutating func appendInterpolation(_ text: String?) {
        if let text { HTMLEscaping.appendInPlace(text, to: &bytes) }
    }

    public mutating func appendInterpolation(_ number: Int) {
        HTMLEscaping.append(number, to: &bytes)
    }

    public mutating func appendInterpolation(_ number: some BinaryInteger) {
        HTMLEscaping.append(Int64(number), to: &bytes)
    }

    /// A value that has a text form: an id, a slug, an e-mail address.
    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
        HTMLEscaping.appendInPlace(value.description, to: &bytes)
    }

    /// An address of ours.
    public mutating func appendInterpolation(_ url: SiteURL) {
        HTMLEscaping.append(url.text, to: &bytes)
    }

    @available(*, unavailable, message: "say how the texts are joined")
    public mutating func appendInterpolation(_ texts: [String]) {}

    /// ` name="value"` with a leading space; nothing when there is no value.
    public mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
        guard let value else { return }
        appendLiteral(" \(name)=\"")
        HTMLEscaping.appendInPlace(value, to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    /// ` name="value"` with a leading space; nothing when there is no value.
    public mutating func appendInterpolation(attribute name: StaticString, _ value: Int?) {
        appendInterpolation(attribute: name, value.map(String.init))
    }

    /// ` name="address"` with a leading space; nothing when there is none.
    public mutating func appendInterpolation(attribute name: StaticString, _ url: SiteURL?) {
        appendInterpolation(attribute: name, url?.text)
    }

    /// ` name` with a leading space when it holds, else nothing.
    public mutating func appendInterpolation(attribute name: StaticString, _ holds: Bool) {
        if holds { appendLiteral(" \(name)") }
    }

    /// JSON for the inside of a `<script type="application/json">` or `application/ld+json` element.
    public mutating func appendInterpolation(json value: JSON) {
        value.append(to: &bytes)
    }
}
