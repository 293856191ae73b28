public import Persistence
public import Vocabulary

extension Announcement {
    /// Something sold out, or can be bought again.
    public static let availability = Announcement("availability")
}

extension LockKey {
    /// Stock of one variant, which many buyers may want at once.
    public static func stock(_ variant: VariantID) -> LockKey {
        LockKey("stock:\(variant)")
    }
}

/// What there is of the shop's variants.
///
/// *Available* = on hand − held − allocated. Variants without a level are not available.
public enum Stock {
    /// What can be bought now of each variant; a variant that was never received is zero.
    public static func available(
        of variants: [VariantID], in transaction: ReadTransaction
    ) throws -> [VariantID: Quantity] {
        guard !variants.isEmpty else { return [:] }
        var result = Dictionary(variants.map { ($0, Quantity.zero) }, uniquingKeysWith: { first, _ in first })
        let rows = try transaction.rows(
            """
            SELECT variant_id, on_hand - held - allocated AS available FROM stock_level
            WHERE variant_id IN \(list: variants)
            """)
        for row in rows { result[try row["variant_id"]] = try row["available"] }
        return result
    }

    /// The level of one variant, and what it is made of.
    public static func level(of variant: VariantID, in transaction: ReadTransaction) throws -> StockLevel? {
        try transaction.first("SELECT * FROM stock_level WHERE variant_id = \(variant)")
    }

    /// Takes goods into stock.
    /// - Precondition: `quantity` is positive; anything else is refused by ``StockError/notPositive``.
    public static func receive(
        _ quantity: Quantity, of variant: VariantID, at instant: Instant = .now, in transaction: Transaction
    ) throws {
        guard quantity > .zero else { throw StockError.notPositive }
        let available = try transaction.value(
            """
            INSERT INTO stock_level (variant_id, on_hand) VALUES (\(variant), \(quantity))
            ON CONFLICT \(conflict: "variant_id") DO UPDATE SET on_hand = stock_level.on_hand + excluded.on_hand
            RETURNING on_hand - held - allocated
            """, as: Quantity.self)
        try StockMovement.append(
            [StockMovement(.receipt, of: variant, onHand: quantity, reference: nil, at: instant)], in: transaction)
        if available == quantity { transaction.announce(.availability) }
    }

    /// Sets what is on hand to what was counted.
    /// - Throws: ``StockError/belowPromised`` when more than that is held or allocated.
    public static func count(
        _ quantity: Quantity, of variant: VariantID, at instant: Instant = .now, in transaction: Transaction
    ) throws {
        guard quantity >= .zero else { throw StockError.notPositive }
        let before = try level(of: variant, in: transaction)
        let difference = quantity.thousandths - (before?.onHand.thousandths ?? 0)
        guard difference != 0 || before == nil else { return }
        let changed = try transaction.execute(
            """
            INSERT INTO stock_level (variant_id, on_hand) VALUES (\(variant), \(quantity))
            ON CONFLICT \(conflict: "variant_id") DO UPDATE SET on_hand = excluded.on_hand
            WHERE stock_level.held + stock_level.allocated <= excluded.on_hand
            """)
        guard changed == 1 else { throw StockError.belowPromised }
        try StockMovement.append(
            [
                StockMovement(
                    .adjustment, of: variant, onHand: Quantity(thousandths: difference), reference: nil, at: instant)
            ], in: transaction)
        transaction.announce(.availability)
    }
}

/// The sums of one variant's movements.
public struct StockLevel: Sendable, Equatable, RowDecodable {
    public let variant: VariantID
    public let onHand: Quantity
    public let held: Quantity
    public let allocated: Quantity

    public init(row: Row) throws {
        variant = try row["variant_id"]
        onHand = try row["on_hand"]
        held = try row["held"]
        allocated = try row["allocated"]
    }
}

/// Why stock could not be changed as asked.
public enum StockError: Error, Equatable, Sendable {
    /// A quantity of zero or less came in where goods were meant to.
    case notPositive
    /// Fewer goods would be on hand than are already held or allocated.
    case belowPromised
}

/// Some of what was wanted is not there. Nothing was taken.
public struct StockShortage: Error, Equatable, Sendable {
    /// What is available of each variant that is short.
    public let available: [VariantID: Quantity]

    public init(available: [VariantID: Quantity]) {
        self.available = available
    }
}
