public import Vocabulary

/// One value as it travels to or from a database.
public enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    /// `BOOLEAN` on PostgreSQL, 0 or 1 on SQLite.
    case boolean(Bool)
    case bytes([UInt8])
    /// `uuid` on PostgreSQL, a 16-byte blob on SQLite.
    case uuid(high: UInt64, low: UInt64)
}

/// What may be interpolated into ``SQL``: it becomes a bound parameter.
public protocol SQLBindable: Sendable {
    var sqlValue: SQLValue { get }
}

/// What a column decodes to.
public protocol SQLDecodable: Sendable {
    /// - Throws: ``RowError/typeMismatch`` is raised by the row when this returns nil.
    static func decode(_ value: SQLValue) -> Self?
}

public typealias SQLConvertible = SQLBindable & SQLDecodable

extension Int64: SQLConvertible {
    public var sqlValue: SQLValue { .integer(self) }
    public static func decode(_ value: SQLValue) -> Int64? {
        if case .integer(let integer) = value { integer } else { nil }
    }
}

extension Int: SQLConvertible {
    public var sqlValue: SQLValue { .integer(Int64(self)) }
    public static func decode(_ value: SQLValue) -> Int? {
        if case .integer(let integer) = value { Int(exactly: integer) } else { nil }
    }
}

extension Double: SQLConvertible {
    public var sqlValue: SQLValue { .real(self) }
    public static func decode(_ value: SQLValue) -> Double? {
        switch value {
        case .real(let real): real
        case .integer(let integer): Double(integer)
        default: nil
        }
    }
}

extension String: SQLConvertible {
    public var sqlValue: SQLValue { .text(self) }
    public static func decode(_ value: SQLValue) -> String? {
        if case .text(let text) = value { text } else { nil }
    }
}

extension Bool: SQLConvertible {
    public var sqlValue: SQLValue { .boolean(self) }
    public static func decode(_ value: SQLValue) -> Bool? {
        switch value {
        case .boolean(let boolean): boolean
        case .integer(0): false
        case .integer(1): true
        default: nil
        }
    }
}

extension [UInt8]: SQLBindable, SQLDecodable {
    public var sqlValue: SQLValue { .bytes(self) }
    public static func decode(_ value: SQLValue) -> [UInt8]? {
        switch value {
        case .bytes(let bytes): bytes
        // The SQLite driver hands over every 16-byte blob as a uuid; a digest may be as long.
        case .uuid(let high, let low):
            (0..<16).map { UInt8(truncatingIfNeeded: ($0 < 8 ? high : low) >> UInt64(56 - 8 * ($0 % 8))) }
        default: nil
        }
    }
}

extension ID: SQLBindable, SQLDecodable {
    public var sqlValue: SQLValue { .uuid(high: high, low: low) }
    public static func decode(_ value: SQLValue) -> ID? {
        if case .uuid(let high, let low) = value { ID(high: high, low: low) } else { nil }
    }
}

extension Instant: SQLBindable, SQLDecodable {
    public var sqlValue: SQLValue { .integer(milliseconds) }
    public static func decode(_ value: SQLValue) -> Instant? {
        if case .integer(let milliseconds) = value { Instant(milliseconds: milliseconds) } else { nil }
    }
}

extension Quantity: SQLBindable, SQLDecodable {
    public var sqlValue: SQLValue { .integer(thousandths) }
    public static func decode(_ value: SQLValue) -> Quantity? {
        if case .integer(let thousandths) = value { Quantity(thousandths: thousandths) } else { nil }
    }
}

extension Currency: SQLBindable, SQLDecodable {
    public var sqlValue: SQLValue { .text(code) }
    public static func decode(_ value: SQLValue) -> Currency? {
        if case .text(let code) = value { Currency(code: code) } else { nil }
    }
}

extension Optional: SQLBindable where Wrapped: SQLBindable {
    public var sqlValue: SQLValue { self?.sqlValue ?? .null }
}

extension Optional: SQLDecodable where Wrapped: SQLDecodable {
    public static func decode(_ value: SQLValue) -> Wrapped?? {
        if case .null = value { return .some(nil) }
        guard let wrapped = Wrapped.decode(value) else { return nil }
        return .some(wrapped)
    }
}

extension SQLBindable where Self: RawRepresentable, RawValue == String {
    public var sqlValue: SQLValue { .text(rawValue) }
}

extension SQLDecodable where Self: RawRepresentable, RawValue == String {
    public static func decode(_ value: SQLValue) -> Self? {
        if case .text(let text) = value { Self(rawValue: text) } else { nil }
    }
}

extension Slug: SQLBindable, SQLDecodable {
    public var sqlValue: SQLValue { .text(description) }
    public static func decode(_ value: SQLValue) -> Slug? {
        if case .text(let text) = value { Slug(text) } else { nil }
    }
}

extension CountryCode: SQLBindable, SQLDecodable {
    public var sqlValue: SQLValue { .text(code) }
    public static func decode(_ value: SQLValue) -> CountryCode? {
        if case .text(let code) = value { CountryCode(code) } else { nil }
    }
}

extension EmailAddress: SQLBindable, SQLDecodable {
    public var sqlValue: SQLValue { .text(text) }
    public static func decode(_ value: SQLValue) -> EmailAddress? {
        guard case .text(let text) = value else { return nil }
        return try? EmailAddress(text)
    }
}
