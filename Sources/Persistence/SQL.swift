/// The two engines a statement can be written for.
public enum Dialect: String, Sendable {
    case sqlite
    case postgres
}

/// A statement, or a piece of one, in the SQL that both engines share.
///
/// An interpolated value becomes a bound parameter; only another `SQL` passes through whole, so text from outside
/// cannot become code:
/// ```swift
/// let sql: SQL = "SELECT id FROM product WHERE slug = \(slug) \(onlyActive ? "AND status = 'active'" : "")"
/// ```
public struct SQL: Sendable {
    enum Piece: Sendable {
        case text(String)
        case value(SQLValue)
        case conflictTarget(String)
        case perDialect(sqlite: String, postgres: String)
    }

    var pieces: [Piece]

    /// Text that is trusted because a programmer wrote it: used by the migration DSL for names, never for input.
    package init(trusted text: String) {
        pieces = [.text(text)]
    }

    /// Joins pieces with `separator` between them; nothing gives an empty piece.
    public static func joined(_ pieces: [SQL], by separator: SQL = ", ") -> SQL {
        var result = SQL(trusted: "")
        for (index, piece) in pieces.enumerated() {
            if index > 0 { result.pieces += separator.pieces }
            result.pieces += piece.pieces
        }
        return result
    }

    public static func + (left: SQL, right: SQL) -> SQL {
        var result = left
        result.pieces += right.pieces
        return result
    }

    /// The text with `$1`, `$2`, … in order of appearance, and the values to bind to them.
    public func statement(for dialect: Dialect) -> Statement {
        var text = ""
        text.reserveCapacity(256)
        var values: [SQLValue] = []
        for piece in pieces {
            switch piece {
            case .text(let part): text += part
            case .value(let value):
                values.append(value)
                text += "$"
                text += String(values.count)
            case .conflictTarget(let columns):
                text += dialect == .postgres ? "(tenant_id, \(columns))" : "(\(columns))"
            case .perDialect(let sqlite, let postgres):
                text += dialect == .postgres ? postgres : sqlite
            }
        }
        return Statement(text: text, values: values)
    }
}

/// A rendered statement: what a driver prepares, and what it binds.
public struct Statement: Sendable {
    public let text: String
    public let values: [SQLValue]

    public init(text: String, values: [SQLValue] = []) {
        self.text = text
        self.values = values
    }
}

extension SQL: ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) {
        pieces = [.text(value)]
    }

    public init(stringInterpolation: Interpolation) {
        pieces = stringInterpolation.pieces
    }

    public struct Interpolation: StringInterpolationProtocol {
        var pieces: [Piece] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(interpolationCount * 2 + 1)
        }

        public mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { pieces.append(.text(literal)) }
        }

        /// A bound parameter.
        public mutating func appendInterpolation(_ value: some SQLBindable) {
            pieces.append(.value(value.sqlValue))
        }

        /// A bound parameter that may be NULL.
        public mutating func appendInterpolation<Value: SQLBindable>(_ value: Value?) {
            pieces.append(.value(value?.sqlValue ?? .null))
        }

        /// A value of any type, as a bound parameter.
        public mutating func appendInterpolation(value: SQLValue) {
            pieces.append(.value(value))
        }

        /// Another piece of SQL, whole.
        public mutating func appendInterpolation(_ sql: SQL) {
            pieces += sql.pieces
        }

        /// `($1, $2, …)` for `IN`; an empty list gives `(NULL)`, which matches nothing.
        public mutating func appendInterpolation(list values: [some SQLBindable]) {
            pieces.append(.text("("))
            for (index, value) in values.enumerated() {
                if index > 0 { pieces.append(.text(", ")) }
                pieces.append(.value(value.sqlValue))
            }
            pieces.append(.text(values.isEmpty ? "NULL)" : ")"))
        }

        /// The target of `ON CONFLICT` in a tenant's table: `(slug)` on SQLite, `(tenant_id, slug)` on PostgreSQL.
        public mutating func appendInterpolation(conflict columns: StaticString) {
            pieces.append(.conflictTarget("\(columns)"))
        }

        /// The rare words that differ between the engines.
        public mutating func appendInterpolation(sqlite: StaticString, postgres: StaticString) {
            pieces.append(.perDialect(sqlite: "\(sqlite)", postgres: "\(postgres)"))
        }
    }
}
