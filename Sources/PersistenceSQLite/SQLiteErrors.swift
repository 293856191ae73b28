internal import GRDBSQLite
internal import Persistence

/// What SQLite's result code means in our words. `statement` is its text, without values.
func databaseError(
    code: Int32, message: String? = nil, connection: OpaquePointer, statement: String
) -> DatabaseError {
    let extended = sqlite3_extended_errcode(connection)
    let message = message ?? String(cString: sqlite3_errmsg(connection))
    switch extended & 0xFF == code & 0xFF ? extended : code {
    case ConstraintCode.unique, ConstraintCode.primaryKey, ConstraintCode.rowID:
        return .uniqueViolation(constraint: UniqueConstraint.name(fromMessage: message, connection: connection))
    case ConstraintCode.foreignKey:
        return .foreignKeyViolation(constraint: nil)
    case ConstraintCode.check:
        return .checkViolation(constraint: detail(of: message))
    case ConstraintCode.notNull:
        let column = detail(of: message)
        return .notNullViolation(column: column.split(separator: ".").last.map(String.init) ?? column)
    case let code where code & 0xFF == SQLITE_BUSY || code & 0xFF == SQLITE_LOCKED:
        return .busy
    default:
        return .failed(message: message, statement: statement)
    }
}

/// SQLite's extended result codes, which are macros that Swift cannot see.
private enum ConstraintCode {
    static let check = SQLITE_CONSTRAINT | 1 << 8
    static let foreignKey = SQLITE_CONSTRAINT | 3 << 8
    static let notNull = SQLITE_CONSTRAINT | 5 << 8
    static let primaryKey = SQLITE_CONSTRAINT | 6 << 8
    static let unique = SQLITE_CONSTRAINT | 8 << 8
    static let rowID = SQLITE_CONSTRAINT | 10 << 8
}

/// What follows the colon in "CHECK constraint failed: stock_not_negative".
func detail(of message: String) -> String {
    guard let colon = message.firstIndex(of: ":") else { return message }
    return String(message[message.index(after: colon)...].drop { $0 == " " })
}
