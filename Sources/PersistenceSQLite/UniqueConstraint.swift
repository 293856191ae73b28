internal import Persistence

/// Finds the name of a broken unique constraint. SQLite only says "UNIQUE constraint failed: product.slug" and keeps the
/// name given in `CREATE TABLE` nowhere but in the table's own text.
enum UniqueConstraint {
    static func name(fromMessage message: String, connection: OpaquePointer) -> String {
        let detail = detail(of: message)
        // Indexes on expressions are named: "index 'product_lower_sku'".
        if detail.hasPrefix("index '") { return String(detail.dropFirst(7).dropLast()) }
        let parts = detail.split(separator: ",").map { $0.drop { $0 == " " }.split(separator: ".") }
        let columns = parts.compactMap(\.last).map(String.init)
        guard let table = parts.first?.first.map(String.init) else { return detail }
        return named(in: table, columns: columns, connection: connection)
            ?? index(on: table, columns: columns, connection: connection)
            // The name PostgreSQL gives to a constraint without one.
            ?? "\(table)_\(columns.joined(separator: "_"))_key"
    }

    /// The constraint of `CREATE TABLE` over exactly these columns.
    private static func named(in table: String, columns: [String], connection: OpaquePointer) -> String? {
        let texts = strings(
            "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?1", [table], connection: connection)
        return texts.first.flatMap { constraintName(in: $0, columns: columns) }
    }

    /// Reads `CONSTRAINT name UNIQUE (a, b)` and `CONSTRAINT name PRIMARY KEY (a, b)` from a table's text.
    static func constraintName(in text: String, columns: [String]) -> String? {
        let constraint = /CONSTRAINT\s+(\w+)\s+(?:UNIQUE|PRIMARY\s+KEY)\s*\(([^)]*)\)/.ignoresCase()
        for match in text.matches(of: constraint) {
            let names = match.2.split(separator: ",").compactMap { $0.split(whereSeparator: \.isWhitespace).first }
            if names.map(String.init) == columns { return String(match.1) }
        }
        return nil
    }

    /// The unique index over exactly these columns.
    private static func index(on table: String, columns: [String], connection: OpaquePointer) -> String? {
        let indexes = strings(
            "SELECT name FROM pragma_index_list(?1) WHERE \"unique\" AND origin = 'c'", [table],
            connection: connection)
        return indexes.first { index in
            strings("SELECT name FROM pragma_index_info(?1) ORDER BY seqno", [index], connection: connection) == columns
        }
    }

    private static func strings(_ text: String, _ values: [String], connection: OpaquePointer) -> [String] {
        do {
            let statement = try PreparedStatement(text, connection: connection)
            try statement.bind(values.map { .text($0) })
            var strings: [String] = []
            while try statement.step() {
                if case .text(let string) = statement.row().values[0] { strings.append(string) }
            }
            return strings
        } catch {
            // The violation is what the caller must hear of; its name is a courtesy.
            return []
        }
    }
}
