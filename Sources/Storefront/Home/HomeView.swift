internal import Web

/// The shop's front page.
struct HomeView {
    let model: HomeModel
    let words: Words

    var html: HTML {
        guard !model.isEmpty else { return hero + nothing }
        return """
            \(hero)<div class="wrap">\(categories)\
            \(shelf(words(.featured), model.featured, more: .products()))\
            \(shelf(words(.onSale), model.onSale))\
            \(shelf(words(.newArrivals), model.newest, more: .products(["sort": "newest"])))</div>
            """
    }

    /// The goods speak: three pictures of what the merchant put first.
    private var hero: HTML {
        let cards = model.featured.filter { $0.picture.source != nil }.prefix(3)
        let pictures = cards.enumerated().map { index, card -> HTML in
            var picture = card.picture
            picture.isFirst = index == 0
            picture.transition = nil
            return """
                <a class="hero-picture" href="\(card.url)" tabindex="-1" aria-hidden="true">\(picture.html)</a>
                """
        }
        return """
            <section class="hero"><div class="wrap hero-row"><div class="stack"><h1>\(model.shopName)</h1>\
            <p>\(words(.heroLead))</p>\
            \(ButtonView(words(.startShopping), isLarge: true).link(to: .products()))</div>\
            \(pictures.isEmpty ? nil : "<div class=\"hero-pictures\">\(pictures)</div>" as HTML)</div></section>
            """
    }

    private var categories: HTML? {
        guard !model.categories.isEmpty else { return nil }
        let tiles = model.categories.html { tile in
            """
            <a class="category-tile" href="\(tile.url)">\
            \(tile.picture.source == nil ? nil : "<span class=\"category-tile-picture\">\(tile.picture.html)</span>" as HTML)\
            <span>\(tile.title)<span class="category-tile-count">\(words(.products, tile.count))</span></span></a>
            """
        }
        return """
            <nav class="section" aria-labelledby="categories"><div class="section-head"><h2 id="categories">\
            \(words(.categories))</h2></div><div class="category-tiles">\(tiles)</div></nav>
            """
    }

    private func shelf(_ title: String, _ cards: [ProductCard], more: SiteURL? = nil) -> HTML? {
        guard !cards.isEmpty else { return nil }
        let link: HTML? = more.map { url in
            "<a href=\"\(url)\" aria-label=\"\(words(.seeAll)): \(title)\">\(words(.seeAll))</a>"
        }
        return """
            <section class="section"><div class="section-head"><h2>\(title)</h2>\(link)</div>\
            \(CardGrid(cards).html(words))</section>
            """
    }

    private var nothing: HTML {
        """
        <div class="wrap">\(EmptyState(icon: .store, title: words(.noProducts), text: words(.noProductsSoon)).html())</div>
        """
    }
}
