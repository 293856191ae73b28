internal import Persistence

/// All option values of one product, as one thing with a number: what lists count and filter by.
struct FacetSet: Hashable {
    /// Computed from the values (FNV-1a, 64 bits), so equal sets get one number without asking.
    let id: Int64
    let options: [ProductOption]

    init(_ options: [ProductOption]) {
        self.options = options.map { ProductOption(name: $0.name, values: $0.values.sorted()) }
            .sorted { $0.name < $1.name }
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        // Bytes that no text holds keep "a","bc" and "ab","c" apart.
        func add(_ text: String, _ end: UInt8) {
            for byte in Array(text.utf8) + [end] {
                hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
            }
        }
        for option in self.options {
            add(option.name, 0xFE)
            for value in option.values { add(value, 0xFF) }
        }
        id = Int64(bitPattern: hash)
    }

    /// Writes down which values the set has; a set that is known already is left as it is.
    func keep(in transaction: Transaction) throws {
        for option in options {
            for value in option.values {
                try transaction.execute(
                    """
                    INSERT INTO facet_set_value (facet_set, name, value) VALUES (\(id), \(option.name), \(value))
                    ON CONFLICT \(conflict: "facet_set, name, value") DO NOTHING
                    """)
            }
        }
    }
}
