internal import Web

/// The shop's front page.
struct HomeView {
    let model: HomeModel
    let words: Words

    var html: HTML {
        guard !model.isEmpty else { return hero + nothing }
        return """
            \(hero)<div class="wrap">\(categories)\
            \(CardGrid(model.featured).section(words(.featured), more: .products(), words))\
            \(CardGrid(model.onSale).section(words(.onSale), words))\
            \(CardGrid(model.newest).section(words(.newArrivals), more: .products(["sort": "newest"]), words))</div>
            """
    }

    // MARK: - Welcome

    private var hero: HTML {
        if let picture = model.welcome { return pictured(picture) }
        let pictures = goods
        return """
            <section class="hero"><div class="wrap hero-row">\(welcome)\
            \(pictures.isEmpty ? nil : "<div class=\"hero-pictures\">\(pictures)</div>" as HTML)</div></section>
            """
    }

    private func pictured(_ picture: Picture) -> HTML {
        """
        <section class="hero hero-wide">\(welcome)<div class="hero-scene">\(picture.html)</div></section>
        """
    }

    private var welcome: HTML {
        """
        <div class="hero-words stack"><h1>\(model.headline ?? model.shopName)</h1>\
        <p>\(model.subline ?? words(.heroLead))</p>\
        \(ButtonView(words(.startShopping), isLarge: true).link(to: .products()))</div>
        """
    }

    /// The goods speak: three pictures of what the merchant put first.
    private var goods: [HTML] {
        model.featured.filter { $0.picture.source != nil }.prefix(3).enumerated().map { index, card in
            var picture = card.picture
            picture.isFirst = index == 0
            picture.transition = nil
            return """
                <a class="hero-picture" href="\(card.url)" tabindex="-1" aria-hidden="true">\(picture.html)</a>
                """
        }
    }

    // MARK: - Shelves

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

    private var nothing: HTML {
        """
        <div class="wrap">\(EmptyState(icon: .store, title: words(.noProducts), text: words(.noProductsSoon)).html())</div>
        """
    }
}
