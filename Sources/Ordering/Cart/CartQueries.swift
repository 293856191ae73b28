import Catalog
import Inventory
public import Persistence
public import Vocabulary

extension Cart {
    /// The cart that this token opens; nil when it opens none.
    public static func find(
        token: any CartKey, currency: Currency, in transaction: ReadTransaction
    ) throws -> Cart? {
        guard
            let row = try transaction.rows(
                "SELECT id, version FROM cart WHERE token_hash = \(token.digest)"
            ).first
        else { return nil }
        return try load(try row["id"], version: try row["version"], currency: currency, in: transaction)
    }

    /// The cart of this id, when the token opens it: an id alone opens nothing.
    /// - Throws: ``CartError/noCart``.
    public static func find(
        _ id: CartID, token: any CartKey, currency: Currency, in transaction: ReadTransaction
    ) throws -> Cart {
        guard let cart = try find(token: token, currency: currency, in: transaction), cart.id == id else {
            throw CartError.noCart
        }
        return cart
    }

    /// The version of this cart, when the token opens it: what a change checks first.
    /// - Throws: ``CartError/noCart``.
    public static func version(
        of id: CartID, token: any CartKey, in transaction: ReadTransaction
    ) throws -> Int {
        let version = try transaction.value(
            "SELECT version FROM cart WHERE token_hash = \(token.digest) AND id = \(id)", as: Int.self)
        guard let version else { throw CartError.noCart }
        return version
    }

    /// The same as ``itemCount`` of the cart that this token opens, without loading what its goods cost. Two statements.
    public static func itemCount(token: any CartKey, in transaction: ReadTransaction) throws -> Int {
        let rows = try transaction.rows(
            """
            SELECT cart_line.variant_id, cart_line.quantity FROM cart JOIN cart_line ON cart_line.cart_id = cart.id
            WHERE cart.token_hash = \(token.digest)
            """)
        let variants = try Variants.find(ids: try rows.map { try $0["variant_id"] }, in: transaction)
        return try rows.reduce(0) { count, row in
            guard let variant = variants[try row["variant_id"]] else { return count }
            return count + CartLine.itemCount(of: variant, try row["quantity"])
        }
    }

    static func load(
        _ id: CartID, version: Int, currency: Currency, in transaction: ReadTransaction
    ) throws -> Cart {
        let rows = try transaction.rows(
            "SELECT id, variant_id, quantity FROM cart_line WHERE cart_id = \(id) ORDER BY id")
        let ids: [VariantID] = try rows.map { try $0["variant_id"] }
        let variants = try Variants.find(ids: ids, in: transaction)
        let available = try Stock.available(of: ids, in: transaction)
        var lines: [CartLine] = []
        for row in rows {
            let variantID: VariantID = try row["variant_id"]
            // A variant that was deleted leaves the cart in silence: there is nothing left to show of it.
            guard let variant = variants[variantID] else { continue }
            lines.append(
                try CartLine(
                    id: row["id"], variant: variant, quantity: row["quantity"], currency: currency,
                    available: available[variantID] ?? .zero))
        }
        let subtotal = try lines.filter { $0.obstacle != .withdrawn }.map(\.lineTotal).total(in: currency)
        return Cart(id: id, currency: currency, version: version, lines: lines, subtotal: subtotal)
    }
}

extension CartLine {
    init(
        id: ID<CartLine>, variant: SellableVariant, quantity: Quantity, currency: Currency, available: Quantity
    ) throws {
        self.id = id
        self.variant = variant
        self.quantity = quantity
        unitPrice = Money(variant.price, currency)
        lineTotal = try unitPrice.multiplied(by: quantity)
        obstacle =
            if !variant.isSellable {
                .withdrawn
            } else if variant.tracksStock, available < quantity {
                .short(available: available)
            } else {
                nil
            }
    }
}
