public import Persistence
public import Vocabulary

/// Stock set aside for one checkout until it is paid for or its time is over.
///
/// Lock order: variants are always touched in the order of their ids.
public enum StockHold {
    /// Sets `demand` aside for `reference`, all or nothing.
    ///
    /// Holds of others whose time is over are freed first where they are in the way, so a late sweep costs nobody a sale.
    /// - Throws: ``StockShortage``, naming every variant that is short.
    public static func take(
        _ demand: [VariantID: Quantity], for reference: CheckoutID, until expiry: Instant, at instant: Instant,
        in transaction: Transaction
    ) throws {
        let wanted = demand.sorted { $0.key < $1.key }
        var short: [VariantID: Quantity] = [:]
        for (variant, quantity) in wanted {
            if try setAside(quantity, of: variant, in: transaction) { continue }
            try releaseExpired(of: variant, at: instant, in: transaction)
            if try setAside(quantity, of: variant, in: transaction) { continue }
            short[variant] = try Stock.available(of: [variant], in: transaction)[variant] ?? .zero
        }
        guard short.isEmpty else { throw StockShortage(available: short) }
        guard !wanted.isEmpty else { return }
        let rows: [SQL] = wanted.map { "(\(reference), \($0.key), \($0.value), \(expiry))" }
        try transaction.enqueue(
            "INSERT INTO stock_hold (reference, variant_id, quantity, expires_at) VALUES \(SQL.joined(rows))")
        try StockMovement.append(
            wanted.map {
                StockMovement(.hold, of: $0.key, held: $0.value, reference: reference.of(Any.self), at: instant)
            }, in: transaction)
    }

    /// Gives a checkout more time. Returns false when its holds are gone.
    public static func extend(
        _ reference: CheckoutID, until expiry: Instant, in transaction: Transaction
    ) throws -> Bool {
        try transaction.execute(
            "UPDATE stock_hold SET expires_at = \(expiry) WHERE reference = \(reference)") > 0
    }

    /// Gives back what is held for `reference`; nothing held is fine.
    public static func release(_ reference: CheckoutID, at instant: Instant, in transaction: Transaction) throws {
        try giveBack(
            try transaction.rows("DELETE FROM stock_hold WHERE reference = \(reference) RETURNING *"),
            at: instant, in: transaction)
    }

    /// Whether there is a hold whose time is over.
    public static func anyExpired(at instant: Instant, in transaction: ReadTransaction) throws -> Bool {
        try transaction.value("SELECT 1 FROM stock_hold WHERE expires_at <= \(instant) LIMIT 1", as: Int.self) != nil
    }

    /// When the next hold runs out; nil when nothing is held.
    public static func nextExpiry(in transaction: ReadTransaction) throws -> Instant? {
        try transaction.value("SELECT expires_at FROM stock_hold ORDER BY expires_at LIMIT 1")
    }

    /// Gives back up to `limit` holds whose time is over. Returns how many there were.
    @discardableResult
    public static func releaseExpired(
        at instant: Instant, limit: Int = 500, in transaction: Transaction
    ) throws -> Int {
        let rows = try transaction.rows(
            """
            DELETE FROM stock_hold WHERE (reference, variant_id) IN (
                SELECT reference, variant_id FROM stock_hold WHERE expires_at <= \(instant)
                ORDER BY expires_at LIMIT \(limit))
            RETURNING *
            """)
        try giveBack(rows, at: instant, in: transaction)
        return rows.count
    }

    /// Turns what is held for `reference` into an allocation to `order`.
    ///
    /// Takes from free stock what is not held any more.
    /// - Throws: ``StockShortage`` when a hold has expired and its goods are gone.
    public static func allocate(
        _ demand: [VariantID: Quantity], heldFor reference: CheckoutID, to order: OrderID, at instant: Instant,
        in transaction: Transaction
    ) throws {
        var held: [VariantID: Quantity] = [:]
        for row in try transaction.rows(
            "DELETE FROM stock_hold WHERE reference = \(reference) RETURNING variant_id, quantity")
        {
            held[try row["variant_id"]] = try row["quantity"]
        }
        var short: [VariantID: Quantity] = [:]
        for (variant, quantity) in demand.sorted(by: { $0.key < $1.key }) {
            let fromHold = held[variant] ?? .zero
            if try convert(fromHold, into: quantity, of: variant, in: transaction) { continue }
            try releaseExpired(of: variant, at: instant, in: transaction)
            if try convert(fromHold, into: quantity, of: variant, in: transaction) { continue }
            short[variant] = try Stock.available(of: [variant], in: transaction)[variant] ?? .zero
        }
        guard short.isEmpty else { throw StockShortage(available: short) }
        try StockMovement.append(
            demand.sorted { $0.key < $1.key }.map { variant, quantity in
                StockMovement(
                    .allocation, of: variant, held: Quantity(thousandths: -(held[variant]?.thousandths ?? 0)),
                    allocated: quantity, reference: order.of(Any.self), at: instant)
            }, in: transaction)
    }

    // MARK: - One variant

    /// The guard against overselling: the condition and the change are one statement.
    private static func setAside(
        _ quantity: Quantity, of variant: VariantID, in transaction: Transaction
    ) throws -> Bool {
        let left = try transaction.value(
            """
            UPDATE stock_level SET held = held + \(quantity)
            WHERE variant_id = \(variant) AND on_hand - held - allocated >= \(quantity)
            RETURNING on_hand - held - allocated
            """, as: Quantity.self)
        if left == .zero { transaction.announce(.availability) }
        return left != nil
    }

    private static func convert(
        _ held: Quantity, into quantity: Quantity, of variant: VariantID, in transaction: Transaction
    ) throws -> Bool {
        try transaction.execute(
            """
            UPDATE stock_level SET held = held - \(held), allocated = allocated + \(quantity)
            WHERE variant_id = \(variant) AND on_hand - held - allocated >= \(quantity) - \(held)
            """) == 1
    }

    private static func releaseExpired(
        of variant: VariantID, at instant: Instant, in transaction: Transaction
    ) throws {
        try giveBack(
            try transaction.rows(
                "DELETE FROM stock_hold WHERE variant_id = \(variant) AND expires_at <= \(instant) RETURNING *"),
            at: instant, in: transaction)
    }

    private static func giveBack(_ rows: [Row], at instant: Instant, in transaction: Transaction) throws {
        let holds = try rows.map { row in
            (
                reference: try row["reference"] as ID<Any>, variant: try row["variant_id"] as VariantID,
                quantity: try row["quantity"] as Quantity
            )
        }.sorted { $0.variant < $1.variant }
        for hold in holds {
            let available = try transaction.value(
                """
                UPDATE stock_level SET held = held - \(hold.quantity) WHERE variant_id = \(hold.variant)
                RETURNING on_hand - held - allocated
                """, as: Quantity.self)
            // What is free now was all just given back: the variant had been sold out.
            if available == hold.quantity { transaction.announce(.availability) }
        }
        try StockMovement.append(
            holds.map {
                StockMovement(
                    .release, of: $0.variant, held: Quantity(thousandths: -$0.quantity.thousandths),
                    reference: $0.reference, at: instant)
            }, in: transaction)
    }
}
