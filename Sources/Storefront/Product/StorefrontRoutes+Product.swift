internal import Catalog
internal import Hummingbird
internal import Persistence
internal import Tenancy
internal import Vocabulary
internal import Web

extension StorefrontRoutes {
    func product(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        let slug: Slug = try context.part("slug")
        let fields = try request.fields
        if OptionChoice.isPresent(in: fields) { return try await showChoice(slug, fields, context) }

        let wanted = fields["variant"].flatMap { VariantID($0) }
        let notice = fields["notice"].flatMap(ProductNotice.init(rawValue:))
        let base = context.baseAddress
        let address = SiteURL.product(slug, showing: wanted, notice: notice)
        return try await publicPage(at: address, context) { catalog, transaction in
            try ProductModel.load(slug, showing: wanted, notice: notice, catalog, in: transaction)
        } view: { model, catalog in
            let view = ProductView(model: model, words: catalog.words)
            return Page(
                title: model.seoTitle ?? model.title, description: model.summary, canonical: .product(model.slug),
                image: model.pictures.first?.source, kind: "product", structuredData: view.structuredData(base: base),
                section: model.breadcrumbs.first?.url, main: view.html)
        }
    }

    /// The radio buttons, sent with GET by a browser without scripts: leads to the variant that they mean.
    private func showChoice(
        _ slug: Slug, _ fields: Fields, _ context: ShopRequestContext
    ) async throws -> Response {
        let found = try await context.shop.database.read { try Products.find(slug: slug, in: $0) }
        guard let found else { throw Problem.notFound }
        let variant = OptionChoice(fields, options: found.options.count).variant(of: found)
        return .redirect(to: .product(slug, showing: variant?.id, notice: variant == nil ? .missing : nil))
    }
}

extension SiteURL {
    /// A product's page with one of its variants and a word on what just happened.
    static func product(_ slug: Slug, showing variant: VariantID?, notice: ProductNotice?) -> SiteURL {
        .product(
            slug,
            Fields().setting("variant", to: variant?.description).setting("notice", to: notice?.rawValue))
    }
}
