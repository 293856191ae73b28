internal import Catalog
internal import Web

/// A list of products with what narrows it.
struct ListView {
    let model: ListModel
    let words: Words

    /// Pictures of the first row are in sight when the page opens.
    private static let inSight = 4

    var html: HTML {
        """
        <div class="wrap list-page">\(breadcrumbs)\(heading)\(subcategories)\(model.total > 0 ? shelves : nothing)</div>
        """
    }

    // MARK: - Above the list

    private var breadcrumbs: HTML? {
        guard let current = model.breadcrumbs.last else { return nil }
        return Self.breadcrumbs(model.breadcrumbs.dropLast(), current: current.title, words).html(words)
    }

    static func breadcrumbs(_ trail: some Sequence<PageLink>, current: String, _ words: Words) -> Breadcrumbs {
        let home = Breadcrumbs.Step(words(.home), .home)
        return Breadcrumbs([home] + trail.map { Breadcrumbs.Step($0.title, $0.url) }, current: current)
    }

    private var heading: HTML {
        """
        <header class="page-head"><h1>\(model.title)</h1>\
        \(model.description.map { "<div class=\"prose\">\(HTML(trusted: $0))</div>" as HTML })</header>
        """
    }

    private var subcategories: HTML? {
        guard !model.subcategories.isEmpty else { return nil }
        let links = model.subcategories.html { link in
            """
            <li><a class="pill" href="\(link.url)">\(link.title)\
            \(link.count.map { " <span class=\"muted\">\($0)</span>" as HTML })</a></li>
            """
        }
        return """
            <nav class="subcategories" aria-label="\(words(.categories))"><ul role="list">\(links)</ul></nav>
            """
    }

    // MARK: - The list

    private var shelves: HTML {
        let filters = FilterView(filters: model.filters, action: model.action, plainURL: model.plainURL, words: words)
        return """
            <div class="list-layout\(filters.isShown ? "" : " list-layout-plain" as HTML)">\(filters.panel)\
            <section class="list-main" aria-label="\(model.title)">\
            <div class="list-bar">\(filters.opener)<p class="list-count">\(count)</p>\(sort)</div>\(filters.chips)\
            \(ProductGridView(cards: model.cards, words: words, inSight: Self.inSight, headingLevel: 2).html)\
            \(model.cards.isEmpty ? beyondTheEnd : nil)\
            \(Pagination(page: model.page, pageCount: model.pageCount, url: model.pageURL).html(words))</section></div>
            """
    }

    private var count: String {
        model.pageCount > 1
            ? words(.shownOf, String(model.cards.count), words(.products, model.total)) : words(.products, model.total)
    }

    /// Belongs to the form of the filters, so that one press sends both.
    private var sort: HTML {
        let options = model.sorts.html { choice in
            """
            <option value="\(choice.sort.rawValue)"\(attribute: "selected", choice.isChosen)>\
            \(words(choice.sort.word))</option>
            """
        }
        return """
            <p class="list-sort"><label class="label" for="sort">\(words(.sort))</label>\
            <select class="input" id="sort" name="sort" form="\(FilterView.formID)" data-autosubmit>\(options)</select>\
            <button class="button button-quiet no-script" type="submit" form="\(FilterView.formID)">\
            \(words(.apply))</button></p>
            """
    }

    // MARK: - Nothing to show

    private var nothing: HTML {
        let filters = FilterView(filters: model.filters, action: model.action, plainURL: model.plainURL, words: words)
        return filters.chips + emptyState.html()
    }

    private var emptyState: EmptyState {
        let everything = ButtonView(words(.allProducts), style: .secondary).link(to: .products())
        if !model.filters.chips.isEmpty {
            return EmptyState(
                icon: .filter, title: words(.noMatches), text: words(.noMatchesHint),
                action: ButtonView(words(.clearAll)).link(to: model.plainURL))
        }
        if model.search != nil {
            return EmptyState(icon: .search, title: words(.noMatches), text: words(.noMatchesHint), action: everything)
        }
        return EmptyState(icon: .box, title: words(.noProducts), text: words(.noProductsHint), action: everything)
    }

    private var beyondTheEnd: HTML {
        EmptyState(
            icon: .box, title: words(.noMatches),
            action: ButtonView(words(.back), style: .secondary).link(to: model.pageURL(1))
        ).html()
    }
}

extension ProductQuery.Sort {
    fileprivate var word: Word {
        switch self {
        case .featured: .sortFeatured
        case .newest: .sortNewest
        case .priceAscending: .sortPriceLow
        case .priceDescending: .sortPriceHigh
        case .title: .sortName
        case .relevance: .sortBest
        }
    }
}
