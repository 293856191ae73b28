internal import Catalog
internal import Vocabulary

/// A price as people read it, in the shop's notation.
struct PriceTag: Hashable, Sendable {
    let now: String
    /// The former price, struck through.
    let before: String?
    /// Whether other variants cost more.
    let isFrom: Bool
    /// What it is the price of: "kg"; nil for a piece.
    let unit: String?

    var isReduced: Bool { before != nil }

    init(now: String, before: String? = nil, isFrom: Bool = false, unit: String? = nil) {
        self.now = now
        self.before = before
        self.isFrom = isFrom
        self.unit = unit
    }
}

extension PriceTag {
    init(_ price: Int64, compareAt: Int64? = nil, isFrom: Bool = false, unit: SalesUnit, _ pricing: ShopPricing) {
        self.init(
            now: pricing.text(price), before: compareAt.map(pricing.text), isFrom: isFrom, unit: unit.symbol)
    }
}

extension SalesUnit {
    /// The SI symbol, the same in every language; nil for pieces, which are only counted.
    var symbol: String? {
        switch self {
        case .piece: nil
        case .kilogram: "kg"
        case .litre: "l"
        case .metre: "m"
        }
    }
}
