/// An e-mail address as a shop takes it: one mailbox, trimmed, its domain in lower case.
///
/// The rule is WHATWG's for `<input type=email>`, with letters of any script allowed as well (RFC 6531), a dot
/// required in the domain, and the lengths of RFC 5321: 64 bytes before the @, 254 in all. Whether the mailbox
/// exists only a letter can tell.
public struct EmailAddress: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    /// - Throws: ``EmailAddressError`` with what is wrong.
    public init(_ text: String) throws(EmailAddressError) {
        let trimmed = text.trimmingBlanks()
        guard !trimmed.isEmpty else { throw .empty }
        guard trimmed.utf8.count <= 254 else { throw .tooLong }
        guard let at = trimmed.lastIndex(of: "@") else { throw .noAtSign }
        let local = trimmed[..<at]
        let domain = trimmed[trimmed.index(after: at)...].lowercased()
        guard Self.isLocalPart(local) else { throw .invalidLocalPart }
        guard Self.isDomain(domain) else { throw .invalidDomain }
        self.text = local + "@" + domain
        guard self.text.utf8.count <= 254 else { throw .tooLong }
    }

    /// What follows the @.
    public var domain: Substring {
        text[(text.lastIndex(of: "@").map(text.index(after:)) ?? text.startIndex)...]
    }

    public var description: String { text }

    private static let localMarks: Set<Unicode.Scalar> = Set(".!#$%&'*+/=?^_`{|}~-".unicodeScalars)

    private static func isLocalPart(_ text: Substring) -> Bool {
        guard (1...64).contains(text.utf8.count), text.first != ".", text.last != ".", !text.contains("..") else {
            return false
        }
        return text.unicodeScalars.allSatisfy { localMarks.contains($0) || isLetterOrDigit($0) }
    }

    private static func isDomain(_ text: String) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy(isLabel), let last = labels.last else { return false }
        // A last label of digits alone is an address of the internet protocol, not a name.
        return !last.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private static func isLabel(_ label: Substring) -> Bool {
        guard (1...63).contains(label.utf8.count), label.first != "-", label.last != "-" else { return false }
        return label.unicodeScalars.allSatisfy { $0 == "-" || isLetterOrDigit($0) }
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .nonspacingMark, .spacingMark:
            return true
        default: return false
        }
    }
}

/// Why a text is no e-mail address.
public enum EmailAddressError: Error, Equatable, Sendable {
    case empty
    case tooLong
    case noAtSign
    case invalidLocalPart
    case invalidDomain

    /// The error of a form's field.
    public func fieldError(_ field: String = "email") -> FieldError {
        switch self {
        case .empty: FieldError(field: field, code: "required", message: "Enter an e-mail address.")
        case .tooLong: FieldError(field: field, code: "too_long", message: "This e-mail address is too long.")
        case .noAtSign, .invalidLocalPart, .invalidDomain:
            FieldError(field: field, code: "invalid", message: "Enter an e-mail address like name@example.com.")
        }
    }
}

extension EmailAddress: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do {
            try self.init(try container.decode(String.self))
        } catch let error as EmailAddressError {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an e-mail address: \(error)")
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
