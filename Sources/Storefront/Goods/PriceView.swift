internal import Web

/// A price, the former one struck through beside it.
struct PriceView {
    let price: PriceTag
    let words: Words
    /// On the product's own page.
    var isLarge = false

    var html: HTML {
        """
        <p class="price\(isLarge ? " price-large" : "" as HTML)\(price.isReduced ? " price-reduced" : "" as HTML)">\
        \(label(.priceNow))<span class="price-now">\(amount)</span>\(unit)\(before)</p>
        """
    }

    private var amount: String {
        price.isFrom ? words(.fromPrice, price.now) : price.now
    }

    private var unit: HTML? {
        price.unit.map { " <span class=\"price-unit\">\(words(.perUnit, $0))</span>" }
    }

    private var before: HTML? {
        price.before.map { " \(label(.priceBefore))<s class=\"price-before\">\($0)</s>" }
    }

    /// Sight tells the two prices apart; ears need the words.
    private func label(_ word: Word) -> HTML? {
        price.isReduced ? "<span class=\"visually-hidden\">\(words(word)) </span>" : nil
    }
}
