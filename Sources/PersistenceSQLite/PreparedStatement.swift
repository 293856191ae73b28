internal import GRDBSQLite
internal import Persistence

/// A compiled statement: binds, steps and reads rows straight from SQLite's memory.
final class PreparedStatement {
    let text: String
    let isReadOnly: Bool
    /// A statement that is being stepped must not be started again by the code that reads its rows.
    var isInUse = false
    private let handle: OpaquePointer
    private let connection: OpaquePointer
    private var columns: Columns
    private var columnCount: Int32

    init(_ text: String, connection: OpaquePointer) throws {
        let handle = try Self.compile(text, connection: connection)
        self.text = text
        self.handle = handle
        self.connection = connection
        isReadOnly = sqlite3_stmt_readonly(handle) != 0
        columnCount = sqlite3_column_count(handle)
        columns = Self.columns(of: handle)
    }

    deinit {
        sqlite3_finalize(handle)
    }

    /// Moves to the next row; false when there is none.
    func step() throws -> Bool {
        let code = sqlite3_step(handle)
        switch code {
        case SQLITE_ROW:
            // SQLite compiles anew after a change of the schema, and `SELECT *` may have grown.
            if sqlite3_column_count(handle) != columnCount {
                columnCount = sqlite3_column_count(handle)
                columns = Self.columns(of: handle)
            }
            return true
        case SQLITE_DONE:
            return false
        default:
            // The reason must be read before the error path asks the connection about its constraints.
            let message = String(cString: sqlite3_errmsg(connection))
            sqlite3_reset(handle)
            throw databaseError(code: code, message: message, connection: connection, statement: text)
        }
    }

    func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    /// The row that ``step()`` moved to.
    func row() -> Row {
        var values: [SQLValue] = []
        values.reserveCapacity(Int(columnCount))
        for index in 0..<columnCount { values.append(value(at: index)) }
        return Row(columns: columns, values: values)
    }

    private func value(at index: Int32) -> SQLValue {
        switch sqlite3_column_type(handle, index) {
        case SQLITE_INTEGER:
            return .integer(sqlite3_column_int64(handle, index))
        case SQLITE_FLOAT:
            return .real(sqlite3_column_double(handle, index))
        case SQLITE_TEXT:
            guard let text = sqlite3_column_text(handle, index) else { return .text("") }
            let bytes = UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(handle, index)))
            return .text(String(decoding: bytes, as: UTF8.self))
        case SQLITE_BLOB:
            // An empty blob has no address.
            guard let blob = sqlite3_column_blob(handle, index) else { return .bytes([]) }
            let bytes = UnsafeRawBufferPointer(start: blob, count: Int(sqlite3_column_bytes(handle, index)))
            guard bytes.count == 16 else { return .bytes([UInt8](bytes)) }
            return .uuid(
                high: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
                low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
        default:
            return .null
        }
    }

    private static func compile(_ text: String, connection: OpaquePointer) throws -> OpaquePointer {
        try text.withCString { start in
            var handle: OpaquePointer?
            var rest: UnsafePointer<CChar>?
            let code = sqlite3_prepare_v3(connection, start, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, &rest)
            guard code == SQLITE_OK, let handle else {
                throw databaseError(code: code, connection: connection, statement: text)
            }
            // SQLite compiles the first statement and would leave out the rest in silence.
            guard rest.map({ String(cString: $0) })?.allSatisfy({ $0.isWhitespace || $0 == ";" }) ?? true else {
                sqlite3_finalize(handle)
                throw DatabaseError.failed(message: "more than one statement", statement: text)
            }
            return handle
        }
    }

    private static func columns(of handle: OpaquePointer) -> Columns {
        Columns(
            (0..<sqlite3_column_count(handle)).map { index in
                sqlite3_column_name(handle, index).map { String(cString: $0) } ?? ""
            })
    }
}

extension PreparedStatement {
    /// Binds by position: `$1`, `$2`, … stand in order of appearance.
    func bind(_ values: [SQLValue]) throws {
        for (index, value) in values.enumerated() {
            let code = try bind(value, at: Int32(index + 1))
            guard code == SQLITE_OK else {
                throw databaseError(code: code, connection: connection, statement: text)
            }
        }
    }

    private func bind(_ value: SQLValue, at index: Int32) throws -> Int32 {
        switch value {
        case .null:
            return sqlite3_bind_null(handle, index)
        case .integer(let integer):
            return sqlite3_bind_int64(handle, index, integer)
        case .real(let real):
            return sqlite3_bind_double(handle, index, real)
        case .boolean(let boolean):
            return sqlite3_bind_int64(handle, index, boolean ? 1 : 0)
        case .text(var text):
            return try text.withUTF8 { bytes in
                guard !bytes.contains(0) else { throw DatabaseError.nulInText }
                return bytes.withMemoryRebound(to: CChar.self) { characters in
                    // A nil address would bind NULL, and an empty buffer may have one.
                    guard let start = characters.baseAddress else {
                        return sqlite3_bind_text(handle, index, "", 0, copied)
                    }
                    return sqlite3_bind_text(handle, index, start, Int32(characters.count), copied)
                }
            }
        case .bytes(let bytes):
            guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(handle, index, 0) }
            return sqlite3_bind_blob(handle, index, bytes, Int32(bytes.count), copied)
        case .uuid(let high, let low):
            var bytes = (high.bigEndian, low.bigEndian)
            return sqlite3_bind_blob(handle, index, &bytes, 16, copied)
        }
    }
}

/// Tells SQLite to copy what it is given (`SQLITE_TRANSIENT`, a macro that Swift cannot see).
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
