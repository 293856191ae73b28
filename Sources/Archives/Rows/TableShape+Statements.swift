internal import Persistence

extension TableShape {
    private var columnNames: String { columns.map(\.name).joined(separator: ", ") }

    /// Every row, in no order.
    func selection(in dialect: Dialect) -> Statement {
        Statement(text: "SELECT \(columnNames) FROM \(ownRows(in: dialect))")
    }

    /// Every row in the order of its key, which is the same on both engines.
    func selectionByKey(in dialect: Dialect) -> Statement {
        Statement(text: "SELECT \(columnNames) FROM \(ownRows(in: dialect)) ORDER BY \(key.joined(separator: ", "))")
    }

    func count(in dialect: Dialect) -> SQL {
        SQL(trusted: "SELECT count(*) FROM \(ownRows(in: dialect))")
    }

    func removal(in dialect: Dialect) -> SQL {
        SQL(trusted: "DELETE FROM \(ownRows(in: dialect))")
    }

    /// The column that refers to the table's own key, if there is one.
    var ownReference: Reference? { references.first { $0.table == name } }

    /// Every row of a portable file, each after the row of the same table that it refers to.
    var selectionForWriting: SQL {
        guard let reference = ownReference, let child = reference.columns.first, let parent = reference.foreign.first
        else { return SQL(trusted: "SELECT \(columnNames) FROM \(name)") }
        let ordered = columns.map { "\(name).\($0.name)" }.joined(separator: ", ")
        return SQL(
            trusted: """
                WITH RECURSIVE level (parent, depth) AS (
                    SELECT \(parent), 0 FROM \(name) WHERE \(child) IS NULL
                    UNION ALL SELECT \(name).\(parent), depth + 1 FROM \(name) JOIN level ON \(name).\(child) = level.parent)
                SELECT \(ordered) FROM level JOIN \(name) ON \(name).\(parent) = level.parent ORDER BY depth
                """)
    }

    /// Puts rows in, whose values fit the columns.
    func insert(_ rows: [[SQLValue]], in transaction: Transaction) throws {
        guard !rows.isEmpty else { return }
        switch transaction.dialect {
        case .sqlite:
            let text = insertion
            for row in rows { try transaction.execute(Statement(text: text, values: row)) }
        case .postgres:
            // One array for each column: the statement stays the same however many rows there are. `COPY` is not for
            // tables behind row level security.
            let arrays = columns.enumerated().map { index, column in
                "$\(index + 1)::\(column.type.arrayName)"
            }
            let values = columns.indices.map { index in
                SQLValue.text(ArrayLiteral.text(rows.lazy.map { $0[index] }))
            }
            try transaction.execute(
                Statement(
                    text:
                        "INSERT INTO \(name) (\(columnNames)) SELECT * FROM unnest(\(arrays.joined(separator: ", ")))",
                    values: values))
        }
    }

    /// Puts one row in.
    var insertion: String {
        let places = columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        return "INSERT INTO \(name) (\(columnNames)) VALUES (\(places))"
    }

    /// The values of a row as the columns' types say, whichever engine they came from.
    func values(of row: Row) throws -> [SQLValue] {
        try columns.indices.map { index in
            guard let value = columns[index].type.canonical(row.values[index]) else {
                throw ArchiveError.damaged("\(name).\(columns[index].name) holds a value of another type")
            }
            return value
        }
    }
}

extension ColumnType {
    /// `value` as this type, nil when it is none. SQLite has no booleans, and hands over 16 bytes as a uuid.
    func canonical(_ value: SQLValue) -> SQLValue? {
        switch (self, value) {
        case (_, .null), (.integer, .integer), (.text, .text), (.boolean, .boolean), (.uuid, .uuid), (.bytes, .bytes):
            value
        case (.boolean, .integer(0)): .boolean(false)
        case (.boolean, .integer(1)): .boolean(true)
        case (.bytes, .uuid): [UInt8].decode(value).map { .bytes($0) }
        default: nil
        }
    }

    fileprivate var arrayName: String {
        switch self {
        case .integer: "bigint[]"
        case .text: "text[]"
        case .boolean: "boolean[]"
        case .uuid: "uuid[]"
        case .bytes: "bytea[]"
        }
    }
}

/// A PostgreSQL array as text (PostgreSQL's documentation, "Array Input and Output Syntax").
enum ArrayLiteral {
    static func text(_ values: some Sequence<SQLValue>) -> String {
        var text: [UInt8] = [UInt8(ascii: "{")]
        for value in values {
            if text.count > 1 { text.append(UInt8(ascii: ",")) }
            append(value, to: &text)
        }
        text.append(UInt8(ascii: "}"))
        return String(decoding: text, as: UTF8.self)
    }

    private static func append(_ value: SQLValue, to text: inout [UInt8]) {
        switch value {
        case .null: text += "NULL".utf8
        case .integer(let integer): text += String(integer).utf8
        case .real(let real): text += real.description.utf8
        case .boolean(let boolean): text.append(UInt8(ascii: boolean ? "t" : "f"))
        case .uuid:
            Hexadecimal.append([UInt8].decode(value) ?? [], to: &text)
        case .bytes(let bytes):
            text += "\"\\\\x".utf8
            Hexadecimal.append(bytes, to: &text)
            text.append(UInt8(ascii: "\""))
        case .text(let string):
            text.append(UInt8(ascii: "\""))
            for byte in string.utf8 {
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { text.append(UInt8(ascii: "\\")) }
                text.append(byte)
            }
            text.append(UInt8(ascii: "\""))
        }
    }
}
