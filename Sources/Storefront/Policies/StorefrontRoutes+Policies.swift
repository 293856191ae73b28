internal import Hummingbird
internal import Tenancy
internal import Vocabulary
internal import Web

extension StorefrontRoutes {
    func policy(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        let slug: Slug = try context.part("slug")
        let settings = try context.shop.settings
        return try await publicPage(at: .policy(slug), context) { catalog, transaction -> PolicyModel? in
            guard let page = try ShopPage.find(slug, in: transaction) else { return nil }
            return PolicyModel(
                slug: page.slug, title: page.title, text: try page.filled(with: settings),
                updatedAt: catalog.pricing.format.date(page.updatedAt))
        } view: { model, catalog in
            Page(
                title: model.title, description: model.text.summary(), canonical: .policy(model.slug),
                main: PolicyView(model: model, words: catalog.words).html)
        }
    }
}
