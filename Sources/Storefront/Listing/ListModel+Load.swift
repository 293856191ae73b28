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
        var request = request
        request.search = nil
        let page = try Shelf.page(request.query(category: slug), in: transaction)
        var model = ListModel(page, request, catalog.pricing) { .category(slug, $0) }
        model.title = node.category.title
        model.description = node.category.descriptionHTML.isEmpty ? nil : node.category.descriptionHTML
        model.breadcrumbs = trail.map { PageLink($0.category.title, .category($0.category.slug)) }
        model.subcategories = node.children.map(PageLink.init(category:))
        return model
    }

    /// Everything the shop sells.
    static func everything(
        _ request: ListRequest, _ catalog: ShopCatalog, in transaction: ReadTransaction
    ) throws -> ListModel {
        var request = request
        request.search = nil
        let page = try Shelf.page(request.query(), in: transaction)
        var model = ListModel(page, request, catalog.pricing) { .products($0) }
        model.subcategories = catalog.categories.map(PageLink.init(category:))
        return model
    }

    /// What a search finds; nothing without words.
    static func search(
        _ request: ListRequest, _ catalog: ShopCatalog, in transaction: ReadTransaction
    ) throws -> ListModel {
        guard request.search != nil else {
            let nothing = ProductPage(
                items: [], total: 0, page: 1, limit: ListRequest.pageSize, facets: [], priceRange: nil)
            var model = ListModel(
                ShelfPage(page: nothing, availability: Availability(tracked: [:])), request, catalog.pricing
            ) { .search($0) }
            model.subcategories = catalog.categories.map(PageLink.init(category:))
            return model
        }
        let page = try Shelf.page(request.query(), in: transaction)
        return ListModel(page, request, catalog.pricing) { .search($0) }
    }
}

extension PageLink {
    init(category node: CategoryNode) {
        self.init(node.category.title, .category(node.category.slug), count: node.category.productCount)
    }
}

extension ListModel {
    /// - Parameter address: the address of this list with a query.
    init(
        _ shelf: ShelfPage, _ request: ListRequest, _ pricing: ShopPricing,
        address: @escaping @Sendable (Fields) -> SiteURL
    ) {
        let page = shelf.page
        self.init(
            title: "", cards: page.items.map { ProductCard($0, shelf.availability, pricing) }, total: page.total,
            page: page.page, pageCount: page.pageCount, filters: ListFilters(page, request, pricing, address),
            sorts: Self.sorts(for: request), pageURL: { address(request.onPage($0).fields(pricing)) },
            plainURL: address(request.withoutFilters().fields(pricing)), search: request.search, action: address([:]))
    }

    private static func sorts(for request: ListRequest) -> [SortChoice] {
        let first: ProductQuery.Sort = request.search == nil ? .featured : .relevance
        let sorts: [ProductQuery.Sort] = [first, .newest, .priceAscending, .priceDescending, .title]
        let chosen = request.sort.flatMap { sorts.contains($0) ? $0 : nil } ?? first
        return sorts.map { SortChoice(sort: $0, isChosen: $0 == chosen) }
    }
}

extension ListFilters {
    init(
        _ page: ProductPage, _ request: ListRequest, _ pricing: ShopPricing, _ address: (Fields) -> SiteURL
    ) {
        self.init()
        func link(_ request: ListRequest) -> SiteURL { address(request.fields(pricing)) }
        chips = request.choices.map { PageLink("\($0.name): \($0.value)", link(request.without($0))) }
        if request.priceFrom != nil || request.priceTo != nil {
            let from = request.priceFrom.map(pricing.text) ?? ""
            let to = request.priceTo.map(pricing.text) ?? ""
            chips.append(PageLink("\(from) – \(to)", link(request.withoutPrice())))
        }
        facets = page.facets.map { facet in
            FilterGroup(
                name: facet.name,
                values: facet.values.map { .init(value: $0.value, count: $0.count, isChosen: $0.isChosen) })
        }
        if let range = page.priceRange, range.lowerBound < range.upperBound || request.isFiltered {
            price = PriceFilter(
                from: request.priceFrom.map(pricing.decimalText) ?? "",
                to: request.priceTo.map(pricing.decimalText) ?? "",
                lowest: pricing.decimalText(range.lowerBound), highest: pricing.decimalText(range.upperBound))
        }
        hidden = Fields(request.fields(pricing).all.filter { $0.name == "q" || $0.name == "sort" })
    }
}
