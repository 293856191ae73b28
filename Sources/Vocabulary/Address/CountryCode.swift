/// A country or territory of ISO 3166-1, by its two letters. Two bytes, copied freely.
public struct CountryCode: Hashable, Comparable, Sendable {
    @usableFromInline
    let packed: UInt16

    init(packed: UInt16) {
        self.packed = packed
    }

    /// The country with this code, in either case; nil when ISO 3166-1 assigns it to none.
    public init?(_ code: some StringProtocol) {
        guard let packed = Self.letters(code), CountryTable.names[CountryCode(packed: packed)] != nil else {
            return nil
        }
        self.init(packed: packed)
    }

    static func letters(_ code: some StringProtocol) -> UInt16? {
        guard code.utf8.count == 2 else { return nil }
        var packed: UInt16 = 0
        for byte in code.utf8 {
            let capital = byte & 0xDF
            guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(capital) else { return nil }
            packed = packed << 8 | UInt16(capital)
        }
        return packed
    }

    /// Two capitals: "DE".
    public var code: String {
        String(unsafeUninitializedCapacity: 2) { buffer in
            buffer[0] = UInt8(truncatingIfNeeded: packed >> 8)
            buffer[1] = UInt8(truncatingIfNeeded: packed)
            return 2
        }
    }

    /// The English name: "Germany".
    public var name: String {
        CountryTable.names[self] ?? code
    }

    /// Every country, by English name.
    public static let all: [CountryCode] = CountryTable.names.keys.sorted { left, right in
        (left.sortingName, left) < (right.sortingName, right)
    }

    /// Åland stands with A.
    private var sortingName: String {
        name.hasPrefix("Å") ? "A" + name.dropFirst() : name
    }

    public static func < (left: CountryCode, right: CountryCode) -> Bool {
        left.packed < right.packed
    }
}

extension CountryCode: CustomStringConvertible {
    public var description: String { code }
}

extension CountryCode: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let country = CountryCode(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a country code of ISO 3166-1")
        }
        self = country
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }
}

extension CountryCode {
    public static let germany = CountryCode(packed: letters("DE") ?? 0)
    public static let ireland = CountryCode(packed: letters("IE") ?? 0)
    public static let japan = CountryCode(packed: letters("JP") ?? 0)
    public static let unitedStates = CountryCode(packed: letters("US") ?? 0)
}
