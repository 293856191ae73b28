internal import Crypto
public import Persistence

/// All data of a shop as text that is the same for the same data, whichever engine holds it: tables by name, rows by key,
/// values in one form. Search indexes are left out, because they are made from the rest.
///
/// A line for each row, its values apart by tabs. NULL is `\N`; a tab, a line feed, a carriage return and a backslash in
/// a text are `\t`, `\n`, `\r` and `\\`; bytes and ids are hexadecimal digits.
public enum LogicalDump {
    /// Writes the dump of the shop whose database this is; returns its SHA-256 in hexadecimal digits.
    /// - Parameter sink: gets the text in pieces.
    @discardableResult
    public static func write(
        _ tables: [TableShape], in transaction: ReadTransaction, to sink: ([UInt8]) throws -> Void = { _ in }
    ) throws -> String {
        var hasher = SHA256()
        var text: [UInt8] = Array("stoa dump 1\n".utf8)
        func flush() throws {
            hasher.update(data: text)
            try sink(text)
            text.removeAll(keepingCapacity: true)
        }
        for table in tables.sorted(by: { $0.name < $1.name }) {
            text += "\n\(table.name)\n\(table.columns.map(\.name).joined(separator: "\t"))\n".utf8
            try transaction.stream(table.selectionByKey(in: transaction.dialect)) { row in
                for (index, value) in try table.values(of: row).enumerated() {
                    if index > 0 { text.append(UInt8(ascii: "\t")) }
                    append(value, to: &text)
                }
                text.append(UInt8(ascii: "\n"))
                if text.count > 1 << 16 { try flush() }
            }
        }
        try flush()
        return Hexadecimal.text(hasher.finalize())
    }

    private static func append(_ value: SQLValue, to text: inout [UInt8]) {
        switch value {
        case .null: text += "\\N".utf8
        case .integer(let integer): text += String(integer).utf8
        case .real(let real): text += real.description.utf8
        case .boolean(let boolean): text.append(UInt8(ascii: boolean ? "t" : "f"))
        case .uuid: Hexadecimal.append([UInt8].decode(value) ?? [], to: &text)
        case .bytes(let bytes): Hexadecimal.append(bytes, to: &text)
        case .text(let string):
            for byte in string.utf8 {
                switch byte {
                case UInt8(ascii: "\\"): text += "\\\\".utf8
                case UInt8(ascii: "\t"): text += "\\t".utf8
                case UInt8(ascii: "\n"): text += "\\n".utf8
                case UInt8(ascii: "\r"): text += "\\r".utf8
                default: text.append(byte)
                }
            }
        }
    }
}
