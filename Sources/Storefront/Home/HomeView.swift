internal import Web

/// The shop's front page.
struct HomeView {
    let model: HomeModel
    let words: Words

    var html: HTML {
        guard !model.isEmpty else { return hero + nothing }
        return """
            \(hero)<div class="wrap home">\(categories)\
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
            <section class="hero"><div class="wrap hero-row"><div class="hero-words"><h1>\(model.shopName)</h1>\
            <p class="hero-lead">\(words(.heroLead))</p>\
            \(ButtonView(words(.startShopping), isLarge: true).link(to: .products()))</div>\
            \(pictures.isEmpty ? nil : "<div class=\"hero-pictures\">\(pictures)</div>" as HTML)</div></section>
            """
    }

    private var categories: HTML? {
        guard !model.categories.isEmpty else { return nil }
        let tiles = model.categories.html { tile in
            """
            <li><a class="tile" href="\(tile.url)">\
            \(tile.picture.source == nil ? nil : "<span class=\"tile-picture\">\(tile.picture.html)</span>" as HTML)\
            <span class="tile-title">\(tile.title)</span>\
            <span class="muted">\(words(.products, tile.count))</span></a></li>
            """
        }
        return """
            <section class="home-shelf"><div class="home-shelf-head"><h2>\(words(.categories))</h2></div>\
            <ul class="tiles" role="list">\(tiles)</ul></section>
            """
    }

    private func shelf(_ title: String, _ cards: [ProductCard], more: SiteURL? = nil) -> HTML? {
        guard !cards.isEmpty else { return nil }
        let link: HTML? = more.map { url in
            "<a href=\"\(url)\" aria-label=\"\(words(.seeAll)): \(title)\">\(words(.seeAll))</a>"
        }
        return """
            <section class="home-shelf"><div class="home-shelf-head"><h2>\(title)</h2>\(link)</div>\
            \(CardGrid(cards).html(words))</section>
            """
    }

    private var nothing: HTML {
        """
        <div class="wrap">\(EmptyState(icon: .store, title: words(.noProducts), text: words(.noProductsSoon)).html())</div>
        """
    }
}
