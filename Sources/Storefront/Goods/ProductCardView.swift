internal import Web

/// A product in a list.
struct ProductCardView {
    let card: ProductCard
    let words: Words
    /// The first pictures of a page are fetched at once, the others when they come into sight.
    var isInSight = false
    var headingLevel = 3

    var html: HTML {
        """
        <li class="card\(card.isSoldOut ? " card-sold-out" : "" as HTML)">\
        <a class="card-link" href="\(card.url)">\
        <span class="card-picture" data-product="\(card.slug)">\
        \(PictureView(card.picture, isInSight: isInSight).html)\(badge)</span>\
        <h\(headingLevel) class="card-title">\(card.title)</h\(headingLevel)></a>\
        \(PriceView(price: card.price, words: words).html)\(hint)</li>
        """
    }

    private var badge: HTML? {
        if card.isSoldOut { return "<span class=\"card-badge\">\(Badge(words(.soldOut)).html)</span>" }
        if card.price.isReduced { return "<span class=\"card-badge\">\(Badge(words(.sale), .accent).html)</span>" }
        return nil
    }

    private var hint: HTML? {
        card.variantCount > 1 ? "<p class=\"card-hint\">\(words(.options, card.variantCount))</p>" : nil
    }
}

/// Products side by side.
struct ProductGridView {
    let cards: [ProductCard]
    let words: Words
    /// How many of the first pictures are in sight when the page opens.
    var inSight = 0
    var headingLevel = 3

    var html: HTML {
        let items = cards.enumerated().map { index, card in
            ProductCardView(card: card, words: words, isInSight: index < inSight, headingLevel: headingLevel).html
        }
        return "<ul class=\"card-grid\" role=\"list\">\(items)</ul>"
    }
}
