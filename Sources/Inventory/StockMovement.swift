public import Persistence
public import Vocabulary

/// One line of the stock ledger: what happened to one variant's stock. Never changed, never removed.
public struct StockMovement: Sendable, Equatable {
    /// What kind of thing happened.
    public enum Kind: String, Sendable, SQLBindable, SQLDecodable {
        /// Goods came in.
        case receipt
        /// A count found more or less than was known.
        case adjustment
        /// Set aside while a checkout is being paid.
        case hold
        /// Given back from a hold.
        case release
        /// Promised to an order.
        case allocation
        /// Taken back from a cancelled order.
        case deallocation
        /// Left the building.
        case shipment
    }

    public let id: ID<StockMovement>
    public let variant: VariantID
    public let kind: Kind
    public let onHand: Quantity
    public let held: Quantity
    public let allocated: Quantity
    /// The checkout or order that caused it.
    public let reference: ID<Any>?
    public let movedAt: Instant

    init(
        _ kind: Kind, of variant: VariantID, onHand: Quantity = .zero, held: Quantity = .zero,
        allocated: Quantity = .zero, reference: ID<Any>?, at instant: Instant
    ) {
        id = ID(at: instant)
        self.variant = variant
        self.kind = kind
        self.onHand = onHand
        self.held = held
        self.allocated = allocated
        self.reference = reference
        movedAt = instant
    }

    /// Appends to the ledger. The level is changed by the caller, in the same transaction.
    static func append(_ movements: [StockMovement], in transaction: Transaction) throws {
        guard !movements.isEmpty else { return }
        let rows: [SQL] = movements.map { movement in
            """
            (\(movement.id), \(movement.variant), \(movement.kind), \(movement.onHand), \(movement.held),
             \(movement.allocated), \(movement.reference), \(movement.movedAt))
            """
        }
        try transaction.enqueue(
            """
            INSERT INTO stock_movement
                (id, variant_id, kind, on_hand_delta, held_delta, allocated_delta, reference, moved_at)
            VALUES \(SQL.joined(rows))
            """)
    }
}

extension StockMovement: RowDecodable {
    public init(row: Row) throws {
        id = try row["id"]
        variant = try row["variant_id"]
        kind = try row["kind"]
        onHand = try row["on_hand_delta"]
        held = try row["held_delta"]
        allocated = try row["allocated_delta"]
        reference = try row["reference"]
        movedAt = try row["moved_at"]
    }
}
