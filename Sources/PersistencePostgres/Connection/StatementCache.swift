internal import Persistence

/// The statements that are prepared on one connection; the one used longest ago makes room for a new one.
struct StatementCache {
    /// What search path a statement was analysed with: the same text names other tables in each.
    struct Key: Hashable {
        let scope: SchemaScope
        let text: String
    }

    final class Entry {
        let name: String
        /// Sent each time, where nothing can be left prepared; then there is no name.
        let text: String?
        let types: [UInt32]
        /// What the result looks like, once it was seen.
        var shape: ResultShape?
        fileprivate(set) var lastUse: UInt64 = 0

        init(name: String, text: String? = nil, types: [UInt32]) {
            self.name = name
            self.text = text
            self.types = types
        }
    }

    private let capacity: Int
    private var entries: [Key: Entry] = [:]
    private var uses: UInt64 = 0
    private var named = 0

    init(capacity: Int) {
        self.capacity = capacity
    }

    /// A statement that can run with parameters of these types. An unknown type (0) of a parameter fits what is known.
    mutating func entry(for key: Key, types: [UInt32], isNull: (Int) -> Bool) -> Entry? {
        guard let entry = entries[key], entry.types.count == types.count else { return nil }
        for (index, type) in types.enumerated() where type != entry.types[index] && !isNull(index) {
            return nil
        }
        uses += 1
        entry.lastUse = uses
        return entry
    }

    /// What was learned about the types of this statement's parameters so far.
    func knownTypes(for key: Key) -> [UInt32]? {
        entries[key]?.types
    }

    mutating func nextName() -> String {
        named += 1
        return "s\(named)"
    }

    /// Keeps a prepared statement.
    /// - Returns: the names of those that it replaces.
    mutating func insert(_ entry: Entry, for key: Key) -> [String] {
        var replaced: [String] = []
        if let old = entries.updateValue(entry, forKey: key) { replaced.append(old.name) }
        uses += 1
        entry.lastUse = uses
        if entries.count > capacity, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) {
            entries[oldest.key] = nil
            replaced.append(oldest.value.name)
        }
        return replaced
    }

    /// Forgets a statement; nil when it was not known.
    mutating func remove(_ key: Key) -> String? {
        entries.removeValue(forKey: key)?.name
    }
}
