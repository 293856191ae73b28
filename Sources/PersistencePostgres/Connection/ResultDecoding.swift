internal import CPostgres
internal import Persistence

/// The columns of a result: their names, and the types that say how to read them.
struct ResultShape {
    let columns: Columns
    let types: [UInt32]

    init(_ result: OpaquePointer) {
        let count = PQnfields(result)
        columns = Columns((0..<count).map { String(cString: PQfname(result, $0)) })
        types = (0..<count).map { PQftype(result, $0) }
    }

    /// Every row of `result`.
    func rows(_ result: OpaquePointer) -> [Row] {
        (0..<PQntuples(result)).map { row in
            Row(
                columns: columns,
                values: types.indices.map { value(result, row, Int32($0), types[$0]) })
        }
    }

    private func value(_ result: OpaquePointer, _ row: Int32, _ column: Int32, _ type: UInt32) -> SQLValue {
        guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column) else { return .null }
        let length = Int(PQgetlength(result, row, column))
        return start.withMemoryRebound(to: UInt8.self, capacity: length) {
            TextFormat.value(UnsafeBufferPointer(start: $0, count: length), type: type)
        }
    }
}

/// Reads values in PostgreSQL's text format.
enum TextFormat {
    static func value(_ text: UnsafeBufferPointer<UInt8>, type: UInt32) -> SQLValue {
        let value: SQLValue? =
            switch type {
            case TypeOID.int8, TypeOID.int4, TypeOID.int2, TypeOID.oid: integer(text[...]).map { .integer($0) }
            case TypeOID.bool: .boolean(text.first == UInt8(ascii: "t"))
            case TypeOID.uuid: uuid(text)
            case TypeOID.numeric: numeric(text)
            case TypeOID.float8, TypeOID.float4: Double(String(decoding: text, as: UTF8.self)).map { .real($0) }
            case TypeOID.bytea: Hex.bytes(text.dropFirst(2)).map { .bytes($0) }
            default: nil
            }
        return value ?? .text(String(decoding: text, as: UTF8.self))
    }

    private static func integer(_ text: UnsafeBufferPointer<UInt8>.SubSequence) -> Int64? {
        var digits = text
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative { digits = digits.dropFirst() }
        guard !digits.isEmpty else { return nil }
        // Counting downward, because the lowest number has no positive twin.
        var value: Int64 = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            let (tenfold, overflowed) = value.multipliedReportingOverflow(by: 10)
            let (next, underflowed) = tenfold.subtractingReportingOverflow(Int64(digit - UInt8(ascii: "0")))
            if overflowed || underflowed { return nil }
            value = next
        }
        if isNegative { return value }
        return value == .min ? nil : -value
    }

    /// `sum()` of integers is numeric on PostgreSQL: whole numbers stay whole, a fraction becomes a real number, and
    /// what fits neither stays text.
    private static func numeric(_ text: UnsafeBufferPointer<UInt8>) -> SQLValue? {
        let point = text.firstIndex(of: UInt8(ascii: ".")) ?? text.endIndex
        if text[point...].dropFirst().allSatisfy({ $0 == UInt8(ascii: "0") }) {
            return integer(text[..<point]).map { .integer($0) }
        }
        return Double(String(decoding: text, as: UTF8.self)).map { .real($0) }
    }

    private static func uuid(_ text: UnsafeBufferPointer<UInt8>) -> SQLValue? {
        var halves: (high: UInt64, low: UInt64) = (0, 0)
        var digits = 0
        for character in text where character != UInt8(ascii: "-") {
            guard let digit = Hex.value(character) else { return nil }
            if digits < 16 {
                halves.high = halves.high << 4 | UInt64(digit)
            } else {
                halves.low = halves.low << 4 | UInt64(digit)
            }
            digits += 1
        }
        return digits == 32 ? .uuid(high: halves.high, low: halves.low) : nil
    }
}
