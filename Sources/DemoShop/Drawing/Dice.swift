/// Repeatable chance (SplitMix64), seeded by a name.
struct Dice: Sendable {
    private var state: UInt64

    init(seed: String) {
        state = Self.hash(of: seed)
    }

    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func roll(_ range: ClosedRange<Double>) -> Double {
        let unit = Double(next() >> 11) / Double(1 << 53)
        return range.lowerBound + (range.upperBound - range.lowerBound) * unit
    }

    /// A letter and five characters that differ between any two names we use.
    static func shortName(of name: String) -> String {
        "s" + String(hash(of: name) % 60_466_176, radix: 36) + "-"
    }

    /// A short mark of a text: equal texts have equal marks, others hardly ever.
    static func mark(of text: String) -> String {
        String(hash(of: text), radix: 36)
    }

    /// FNV-1a: Swift's own hashes differ from run to run.
    private static func hash(of name: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name.utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        return hash
    }
}
