internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Persistence
public import Tenancy
internal import Vocabulary
public import Web

extension StorefrontRoutes {
    /// A page that is the same for everybody: from the cache, or made of what `load` reads. Nil is a 404.
    /// - Parameter url: names the page; only what changes it may be in its query.
    func publicPage<Model: Sendable>(
        at url: SiteURL, _ context: ShopRequestContext,
        load: @escaping @Sendable (ShopCatalog, ReadTransaction) throws -> Model?,
        view: @escaping @Sendable (Model, ShopCatalog) -> Page
    ) async throws -> Response {
        let shop = try context.shop
        let base = context.baseAddress
        return try await cache.page(at: url, in: context) {
            let (model, catalog) = try await shop.database.read { transaction in
                let catalog = try ShopCatalog(shop.settings, in: transaction)
                return (try load(catalog, transaction), catalog)
            }
            guard let model else { throw Problem.notFound }
            let frame = PageFrame(
                shop.settings, baseAddress: base, categories: catalog.bar, textPages: shop.policies)
            return view(model, catalog).html(in: frame)
        }
    }

    /// A page for one visitor, which nobody keeps.
    func personalPage(
        _ page: Page, _ catalog: ShopCatalog, _ context: ShopRequestContext, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let shop = try context.shop
        let frame = PageFrame(
            shop.settings, baseAddress: context.baseAddress, categories: catalog.bar, textPages: shop.policies)
        return .html(page.html(in: frame), status: status)
    }

    /// What stands around pages that are made elsewhere, such as errors. Without the category bar when the database
    /// does not answer: an error page must not fail.
    public static func frame(_ shop: Shop, _ context: ShopRequestContext) async -> PageFrame {
        PageFrame(
            shop.settings, baseAddress: context.baseAddress, categories: await bar(of: shop, context),
            textPages: shop.policies)
    }

    private static func bar(of shop: Shop, _ context: ShopRequestContext) async -> [PageFrame.Link] {
        do {
            return try await shop.database.read { try ShopCatalog(shop.settings, in: $0) }.bar
        } catch {
            context.logger.warning("no categories for an error page", metadata: ["error": "\(error)"])
            return []
        }
    }
}

extension Shop {
    /// The merchant's pages of text, as the foot of every page links them.
    var policies: [PageFrame.Link] { pages.map { .init($0.title, .policy($0.slug)) } }
}
