/// A text that must not be seen: a password, a key, a database address with its password in it.
///
/// It prints as "…" wherever it is printed, dumped or logged by mistake; only ``revealed`` gives the text.
public struct Secret: Hashable, Sendable {
    /// The text itself, for the one place that needs it.
    public let revealed: String

    public init(_ text: String) {
        revealed = text
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "…" }

    public var debugDescription: String { "…" }

    /// No children, so that `dump` and string interpolation of what holds a secret show nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
