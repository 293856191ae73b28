/// The names of a result's columns, shared by its rows.
public final class Columns: Sendable {
    public let names: [String]

    public init(_ names: [String]) {
        self.names = names
    }
}

/// One row of a result: `let title: String = try row["title"]`.
public struct Row: Sendable {
    public let columns: Columns
    public let values: [SQLValue]

    public init(columns: Columns, values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    /// The value of the column called `name`.
    /// - Throws: ``RowError`` when there is no such column, or it does not hold a `Value`.
    @inlinable
    public subscript<Value: SQLDecodable>(name: String) -> Value {
        get throws {
            for (index, column) in columns.names.enumerated() where column == name {
                return try self[index]
            }
            throw RowError.noColumn(name)
        }
    }

    /// The value at `index`, counted from 0.
    @inlinable
    public subscript<Value: SQLDecodable>(index: Int) -> Value {
        get throws {
            guard values.indices.contains(index) else { throw RowError.noColumn("#\(index)") }
            guard let value = Value.decode(values[index]) else {
                throw RowError.typeMismatch(column: columns.names[index], expected: "\(Value.self)")
            }
            return value
        }
    }
}

/// A row did not have the shape that the code reading it expects: a mistake in the program or a damaged table.
public enum RowError: Error, Equatable, Sendable {
    case noColumn(String)
    case typeMismatch(column: String, expected: String)
}

/// A value that is read from a row.
public protocol RowDecodable {
    init(row: Row) throws
}
