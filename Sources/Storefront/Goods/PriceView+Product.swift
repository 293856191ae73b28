internal import Catalog
internal import Vocabulary
internal import Web

extension PriceView {
    init(_ price: Int64, compareAt: Int64?, isFrom: Bool = false, unit: SalesUnit, _ pricing: ShopPricing) {
        self.init(pricing.text(price), before: compareAt.map(pricing.text), isFrom: isFrom, unit: unit.symbol)
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

/// "1.5 kg", "3".
enum QuantityText {
    static func of(_ quantity: Quantity, _ unit: SalesUnit?, _ format: LocaleFormat) -> String {
        let number = format.quantity(quantity)
        return unit?.symbol.map { "\(number) \($0)" } ?? number
    }
}
