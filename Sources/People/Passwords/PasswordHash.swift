public import Persistence

/// What is kept of a password: Argon2id's own text with its salt and parameters, "$argon2id$v=19$m=…".
public struct PasswordHash: Sendable, Equatable {
    public let text: String

    public init(stored text: String) {
        self.text = text
    }
}

extension PasswordHash: CustomStringConvertible {
    /// Not the hash: whoever reads a log could guess at it.
    public var description: String { "…" }
}

extension PasswordHash: SQLBindable, SQLDecodable {
    public var sqlValue: SQLValue { .text(text) }

    public static func decode(_ value: SQLValue) -> PasswordHash? {
        if case .text(let text) = value { PasswordHash(stored: text) } else { nil }
    }
}
