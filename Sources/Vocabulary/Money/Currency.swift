/// A currency of ISO 4217, by its three-letter code. Four bytes, copied freely.
public struct Currency: Hashable, Sendable {
    /// The three letters, most significant first, then the exponent: one comparison compares all.
    @usableFromInline
    let packed: UInt32

    @inlinable
    init(packed: UInt32) {
        self.packed = packed
    }

    /// The alphabetic code: "USD".
    public var code: String {
        String(unsafeUninitializedCapacity: 3) { buffer in
            buffer[0] = UInt8(truncatingIfNeeded: packed >> 24)
            buffer[1] = UInt8(truncatingIfNeeded: packed >> 16)
            buffer[2] = UInt8(truncatingIfNeeded: packed >> 8)
            return 3
        }
    }

    /// How many decimal digits the minor unit has: 2 for USD, 0 for JPY, 3 for KWD.
    @inlinable
    public var exponent: Int {
        Int(packed & 0xFF)
    }

    /// How many minor units make one: 100 for USD, 1 for JPY, 1000 for KWD.
    @inlinable
    public var minorUnitsPerUnit: Int64 {
        switch packed & 0xFF {
        case 0: 1
        case 2: 100
        case 3: 1000
        default: 10_000
        }
    }
}

extension Currency {
    /// The currency with this ISO 4217 code in capitals; nil when there is none in use.
    public init?(code: String) {
        guard let letters = Self.letters(code), let packed = Self.known(letters) else { return nil }
        self.init(packed: packed)
    }

    /// Three capitals as the upper 24 bits of ``packed``, or nil.
    static func letters(_ code: some StringProtocol) -> UInt32? {
        let bytes = code.utf8
        guard bytes.count == 3 else { return nil }
        var letters: UInt32 = 0
        for byte in bytes {
            guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) else { return nil }
            letters = letters << 8 | UInt32(byte)
        }
        return letters << 8
    }

    /// Binary search: the exponent is below the letters, so the first entry not below them is theirs.
    private static func known(_ letters: UInt32) -> UInt32? {
        let table = CurrencyTable.packed
        var low = 0
        var high = table.count
        while low < high {
            let middle = (low + high) / 2
            if table[middle] < letters { low = middle + 1 } else { high = middle }
        }
        guard low < table.count, table[low] & 0xFFFF_FF00 == letters else { return nil }
        return table[low]
    }
}

extension Currency: CustomStringConvertible {
    public var description: String { code }
}

extension Currency: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let currency = Currency(code: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a currency code of ISO 4217")
        }
        self = currency
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }
}
