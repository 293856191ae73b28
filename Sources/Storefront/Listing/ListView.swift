internal import Web

/// A list of products with what narrows it.
struct ListView {
    let model: ListModel
    let words: Words

    var html: HTML {
        """
        <div class="wrap page">\(breadcrumbs?.html(words))\(isFruitless ? nil : heading)\(subcategories)\
        \(hasList ? list : nothing)\(suggestions)</div>
        """
    }

    /// Filters stay beside an empty list: they are what has to change.
    private var hasList: Bool { model.total > 0 || (!model.chips.isEmpty && model.filters != nil) }

    /// A search without any result is headed by saying so.
    private var isFruitless: Bool { model.search != nil && model.total == 0 && model.chips.isEmpty }

    // MARK: - Above the list

    var breadcrumbs: Breadcrumbs? {
        guard let current = model.breadcrumbs.last else { return nil }
        return Breadcrumbs(model.breadcrumbs.dropLast(), current: current.title, words)
    }

    private var heading: HTML {
        let text = model.isPrompt ? HTML(text: words(.searchHint)) : model.description
        let description: HTML? = text.map { "<div class=\"prose muted\">\($0)</div>" }
        return "<header class=\"page-head stack\"><h1>\(model.title)</h1>\(description)</header>"
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
            <nav class="pills" aria-label="\(words(.categories))"><ul role="list">\(links)</ul></nav>
            """
    }

    // MARK: - The list

    private var list: HTML {
        """
        <div class="listing">\(model.filters?.html(words))\
        <section aria-label="\(model.title)">\
        <div class="listing-bar"><p class="listing-count" role="status">\(count)</p>\
        \(model.total > 0 ? model.sort?.html(words) : nil)</div>\(chips)\
        \(model.total > 0 ? cards : emptyState.html())\
        \(Pagination(page: model.page, pageCount: model.pageCount, url: model.pageURL).html(words))</section></div>
        """
    }

    private var cards: HTML {
        model.cards.isEmpty ? beyondTheEnd : CardGrid(model.cards).html(words, heading: 2)
    }

    private var count: String {
        let all = words(.products, model.total)
        return model.pageCount > 1 ? words(.shownOf, String(model.cards.count), all) : all
    }

    private var chips: HTML {
        Chip.row(model.chips, clearAll: model.plainURL, words)
    }

    // MARK: - Nothing to show, and a way out

    private var nothing: HTML {
        model.isPrompt ? HTML() : chips + emptyState.html(heading: isFruitless ? 1 : 2)
    }

    private var emptyState: EmptyState {
        let everything = ButtonView(words(.allProducts), style: .secondary).link(to: .products())
        if !model.chips.isEmpty {
            return EmptyState(
                icon: .filter, title: words(.noMatches), text: words(.noMatchesHint),
                action: ButtonView(words(.clearAll)).link(to: model.plainURL))
        }
        if let search = model.search {
            return EmptyState(
                icon: .search, title: words(.noResults, search), text: words(.noResultsHint), action: everything)
        }
        return EmptyState(icon: .box, title: words(.noProducts), text: words(.noProductsHint), action: everything)
    }

    private var suggestions: HTML? { CardGrid(model.suggestions).section(words(.featured), words) }

    private var beyondTheEnd: HTML {
        EmptyState(
            icon: .box, title: words(.noMatches),
            action: ButtonView(words(.back), style: .secondary).link(to: model.pageURL(1))
        ).html()
    }
}

extension Breadcrumbs {
    init(_ trail: some Sequence<PageLink>, current: String, _ words: Words) {
        self.init([Step(words(.home), .home)] + trail.map { Step($0.title, $0.url) }, current: current)
    }
}
