public import Vocabulary

/// Names and values in the order they were sent: a query string, or a form's body.
///
/// Reading is strict: broken percent-encoding, bytes that are not UTF-8 and control characters are refused, and so is
/// more than a form of ours ever sends.
public struct Fields: Hashable, Sendable {
    public struct Field: Hashable, Sendable {
        public var name: String
        public var value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    public private(set) var all: [Field]

    public init(_ fields: [Field] = []) {
        all = fields
    }

    public var isEmpty: Bool { all.isEmpty }

    /// The first value of this name.
    public subscript(name: String) -> String? {
        all.first { $0.name == name }?.value
    }

    /// Every value of this name.
    public func values(_ name: String) -> [String] {
        all.filter { $0.name == name }.map(\.value)
    }

    public func contains(_ name: String, _ value: String) -> Bool {
        all.contains { $0.name == name && $0.value == value }
    }

    /// With exactly this value of the name, or with none.
    public func setting(_ name: String, to value: String?) -> Fields {
        var fields = all.filter { $0.name != name }
        if let value { fields.append(Field(name, value)) }
        return Fields(fields)
    }

    /// With one more value of the name.
    public func adding(_ name: String, _ value: String) -> Fields {
        contains(name, value) ? self : Fields(all + [Field(name, value)])
    }

    /// Without this one value of the name.
    public func removing(_ name: String, _ value: String) -> Fields {
        Fields(all.filter { $0.name != name || $0.value != value })
    }

    /// Without any value of these names.
    public func without(_ names: String...) -> Fields {
        Fields(all.filter { !names.contains($0.name) })
    }

    /// As it stands in a query or a form's body.
    public var encoded: String {
        all.map { PercentCoding.encode($0.name) + "=" + PercentCoding.encode($0.value) }.joined(separator: "&")
    }
}

extension Fields: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, String)...) {
        all = elements.map { Field($0.0, $0.1) }
    }
}

extension Fields {
    /// How much is read at most.
    public struct Limits: Sendable {
        /// Number of fields.
        public var count: Int
        /// Bytes of one decoded value.
        public var valueLength: Int

        public static let query = Limits(count: 100, valueLength: 1_000)
        public static let form = Limits(count: 500, valueLength: 20_000)
    }

    /// Reads `a=1&b=2`.
    /// - Throws: a ``Problem`` of status 400 (broken encoding) or 413 (over the limits).
    public init(encoded text: some StringProtocol, limits: Limits) throws(Problem) {
        all = []
        for pair in text.split(separator: "&", omittingEmptySubsequences: true) {
            guard all.count < limits.count else { throw .tooLarge }
            let equals = pair.firstIndex(of: "=")
            guard let name = PercentCoding.decode(pair[..<(equals ?? pair.endIndex)], plusIsSpace: true),
                let value = PercentCoding.decode(
                    equals.map { pair[pair.index(after: $0)...] } ?? "", plusIsSpace: true),
                Self.isClean(name), Self.isClean(value)
            else { throw .badEncoding }
            guard value.utf8.count <= limits.valueLength, name.utf8.count <= 100 else { throw .tooLarge }
            all.append(Field(name, value))
        }
    }

    /// Tabs and line breaks belong to text areas; other control characters to nothing that a person types.
    private static func isClean(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    }
}

extension Problem {
    /// 400: the address or the form is not percent-encoded UTF-8.
    static let badEncoding = Problem(
        status: 400, code: "bad_encoding", title: "Bad request", detail: "The request is not readable text.")
}
