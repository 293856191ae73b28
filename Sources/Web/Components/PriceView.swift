/// A price as the shop writes it; a sale price stands beside the struck one, and both say which they are.
public struct PriceView: Sendable {
    public var price: String
    /// What it cost before, when that was more.
    public var before: String?
    /// Set when variants differ in price: the price is the lowest.
    public var isFrom: Bool
    /// "kg", when it is sold by measure.
    public var unit: String?

    public init(_ price: String, before: String? = nil, isFrom: Bool = false, unit: String? = nil) {
        self.price = price
        self.before = before
        self.isFrom = isFrom
        self.unit = unit
    }

    public func html(_ words: Words) -> HTML {
        let shown = isFrom ? words(.fromPrice, price) : price
        let perUnit: HTML? = unit.map { " <span class=\"price-unit\">\(words(.perUnit, $0))</span>" }
        guard let before else {
            return "<span class=\"price\" data-price><span class=\"price-now\">\(shown)</span>\(perUnit)</span>"
        }
        return """
            <span class="price price-sale" data-price><span class="visually-hidden">\(words(.priceNow)) </span>\
            <ins class="price-now">\(shown)</ins>\(perUnit) <span class="visually-hidden">\(words(.priceBefore)) </span>\
            <del class="price-before">\(before)</del></span>
            """
    }
}
