public import Persistence

/// What quantities are counted in.
public struct UnitOfMeasure: Sendable, Equatable, RowDecodable {
    /// "Kg"
    public let code: String
    public let name: String
    /// Decimal places that a quantity may have: 0 for what is not cut, 3 for grams of a kilogram.
    public let precision: Int

    public init(code: String, name: String, precision: Int) {
        self.code = code
        self.name = name
        self.precision = precision
    }

    public init(row: Row) throws {
        self.init(code: try row["code"], name: try row["name"], precision: try row["decimals"])
    }

    /// Every unit, by code.
    public static func all(in transaction: ReadTransaction) throws -> [UnitOfMeasure] {
        try transaction.all("SELECT code, name, decimals FROM unit_of_measure ORDER BY code")
    }
}

/// How much of one unit another is: `numerator / denominator` of `to` make one `from`. A fraction, so that no conversion
/// back and forth loses anything.
public struct UnitConversion: Sendable, Equatable, RowDecodable {
    public let from: String
    public let to: String
    public let numerator: Int64
    public let denominator: Int64

    public init(from: String, to: String, numerator: Int64, denominator: Int64 = 1) {
        self.from = from
        self.to = to
        self.numerator = numerator
        self.denominator = denominator
    }

    public init(row: Row) throws {
        self.init(
            from: try row["from_unit"], to: try row["to_unit"], numerator: try row["numerator"],
            denominator: try row["denominator"])
    }

    /// Every conversion, by its units.
    public static func all(in transaction: ReadTransaction) throws -> [UnitConversion] {
        try transaction.all(
            "SELECT from_unit, to_unit, numerator, denominator FROM unit_conversion ORDER BY from_unit, to_unit")
    }
}
