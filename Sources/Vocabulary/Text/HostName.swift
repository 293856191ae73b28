import Foundation

/// The name of a machine in the DNS, such as "shop.example.com" or "tee-münchen.example".
///
/// It is kept as the DNS has it, in small ASCII letters; ``shown`` is for people.
public struct HostName: Hashable, Sendable, CustomStringConvertible {
    /// "xn--tee-mnchen-eeb.example"
    public let ascii: String

    private static let prefix = "xn--"

    /// Takes a name of at least two labels, in ASCII or as people write it. A final dot is left off.
    ///
    /// Labels in other scripts hold letters, marks, digits and hyphens (the greater part of what IDNA 2008 allows);
    /// they are brought to one form first, so that "MÜNCHEN" and a "ü" of two characters name the same host.
    /// - Returns: nil for what is no name: addresses such as 10.0.0.1, empty or too long labels, other characters.
    public init?(_ text: String) {
        let folded = text.precomposedStringWithCompatibilityMapping.lowercased().precomposedStringWithCanonicalMapping
            .replacing("\u{3002}", with: ".")
        var labels: [String] = []
        for label in (folded.hasSuffix(".") ? folded.dropLast() : folded[...]).split(
            separator: ".", omittingEmptySubsequences: false)
        {
            guard let ascii = Self.ascii(String(label)) else { return nil }
            labels.append(ascii)
        }
        let name = labels.joined(separator: ".")
        guard labels.count >= 2, name.utf8.count <= 253, let last = labels.last,
            !last.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        ascii = name
    }

    /// As people read it: "tee-münchen.example".
    public var shown: String {
        ascii.split(separator: ".").map { Self.unicode(String($0)) ?? String($0) }.joined(separator: ".")
    }

    /// For a person who must recognise it and a machine that must be told: both forms where they differ.
    public var description: String {
        shown == ascii ? ascii : "\(shown) (\(ascii))"
    }

    // MARK: - Labels

    /// The label as the DNS has it; nil when it cannot stand in a name.
    private static func ascii(_ label: String) -> String? {
        if label.utf8.allSatisfy({ $0 < 0x80 }) {
            guard isPlain(label) else { return nil }
            return label.hasPrefix(prefix) && unicode(label) == nil ? nil : label
        }
        guard isWord(label), let code = Punycode.encode(label) else { return nil }
        let ascii = prefix + code
        return isPlain(ascii) ? ascii : nil
    }

    /// The label in its own script; nil when it is plain ASCII or not what this type would have made of it.
    private static func unicode(_ label: String) -> String? {
        guard label.hasPrefix(prefix), let text = Punycode.decode(String(label.dropFirst(prefix.count))),
            !text.utf8.allSatisfy({ $0 < 0x80 }), isWord(text), text == text.lowercased(),
            Punycode.encode(text).map({ prefix + $0 }) == label
        else { return nil }
        return text
    }

    /// RFC 1123 §2.1: letters, digits and inner hyphens, 63 at most.
    private static func isPlain(_ label: String) -> Bool {
        (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
            && label.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
            }
    }

    /// RFC 5891 §4.2.3: no hyphens at the ends or in places three and four, no mark at the beginning.
    private static func isWord(_ label: String) -> Bool {
        let scalars = Array(label.unicodeScalars)
        guard let first = scalars.first, !isMark(first), first != "-", scalars.last != "-",
            !(scalars.count >= 4 && scalars[2] == "-" && scalars[3] == "-")
        else { return false }
        return scalars.allSatisfy { scalar in
            if scalar.isASCII { return isPlain(String(scalar)) || scalar == "-" }
            switch scalar.properties.generalCategory {
            case .lowercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark, .decimalNumber:
                return true
            default: return false
            }
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }
}
