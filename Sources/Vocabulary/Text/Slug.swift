/// The readable name of a thing in a URL: lower-case ASCII words and numbers joined by single hyphens, at most 100 bytes.
public struct Slug: Hashable, Comparable, Sendable, LosslessStringConvertible {
    public let text: String

    /// The longest slug, in bytes.
    public static let maximumLength = 100

    /// Takes `text` as it is; nil when it is not `[a-z0-9]+(-[a-z0-9]+)*` of at most 100 bytes.
    public init?(_ text: String) {
        guard (1...Self.maximumLength).contains(text.utf8.count) else { return nil }
        var previous = UInt8(ascii: "-")
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
            case UInt8(ascii: "-") where previous != UInt8(ascii: "-"): break
            default: return nil
            }
            previous = byte
        }
        guard previous != UInt8(ascii: "-") else { return nil }
        self.text = text
    }

    /// For text that was made to the rule.
    init(made text: String) {
        self.text = text
    }

    public var description: String { text }

    public static func < (left: Slug, right: Slug) -> Bool {
        left.text < right.text
    }
}

extension Slug: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let slug = Slug(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not a slug: lower-case letters, digits and single hyphens")
        }
        self = slug
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
