public import Infrastructure
import Catalog
import Inventory
public import Persistence
public import Vocabulary

extension Cart {
    /// Makes an empty cart that `token` opens.
    public static func create(
        token: AccessToken, currency: Currency, at instant: Instant = .now, in transaction: Transaction
    ) throws -> Cart {
        let id = CartID(at: instant)
        try transaction.execute(
            """
            INSERT INTO cart (id, token_hash, created_at, updated_at)
            VALUES (\(id), \(token.digest), \(instant), \(instant))
            """)
        return try Cart(id: id, currency: currency, version: 1, goods: [:], lines: [])
    }

    /// Puts `quantity` more of a variant in the cart; a line of the same variant grows.
    /// - Returns: the id of the line.
    /// - Throws: ``CartError``.
    @discardableResult
    public mutating func add(
        _ quantity: Quantity, of variant: VariantID, at instant: Instant = .now, in transaction: Transaction
    ) throws -> ID<CartLine> {
        let goods = try sellable(variant, in: transaction)
        // Compared before adding, so that no sum overflows.
        guard quantity > .zero, quantity <= Self.quantityLimit else {
            throw CartError.badQuantity(minimum: goods.variant.minimum, step: goods.variant.step)
        }
        guard let index = lines.firstIndex(where: { $0.variant.id == variant }) else {
            return try append(goods, quantity, at: instant, in: transaction)
        }
        let wanted = Quantity(thousandths: lines[index].quantity.thousandths + quantity.thousandths)
        try setLine(at: index, to: wanted, goods, at: instant, in: transaction)
        return lines[index].id
    }

    /// Makes a line hold exactly `quantity`; zero removes it.
    /// - Throws: ``CartError``.
    public mutating func set(
        _ line: ID<CartLine>, to quantity: Quantity, at instant: Instant = .now, in transaction: Transaction
    ) throws {
        guard quantity != .zero else { return try remove(line, at: instant, in: transaction) }
        guard let index = lines.firstIndex(where: { $0.id == line }) else { throw CartError.noLine }
        let goods = try sellable(lines[index].variant.id, in: transaction)
        try setLine(at: index, to: quantity, goods, at: instant, in: transaction)
    }

    /// Takes a line out.
    /// - Throws: ``CartError/noLine``.
    public mutating func remove(
        _ line: ID<CartLine>, at instant: Instant = .now, in transaction: Transaction
    ) throws {
        guard let index = lines.firstIndex(where: { $0.id == line }) else { throw CartError.noLine }
        try transaction.enqueue("DELETE FROM cart_line WHERE cart_id = \(id) AND id = \(line)") { removed in
            guard removed == 1 else { throw CartError.noLine }
        }
        lines.remove(at: index)
        try haveChanged(at: instant, in: transaction)
    }

    /// Takes out what an order now stands for; what was added meanwhile stays.
    static func takeOut(
        boughtIn checkout: CheckoutID, from cart: CartID, at instant: Instant, in transaction: Transaction
    ) throws {
        try transaction.enqueue(
            """
            DELETE FROM cart_line WHERE cart_id = \(cart) AND variant_id IN (
                SELECT variant_id FROM checkout_line WHERE checkout_id = \(checkout))
            """)
        try touch(cart, at: instant, in: transaction)
    }

    private static func touch(_ cart: CartID, at instant: Instant, in transaction: Transaction) throws {
        try transaction.enqueue(
            "UPDATE cart SET version = version + 1, updated_at = \(instant) WHERE id = \(cart)"
        ) { changed in
            guard changed == 1 else { throw CartError.noCart }
        }
    }

    // MARK: - Steps

    private mutating func append(
        _ goods: Goods, _ quantity: Quantity, at instant: Instant, in transaction: Transaction
    ) throws -> ID<CartLine> {
        try Self.check(quantity, of: goods)
        guard lines.count < Self.lineLimit else { throw CartError.tooManyLines }
        let line = try CartLine(id: ID(at: instant), goods, quantity, currency)
        try transaction.enqueue(
            """
            INSERT INTO cart_line (id, cart_id, variant_id, quantity)
            VALUES (\(line.id), \(id), \(goods.variant.id), \(quantity))
            """)
        lines.append(line)
        try haveChanged(at: instant, in: transaction)
        return line.id
    }

    private mutating func setLine(
        at index: Int, to quantity: Quantity, _ goods: Goods, at instant: Instant, in transaction: Transaction
    ) throws {
        try Self.check(quantity, of: goods)
        let line = try CartLine(id: lines[index].id, goods, quantity, currency)
        try transaction.enqueue(
            "UPDATE cart_line SET quantity = \(quantity) WHERE cart_id = \(id) AND id = \(line.id)"
        ) { changed in
            guard changed == 1 else { throw CartError.noLine }
        }
        lines[index] = line
        try haveChanged(at: instant, in: transaction)
    }

    private mutating func haveChanged(at instant: Instant, in transaction: Transaction) throws {
        try Self.touch(id, at: instant, in: transaction)
        version += 1
        subtotal = try Self.subtotal(of: lines, currency)
    }

    private func sellable(_ variant: VariantID, in transaction: ReadTransaction) throws -> Goods {
        let known = try goods[variant] ?? Goods.find([variant], in: transaction)[variant]
        guard let known, known.variant.isSellable else { throw CartError.noVariant }
        return known
    }

    /// Whether the variant is sold in this quantity and so much is there: a courtesy, not the guard, since it is the
    /// checkout that holds the stock.
    private static func check(_ wanted: Quantity, of goods: Goods) throws {
        try check(wanted, of: goods.variant)
        guard goods.variant.tracksStock, goods.available < wanted else { return }
        throw CartError.outOfStock(available: goods.available)
    }
}
