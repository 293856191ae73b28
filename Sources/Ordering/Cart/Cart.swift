public import Catalog
public import Vocabulary

/// What a guest means to buy. Prices are the catalogue's of this moment; nothing is promised before checkout.
public struct Cart: Sendable {
    public let id: CartID
    public let currency: Currency
    /// Moves with every change, so that a stale page can be told.
    public internal(set) var version: Int
    public internal(set) var lines: [CartLine]

    /// What the lines cost together, without those that cannot be bought.
    public internal(set) var subtotal: Money

    /// What is known of variants in the cart, and of one that may come into it.
    let goods: [VariantID: Goods]

    /// The number shown beside the cart icon: pieces count as they are, anything measured counts as one.
    public var itemCount: Int {
        lines.reduce(0) { $0 + CartLine.itemCount(of: $1.variant, $1.quantity) }
    }

    public var isEmpty: Bool { lines.isEmpty }

    /// Most different lines that a cart holds.
    public static let lineLimit = 100
}

/// A variant, and what there is of it.
struct Goods: Sendable {
    let variant: SellableVariant
    let available: Quantity
}

/// One variant in a cart.
public struct CartLine: Sendable {
    public let id: ID<CartLine>
    public let variant: SellableVariant
    public let quantity: Quantity
    public let unitPrice: Money
    public let lineTotal: Money
    /// What keeps this line from being bought as it is.
    public let obstacle: CartObstacle?

    static func itemCount(of variant: SellableVariant, _ quantity: Quantity) -> Int {
        variant.unit == .piece ? Int(quantity.thousandths / 1000) : 1
    }
}

/// Why a line of a cart cannot be bought as it is.
public enum CartObstacle: Sendable, Equatable {
    /// The shop does not sell it any more.
    case withdrawn
    /// Fewer are there than wanted; zero means sold out.
    case short(available: Quantity)
}

/// Why a cart could not be changed.
public enum CartError: Error, Equatable, Sendable {
    /// No cart of this id belongs to the caller.
    case noCart
    case noLine
    /// There is no such variant, or it is not for sale.
    case noVariant
    /// Quantities go from `minimum` in steps of `step` to ``Cart/quantityLimit``.
    case badQuantity(minimum: Quantity, step: Quantity)
    case tooManyLines
    case outOfStock(available: Quantity)
}

extension Cart {
    /// Most of one variant in a cart.
    public static let quantityLimit = Quantity(9_999)

    /// Whether a cart may hold this much of the variant.
    static func check(_ quantity: Quantity, of variant: SellableVariant) throws {
        let isStep = (quantity.thousandths - variant.minimum.thousandths) % variant.step.thousandths == 0
        guard quantity >= variant.minimum, quantity <= quantityLimit, isStep else {
            throw CartError.badQuantity(minimum: variant.minimum, step: variant.step)
        }
    }
}
