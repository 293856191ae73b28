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
        let pricing = ShopPricing(shop.settings)
        guard let text = ListRequest(try request.fields, pricing, searches: true).search else { return .html(HTML()) }
        return try await cache.page(at: .suggestions(["q": text]), in: context) {
            let found = try await shop.database.read { try ProductSearch.suggestions(text, in: $0) }
            let categories = found.categories.map { SuggestionList.Item($0.title, url: .category($0.slug)) }
            let products = found.products.map { product in
                SuggestionList.Item(
                    product.title, url: .product(product.slug), detail: pricing.text(product.priceFrom),
                    picture: Picture(product.image, of: product.slug, title: "", morphs: false))
            }
            return SuggestionList(categories + products, typed: text).html
        }
    }
}
