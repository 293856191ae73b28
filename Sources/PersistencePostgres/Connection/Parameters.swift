internal import Persistence

/// The values of one statement, laid out as libpq wants them. Bytes travel raw, everything else as text.
struct Parameters {
    private(set) var types: [UInt32] = []
    private(set) var lengths: [Int32] = []
    private(set) var formats: [Int32] = []
    private var starts: [Int?] = []
    private var bytes: [UInt8] = []

    /// - Throws: ``DatabaseError/nulInText``; ``DatabaseError/failed(message:statement:)`` when there are more than the
    ///   protocol can count.
    init(_ statement: Statement) throws {
        let values = statement.values
        guard values.count <= UInt16.max else {
            throw DatabaseError.failed(message: "more than 65,535 values", statement: statement.text)
        }
        types.reserveCapacity(values.count)
        bytes.reserveCapacity(values.count * 40)
        for value in values { try append(value) }
    }

    var count: Int32 { Int32(types.count) }

    func isNull(_ index: Int) -> Bool { starts[index] == nil }

    private mutating func append(_ value: SQLValue) throws {
        let start = bytes.count
        var format: Int32 = 0
        switch value {
        case .null: break
        case .integer(let integer): bytes += String(integer).utf8
        case .real(let real): bytes += real.description.utf8
        case .boolean(let boolean): bytes.append(UInt8(ascii: boolean ? "t" : "f"))
        case .uuid(let high, let low):
            Hex.append(high, to: &bytes)
            Hex.append(low, to: &bytes)
        case .bytes(let raw):
            bytes += raw
            format = 1
        case .text(let text):
            bytes += text.utf8
            guard !bytes[start...].contains(0) else { throw DatabaseError.nulInText }
        }
        types.append(TypeOID.parameter(value))
        starts.append(value == .null ? nil : start)
        lengths.append(Int32(bytes.count - start))
        formats.append(format)
        bytes.append(0)
    }

    /// Calls `body` with a pointer to each value, nil for null.
    func withPointers<Result>(_ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result) -> Result {
        bytes.withUnsafeBytes { bytes in
            let base = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            let pointers = starts.map { start in start.flatMap { base?.advanced(by: $0) } }
            return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
        }
    }
}

/// The numbers of PostgreSQL's own types (`pg_type.dat`); they never change.
enum TypeOID {
    static let bool: UInt32 = 16
    static let bytea: UInt32 = 17
    static let int8: UInt32 = 20
    static let int2: UInt32 = 21
    static let int4: UInt32 = 23
    static let text: UInt32 = 25
    static let oid: UInt32 = 26
    static let float4: UInt32 = 700
    static let float8: UInt32 = 701
    static let numeric: UInt32 = 1700
    static let uuid: UInt32 = 2950

    /// 0 leaves it to the server to infer the type from where the parameter stands.
    static func parameter(_ value: SQLValue) -> UInt32 {
        switch value {
        case .integer: int8
        case .uuid: uuid
        case .boolean: bool
        case .bytes: bytea
        case .real: float8
        case .text, .null: 0
        }
    }
}
