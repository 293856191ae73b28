internal import Catalog
internal import Hummingbird
internal import Ordering
internal import Persistence
internal import Tenancy
internal import Web

extension StorefrontRoutes {
    /// What the search field offers while someone types: a fragment of a page.
    func suggestions(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        let shop = try context.shop
        let asked = ListRequest(try request.fields, ShopPricing(shop.settings), searches: true)
        guard let text = asked.search else { return .html(HTML()) }
        return try await cache.page(at: .suggestions(["q": text]), in: context) {
            let found = try await shop.database.read { try ProductSearch.suggestions(text, in: $0) }
            return SuggestionsView(
                categories: found.categories.map { PageLink($0.title, .category($0.slug)) },
                products: found.products.map { product in
                    .init(
                        title: product.title, url: .product(product.slug),
                        price: ShopPricing(shop.settings).text(product.priceFrom),
                        picture: Picture(product.image, of: product.slug, title: "", morphs: false))
                },
                words: Words(shop.settings.locale)
            ).html
        }
    }
}
