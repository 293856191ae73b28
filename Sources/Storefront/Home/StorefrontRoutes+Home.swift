internal import Hummingbird
internal import Tenancy
internal import Web

extension StorefrontRoutes {
    func home(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        let settings = try context.shop.settings
        let base = context.baseAddress
        return try await publicPage(at: .home, context) { catalog, transaction in
            try HomeModel.load(settings, catalog, in: transaction)
        } view: { model, catalog in
            Page(
                title: model.shopName, description: model.subline ?? catalog.words(.heroLead), canonical: .home,
                image: (model.welcome ?? model.featured.first?.picture)?.source,
                structuredData: [HomeView.structuredData(model, base: base)],
                main: HomeView(model: model, words: catalog.words).html)
        }
    }
}

extension HomeView {
    /// `WebSite` with its search, in the words of schema.org.
    static func structuredData(_ model: HomeModel, base: String) -> JSON {
        let search = SiteURL.search().absolute(base: base) + "?q={search_term_string}"
        return [
            "@context": "https://schema.org", "@type": "WebSite", "name": .string(model.shopName),
            "url": .string(SiteURL.home.absolute(base: base)),
            "potentialAction": [
                "@type": "SearchAction", "target": ["@type": "EntryPoint", "urlTemplate": .string(search)],
                "query-input": "required name=search_term_string",
            ],
        ]
    }
}
