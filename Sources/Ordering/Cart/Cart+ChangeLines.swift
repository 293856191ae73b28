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
        return Cart(id: id, currency: currency, version: 1, lines: [], subtotal: .zero(currency))
    }

    /// Puts `quantity` more of a variant in the cart; a line of the same variant grows.
    /// - Returns: the id of the line.
    /// - Throws: ``CartError``.
    @discardableResult
    public static func add(
        _ quantity: Quantity, of variant: VariantID, to cart: CartID, at instant: Instant = .now,
        in transaction: Transaction
    ) throws -> ID<CartLine> {
        let sellable = try sellable(variant, in: transaction)
        let present = try transaction.rows(
            "SELECT id, quantity FROM cart_line WHERE cart_id = \(cart) AND variant_id = \(variant)"
        ).first
        let before: Quantity = try present?["quantity"] ?? .zero
        // Compared before adding, so that no sum overflows.
        guard quantity > .zero, quantity <= quantityLimit else {
            throw CartError.badQuantity(minimum: sellable.minimum, step: sellable.step)
        }
        let wanted = Quantity(thousandths: before.thousandths + quantity.thousandths)
        try check(wanted, of: sellable)
        try checkStock(wanted, of: sellable, in: transaction)
        try touch(cart, at: instant, in: transaction)
        if let present {
            try transaction.execute(
                "UPDATE cart_line SET quantity = \(wanted) WHERE cart_id = \(cart) AND variant_id = \(variant)")
            return try present["id"]
        }
        let lines = try transaction.value("SELECT count(*) FROM cart_line WHERE cart_id = \(cart)", as: Int.self) ?? 0
        guard lines < lineLimit else { throw CartError.tooManyLines }
        let id = ID<CartLine>(at: instant)
        try transaction.execute(
            """
            INSERT INTO cart_line (id, cart_id, variant_id, quantity)
            VALUES (\(id), \(cart), \(variant), \(wanted))
            """)
        return id
    }

    /// Makes a line hold exactly `quantity`; zero removes it.
    /// - Throws: ``CartError``.
    public static func set(
        _ line: ID<CartLine>, to quantity: Quantity, in cart: CartID, at instant: Instant = .now,
        in transaction: Transaction
    ) throws {
        guard quantity != .zero else {
            return try remove(line, from: cart, at: instant, in: transaction)
        }
        guard
            let variant = try transaction.value(
                "SELECT variant_id FROM cart_line WHERE cart_id = \(cart) AND id = \(line)", as: VariantID.self)
        else { throw CartError.noLine }
        let sellable = try sellable(variant, in: transaction)
        try check(quantity, of: sellable)
        try checkStock(quantity, of: sellable, in: transaction)
        try transaction.execute(
            "UPDATE cart_line SET quantity = \(quantity) WHERE cart_id = \(cart) AND id = \(line)")
        try touch(cart, at: instant, in: transaction)
    }

    /// Takes a line out.
    /// - Throws: ``CartError/noLine``.
    public static func remove(
        _ line: ID<CartLine>, from cart: CartID, at instant: Instant = .now, in transaction: Transaction
    ) throws {
        let removed = try transaction.execute("DELETE FROM cart_line WHERE cart_id = \(cart) AND id = \(line)")
        guard removed == 1 else { throw CartError.noLine }
        try touch(cart, at: instant, in: transaction)
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

    private static func sellable(_ id: VariantID, in transaction: ReadTransaction) throws -> SellableVariant {
        guard let variant = try Variants.find(ids: [id], in: transaction)[id], variant.isSellable else {
            throw CartError.noVariant
        }
        return variant
    }

    /// A courtesy, not the guard: checkout holds the stock.
    private static func checkStock(
        _ wanted: Quantity, of variant: SellableVariant, in transaction: ReadTransaction
    ) throws {
        guard variant.tracksStock else { return }
        let available = try Stock.available(of: [variant.id], in: transaction)[variant.id] ?? .zero
        guard available >= wanted else { throw CartError.outOfStock(available: available) }
    }

    private static func touch(_ cart: CartID, at instant: Instant, in transaction: Transaction) throws {
        try transaction.enqueue(
            "UPDATE cart SET version = version + 1, updated_at = \(instant) WHERE id = \(cart)"
        ) { changed in
            guard changed == 1 else { throw CartError.noCart }
        }
    }
}
