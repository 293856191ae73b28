/// A product on a shelf: picture, title, price, and quietly what else matters.
public struct ProductCard: Sendable {
    public var title: String
    public var url: SiteURL
    public var picture: Picture
    public var price: PriceView
    /// "3 colours", when there is something to choose.
    public var hint: String?
    public var isSoldOut: Bool

    public init(
        title: String, url: SiteURL, picture: Picture, price: PriceView, hint: String? = nil, isSoldOut: Bool = false
    ) {
        self.title = title
        self.url = url
        self.picture = picture
        self.price = price
        self.hint = hint
        self.isSoldOut = isSoldOut
    }

    /// - Parameter heading: the level of the title under the list's own heading.
    public func html(_ words: Words, heading: Int = 3) -> HTML {
        """
        <li class="card"\(attribute: "data-sold-out", isSoldOut)><div class="card-picture">\(picture.html)\
        \(badge(words))</div><div class="card-body"><h\(heading) class="card-title"><a href="\(url)">\(title)</a>\
        </h\(heading)>\(price.html(words))\
        \(hint.map { "<p class=\"card-hint\">\($0)</p>" as HTML })</div></li>
        """
    }

    private func badge(_ words: Words) -> HTML? {
        if isSoldOut { return "<span class=\"card-flag\">\(Badge(words(.soldOut)).html)</span>" }
        if price.before != nil { return "<span class=\"card-flag\">\(Badge(words(.sale), .accent).html)</span>" }
        return nil
    }
}

/// Cards side by side, as many as fit.
public struct CardGrid: Sendable {
    public var cards: [ProductCard]
    public var isShelf: Bool

    /// - Parameter isShelf: one row that scrolls sideways, for "related" and the like.
    public init(_ cards: [ProductCard], isShelf: Bool = false) {
        self.cards = cards
        self.isShelf = isShelf
    }

    /// The cards below a heading of the second level; nil when there are none.
    public func section(_ title: String, more: SiteURL? = nil, _ words: Words) -> HTML? {
        guard !cards.isEmpty else { return nil }
        let link: HTML? = more.map { url in
            "<a href=\"\(url)\" aria-label=\"\(words(.seeAll)): \(title)\">\(words(.seeAll))</a>"
        }
        return """
            <section class="section"><div class="section-head"><h2>\(title)</h2>\(link)</div>\
            \(html(words))</section>
            """
    }

    public func html(_ words: Words, heading: Int = 3) -> HTML {
        """
        <ul class="\(isShelf ? "shelf" : "grid")" role="list">\(cards.html { $0.html(words, heading: heading) })</ul>
        """
    }
}
