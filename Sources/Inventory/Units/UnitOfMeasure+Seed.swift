public import Persistence

extension UnitOfMeasure {
    /// What every shop begins with.
    public static let seeded = [
        UnitOfMeasure(code: "Nos", name: "Pieces", precision: 0),
        UnitOfMeasure(code: "Kg", name: "Kilograms", precision: 3),
        UnitOfMeasure(code: "L", name: "Litres", precision: 3),
        UnitOfMeasure(code: "Box", name: "Boxes", precision: 0),
    ]

    /// A box is a dozen until the shop says otherwise.
    public static let seededConversions = [UnitConversion(from: "Box", to: "Nos", numerator: 12)]

    /// Adds the units and conversions that are missing.
    public static func seed(in transaction: Transaction) throws {
        for unit in seeded {
            try transaction.execute(
                """
                INSERT INTO unit_of_measure (code, name, decimals) VALUES (\(unit.code), \(unit.name), \(unit.precision))
                ON CONFLICT DO NOTHING
                """)
        }
        for conversion in seededConversions {
            try transaction.execute(
                """
                INSERT INTO unit_conversion (from_unit, to_unit, numerator, denominator)
                VALUES (\(conversion.from), \(conversion.to), \(conversion.numerator), \(conversion.denominator))
                ON CONFLICT DO NOTHING
                """)
        }
    }
}
