/// A table as the migrations declare it: what is needed to walk all data of a shop without knowing what it means.
public struct TableShape: Sendable, Equatable {
    public struct Column: Sendable, Equatable {
        public let name: String
        public let type: ColumnType
    }

    /// A foreign key.
    public struct Reference: Sendable, Equatable {
        public let columns: [String]
        public let table: String
        public let foreign: [String]
    }

    public let name: String
    /// In the order in which they were declared.
    public internal(set) var columns: [Column] = []
    /// What tells its rows apart.
    public internal(set) var key: [String] = []
    public internal(set) var references: [Reference] = []
    public internal(set) var isLeftOutOfClones = false
    /// PostgreSQL shows every shop's rows, so a statement says itself whose it means.
    public internal(set) var standsOutsideRowSecurity = false

    init(name: String) {
        self.name = name
    }

    /// What follows `FROM` in a statement about all rows that the shop of the transaction has.
    package func ownRows(in dialect: Dialect) -> String {
        guard dialect == .postgres, standsOutsideRowSecurity else { return name }
        return "\(name) WHERE tenant_id = \(Schema.currentTenant)"
    }
}

extension [TableShape] {
    /// Tables that are referred to before those that refer to them, else in the order of their names: rows can be written
    /// in this order. Tables that refer to each other in a circle come last.
    public func parentsFirst() -> [TableShape] {
        var waiting = sorted { $0.name < $1.name }
        var ordered: [TableShape] = []
        while !waiting.isEmpty {
            let missing = Set(waiting.map(\.name))
            let ready = waiting.filter { table in
                !table.references.contains { $0.table != table.name && missing.contains($0.table) }
            }
            guard !ready.isEmpty else { return ordered + waiting }
            ordered += ready
            waiting.removeAll { ready.contains($0) }
        }
        return ordered
    }
}
