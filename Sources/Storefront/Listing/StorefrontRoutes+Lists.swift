internal import Hummingbird
internal import Tenancy
internal import Vocabulary
internal import Web

extension StorefrontRoutes {
    func everything(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        let (asked, pricing) = try listRequest(request, context)
        return try await publicPage(at: .products(asked.fields(pricing)), context) { catalog, transaction in
            try ListModel.everything(asked, catalog, in: transaction)
        } view: { model, catalog in
            ListView.page(model, asked, catalog, section: nil) { .products($0) }
        }
    }

    func category(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        let slug: Slug = try context.part("slug")
        let (asked, pricing) = try listRequest(request, context)
        let base = context.baseAddress
        return try await publicPage(at: .category(slug, asked.fields(pricing)), context) { catalog, transaction in
            try ListModel.category(slug, asked, catalog, in: transaction)
        } view: { model, catalog in
            var page = ListView.page(model, asked, catalog, section: model.breadcrumbs.first?.url) {
                .category(slug, $0)
            }
            let view = ListView(model: model, words: catalog.words)
            page.structuredData = view.breadcrumbs.map { [$0.structuredData(base: base)] } ?? []
            return page
        }
    }

    func search(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        let (asked, pricing) = try listRequest(request, context, searches: true)
        return try await publicPage(at: .search(asked.fields(pricing)), context) { catalog, transaction in
            try ListModel.search(asked, catalog, in: transaction)
        } view: { model, catalog in
            var page = ListView.page(model, asked, catalog, section: nil) { .search($0) }
            // Every word anybody types would be a page of its own.
            page.canonical = nil
            page.searchText = model.search ?? ""
            return page
        }
    }

    private func listRequest(
        _ request: Request, _ context: ShopRequestContext, searches: Bool = false
    ) throws -> (ListRequest, ShopPricing) {
        let pricing = ShopPricing(try context.shop.settings)
        return (ListRequest(try request.fields, pricing, searches: searches), pricing)
    }
}

extension ListView {
    /// - Parameter address: of this list with a query.
    fileprivate static func page(
        _ model: ListModel, _ asked: ListRequest, _ catalog: ShopCatalog, section: SiteURL?,
        address: (Fields) -> SiteURL
    ) -> Page {
        let words = catalog.words
        let title =
            model.page > 1
            ? "\(model.title), \(words(.pageOf, String(model.page), String(model.pageCount)))" : model.title
        // Filtered lists and pages past the end say nothing that the plain list does not.
        let isIndexed = !asked.isFiltered && (model.page <= model.pageCount || model.page == 1)
        let canonical: Fields = model.page > 1 ? ["page": String(model.page)] : [:]
        return Page(
            title: title, description: model.summary, canonical: isIndexed ? address(canonical) : nil,
            image: model.cards.first?.picture.source, section: section,
            previous: model.page > 1 ? model.pageURL(model.page - 1) : nil,
            next: model.page < model.pageCount ? model.pageURL(model.page + 1) : nil,
            main: ListView(model: model, words: words).html)
    }
}
