internal import Catalog
internal import Ordering
internal import Persistence
internal import Vocabulary
internal import Web

extension ListModel {
    /// A category's list; nil when there is no such category.
    static func category(
        _ slug: Slug, _ request: ListRequest, _ catalog: ShopCatalog, in transaction: ReadTransaction
    ) throws -> ListModel? {
        guard let trail = catalog.categories.trail(to: slug), let node = trail.last else { return nil }
        let page = try Shelf.page(request.query(category: slug), in: transaction)
        var model = ListModel(page, request, catalog) { .category(slug, $0) }
        model.title = node.category.title
        if !node.category.descriptionHTML.isEmpty {
            model.description = HTML(trusted: node.category.descriptionHTML)
            model.summary = Summary.of(DescriptionHTML.plainText(of: node.category.descriptionHTML))
        }
        model.breadcrumbs = trail.map { PageLink($0.category.title, .category($0.category.slug)) }
        model.subcategories = node.children.map(PageLink.init(category:))
        return model
    }

    /// Everything the shop sells.
    static func everything(
        _ request: ListRequest, _ catalog: ShopCatalog, in transaction: ReadTransaction
    ) throws -> ListModel {
        let page = try Shelf.page(request.query(), in: transaction)
        var model = ListModel(page, request, catalog) { .products($0) }
        model.title = catalog.words(.allProducts)
        return model
    }

    /// What a search finds; the categories to look through when nothing was asked for.
    static func search(
        _ request: ListRequest, _ catalog: ShopCatalog, in transaction: ReadTransaction
    ) throws -> ListModel {
        guard let search = request.search else {
            return ListModel(
                title: catalog.words(.searchPrompt), subcategories: catalog.categories.map(PageLink.init(category:)),
                cards: [], total: 0, page: 1, pageCount: 0, pageURL: { _ in .search() }, plainURL: .search(),
                isPrompt: true, suggestions: try ProductCard.suggestions(catalog, in: transaction))
        }
        var model = ListModel(try Shelf.page(request.query(), in: transaction), request, catalog) { .search($0) }
        model.title = catalog.words(.resultsFor, search)
        if model.total == 0, !request.isFiltered {
            model.suggestions = try ProductCard.suggestions(catalog, in: transaction)
        }
        return model
    }
}

extension PageLink {
    init(category node: CategoryNode) {
        self.init(node.category.title, .category(node.category.slug), count: node.category.productCount)
    }
}

// MARK: - What all lists share

extension ListModel {
    /// Pictures of the first row are in sight when the page opens.
    private static let inSight = 4

    /// - Parameter address: the address of this list with a query.
    fileprivate init(
        _ shelf: ShelfPage, _ request: ListRequest, _ catalog: ShopCatalog,
        address: @escaping @Sendable (Fields) -> SiteURL
    ) {
        let page = shelf.page
        let pricing = catalog.pricing
        self.init(
            title: "",
            cards: ProductCard.cards(page.items, shelf.availability, inSight: Self.inSight, catalog),
            total: page.total, page: page.page, pageCount: page.pageCount,
            filters: FilterPanel(page, request, pricing, action: address([:])),
            chips: request.chips(pricing, catalog.words, address: address),
            sort: SortSelect(request, catalog, action: address([:])),
            pageURL: { address(request.onPage($0).fields(pricing)) },
            plainURL: address(request.withoutFilters().fields(pricing)), search: request.search)
    }
}

extension FilterPanel {
    private static let groupLimit = 8
    private static let openGroups = 4

    /// Those that tell the most products apart, and those with a choice made: a long list of rare options helps nobody.
    private static func useful(_ facets: [Facet]) -> [Facet] {
        let weighed = facets.map { facet in
            (
                facet: facet, weight: facet.values.reduce(0) { $0 + $1.count },
                isChosen: facet.values.contains(where: \.isChosen)
            )
        }
        // Stable: equally useful ones keep the catalogue's order.
        let ordered = weighed.enumerated().sorted { left, right in
            left.element.weight == right.element.weight
                ? left.offset < right.offset : left.element.weight > right.element.weight
        }.map(\.element)
        return ordered.enumerated().filter { $0.offset < groupLimit || $0.element.isChosen }.map(\.element.facet)
    }

    /// Nil when there is nothing to choose.
    fileprivate init?(_ page: ProductPage, _ request: ListRequest, _ pricing: ShopPricing, action: SiteURL) {
        let groups = Self.useful(page.facets).enumerated().map { index, facet in
            Group(
                facet.name, name: ListRequest.choicePrefix + facet.name,
                // Chosen ones first: a long list scrolls.
                choices: (facet.values.filter(\.isChosen) + facet.values.filter { !$0.isChosen }).map {
                    Choice($0.value, value: $0.value, count: $0.count, isChosen: $0.isChosen)
                },
                isOpen: index < Self.openGroups)
        }
        let hasPrices = page.priceRange.map { $0.lowerBound < $0.upperBound } ?? false
        guard !groups.isEmpty || hasPrices || request.isFiltered else { return nil }
        self.init(
            groups: groups,
            priceRange: hasPrices || request.hasPrice
                ? PriceRange(
                    minimumName: "from", maximumName: "to", minimum: request.priceFrom.map(pricing.decimalText) ?? "",
                    maximum: request.priceTo.map(pricing.decimalText) ?? "",
                    symbol: pricing.format.symbol(of: pricing.currency)) : nil,
            action: action, kept: request.withoutFilters().fields(pricing),
            chosenCount: request.choices.count + (request.hasPrice ? 1 : 0))
    }
}

extension SortSelect {
    fileprivate init(_ request: ListRequest, _ catalog: ShopCatalog, action: SiteURL) {
        let usual: ProductQuery.Sort = request.search == nil ? .featured : .relevance
        let sorts: [ProductQuery.Sort] = [usual, .newest, .priceAscending, .priceDescending, .title]
        self.init(
            choices: sorts.map { .init($0.rawValue, catalog.words($0.word)) }, chosen: (request.sort ?? usual).rawValue,
            action: action, kept: request.sorted(by: nil).fields(catalog.pricing))
    }
}

extension ListRequest {
    /// What is chosen; each leads to the list without it.
    fileprivate func chips(_ pricing: ShopPricing, _ words: Words, address: (Fields) -> SiteURL) -> [Chip] {
        var chips = choices.map {
            Chip("\($0.name): \($0.value)", removal: address(without($0).fields(pricing)))
        }
        if hasPrice {
            let bounds = [
                priceFrom.map { "\(words(.priceFrom)) \(pricing.text($0))" },
                priceTo.map { "\(words(.priceTo)) \(pricing.text($0))" },
            ]
            chips.append(
                Chip(
                    bounds.compactMap { $0 }.joined(separator: " "),
                    removal: address(withoutPrice().fields(pricing))))
        }
        return chips
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
