import Catalog
import Inventory
public import Persistence
public import Vocabulary

extension Cart {
    /// The cart that this token opens; nil when it opens none. Three statements.
    /// - Parameter variant: one that is about to be added, looked up together with what the cart holds.
    public static func find(
        token: any CartKey, currency: Currency, toAdd variant: VariantID? = nil, in transaction: ReadTransaction
    ) throws -> Cart? {
        let rows = try transaction.rows(
            """
            SELECT cart.id, cart.version, cart_line.id AS line_id, cart_line.variant_id, cart_line.quantity
            FROM cart LEFT JOIN cart_line ON cart_line.cart_id = cart.id
            WHERE cart.token_hash = \(token.digest) ORDER BY cart_line.id
            """)
        guard let first = rows.first else { return nil }
        let held = try rows.compactMap(HeldLine.init)
        let goods = try Goods.find(held.map(\.variant) + (variant.map { [$0] } ?? []), in: transaction)
        return try Cart(
            id: first["id"], currency: currency, version: first["version"], goods: goods,
            // A variant that was deleted leaves the cart in silence: there is nothing left to show of it.
            lines: held.compactMap { line in
                try goods[line.variant].map { try CartLine(id: line.id, $0, line.quantity, currency) }
            })
    }

    /// The cart of this id, when the token opens it: an id alone opens nothing.
    /// - Throws: ``CartError/noCart``.
    public static func find(
        _ id: CartID, token: any CartKey, currency: Currency, toAdd variant: VariantID? = nil,
        in transaction: ReadTransaction
    ) throws -> Cart {
        let cart = try find(token: token, currency: currency, toAdd: variant, in: transaction)
        guard let cart, cart.id == id else { throw CartError.noCart }
        return cart
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

    init(id: CartID, currency: Currency, version: Int, goods: [VariantID: Goods], lines: [CartLine]) throws {
        self.id = id
        self.currency = currency
        self.version = version
        self.goods = goods
        self.lines = lines
        subtotal = try Self.subtotal(of: lines, currency)
    }

    static func subtotal(of lines: [CartLine], _ currency: Currency) throws -> Money {
        try lines.filter { $0.obstacle != .withdrawn }.map(\.lineTotal).total(in: currency)
    }
}

extension Goods {
    /// Ids that name nothing are left out. Two statements.
    static func find(_ ids: [VariantID], in transaction: ReadTransaction) throws -> [VariantID: Goods] {
        let variants = try Variants.find(ids: ids, in: transaction)
        let available = try Stock.available(of: variants.values.filter(\.tracksStock).map(\.id), in: transaction)
        return variants.mapValues { Goods(variant: $0, available: available[$0.id] ?? .zero) }
    }
}

/// A line as its table has it.
private struct HeldLine {
    let id: ID<CartLine>
    let variant: VariantID
    let quantity: Quantity

    /// Nil for the row of a cart without lines.
    init?(_ row: Row) throws {
        guard let id: ID<CartLine> = try row["line_id"] else { return nil }
        self.id = id
        variant = try row["variant_id"]
        quantity = try row["quantity"]
    }
}

extension CartLine {
    init(id: ID<CartLine>, _ goods: Goods, _ quantity: Quantity, _ currency: Currency) throws {
        self.id = id
        self.variant = goods.variant
        self.quantity = quantity
        unitPrice = Money(variant.price, currency)
        lineTotal = try unitPrice.multiplied(by: quantity)
        obstacle =
            if !variant.isSellable {
                .withdrawn
            } else if variant.tracksStock, goods.available < quantity {
                .short(available: goods.available)
            } else {
                nil
            }
    }
}
