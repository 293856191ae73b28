internal import Web

/// The shop's front page.
struct HomeView {
    let model: HomeModel
    let words: Words

    var html: HTML {
        guard !model.isEmpty else { return "<div class=\"wrap\">\(hero)\(nothing)</div>" }
        return """
            \(hero)<div class="wrap home">\(categories)\
            \(shelf(words(.featured), model.featured, more: .products()))\
            \(shelf(words(.onSale), model.onSale))\
            \(shelf(words(.newArrivals), model.newest, more: .products(["sort": "newest"])))</div>
            """
    }

    /// The goods speak: three pictures of what the merchant put first.
    private var hero: HTML {
        let pictures = model.featured.filter { $0.picture.url != nil }.prefix(3).html { card in
            """
            <a class="hero-picture" href="\(card.url)" tabindex="-1" aria-hidden="true">\
            \(PictureView(card.picture, isInSight: true).html)</a>
            """
        }
        return """
            <section class="hero"><div class="wrap hero-row"><div class="hero-words"><h1>\(model.shopName)</h1>\
            <p class="hero-lead">\(words(.heroLead))</p>\
            \(ButtonView(words(.startShopping), icon: nil, isLarge: true).link(to: .products()))</div>\
            <div class="hero-pictures">\(pictures)</div></div></section>
            """
    }

    private var categories: HTML? {
        guard !model.categories.isEmpty else { return nil }
        let tiles = model.categories.html { tile in
            """
            <li><a class="tile" href="\(tile.url)"><span class="tile-picture">\
            \(PictureView(Picture(url: tile.picture, alt: "")).html)</span>\
            <span class="tile-title">\(tile.title)</span>\
            <span class="muted">\(words(.products, tile.count))</span></a></li>
            """
        }
        return """
            <section class="shelf" aria-labelledby="home-categories"><h2 id="home-categories">\(words(.categories))</h2>\
            <ul class="tiles" role="list">\(tiles)</ul></section>
            """
    }

    private func shelf(_ title: String, _ cards: [ProductCard], more: SiteURL? = nil) -> HTML? {
        guard !cards.isEmpty else { return nil }
        let link: HTML? = more.map { "<a class=\"shelf-more\" href=\"\($0)\">\(words(.seeAll))</a>" }
        return """
            <section class="shelf"><div class="shelf-head"><h2>\(title)</h2>\(link)</div>\
            \(ProductGridView(cards: cards, words: words).html)</section>
            """
    }

    private var nothing: HTML {
        EmptyState(icon: .store, title: words(.noProducts), text: words(.shopOpensSoon)).html()
    }
}
