internal import Vocabulary
internal import Web

extension ProductView {
    /// `Product` with its offers and the way here, in the words of schema.org.
    func structuredData(base: String) -> [JSON] {
        [product(base), breadcrumbs.structuredData(base: base)]
    }

    private func product(_ base: String) -> JSON {
        let pictures = model.pictures.compactMap(\.source).map { JSON.string($0.absolute(base: base)) }
        return JSON.object([
            .init("@context", "https://schema.org"), .init("@type", "Product"), .init("name", .string(model.title)),
            .init("description", model.summary.isEmpty ? .null : .string(model.summary)),
            .init("url", .string(SiteURL.product(model.slug).absolute(base: base))),
            .init("image", pictures.isEmpty ? .null : .array(pictures)), .init("sku", .optional(model.chosen.sku)),
            .init("brand", model.brand.isEmpty ? .null : ["@type": "Brand", "name": .string(model.brand)]),
            .init("offers", .array(model.variants.map { offer($0, base) })),
        ]).withoutNulls
    }

    private func offer(_ variant: VariantModel, _ base: String) -> JSON {
        let address = SiteURL.product(
            model.slug, model.variants.count > 1 ? ["variant": variant.id.description] : [:])
        return JSON.object([
            .init("@type", "Offer"), .init("name", variant.title.isEmpty ? .null : .string(variant.title)),
            .init("sku", .optional(variant.sku)), .init("price", .string(variant.decimalPrice)),
            .init("priceCurrency", .string(variant.currency)),
            .init("availability", .string("https://schema.org/\(variant.isAvailable ? "InStock" : "OutOfStock")")),
            .init("url", .string(address.absolute(base: base))),
        ]).withoutNulls
    }
}
