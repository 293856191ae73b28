import Catalog
import Ordering
import Vocabulary

/// One product, whole.
struct ProductView: JSONView {
    let detail: ProductDetail
    let price: Money
    let compareAtPrice: Money?
    let images: [ImageView]
    let variants: [VariantView]
    let related: [ProductSummaryView]

    init(_ shelf: ShelfProduct, currency: Currency, base: String) {
        detail = shelf.detail
        let product = shelf.detail.product
        price = Money(product.priceFrom, currency)
        compareAtPrice = product.compareAtFrom.map { Money($0, currency) }
        images = shelf.detail.images.compactMap { ImageView($0, base: base) }
        variants = shelf.detail.variants.map {
            VariantView($0, optionNames: product.optionNames, currency: currency, shelf.availability)
        }
        related = shelf.related.map {
            ProductSummaryView($0, currency: currency, base: base, shelf.availability)
        }
    }

    func write(to json: inout JSONOutput) {
        let product = detail.product
        json.object { json in
            json.member("id", product.id)
            json.member("slug", product.slug.text)
            json.member("title", product.title)
            json.member("vendor", product.vendor)
            json.member("type", product.type)
            json.member("descriptionHtml", product.descriptionHTML)
            json.member("tags", texts: product.tags)
            json.member("price", price)
            json.member("compareAtPrice", compareAtPrice)
            json.member("available", variants.contains(where: \.isAvailable))
            json.member("image", images.first)
            json.member("images", images)
            json.name("options")
            json.array(detail.options) { $0.option($1) }
            json.member("variants", variants)
            json.name("categories")
            json.array(detail.categories) { $0.category($1) }
            json.member("related", related)
            json.member("updatedAt", product.updatedAt)
        }
    }

    static let schema = Schema.named(
        "Product",
        .object(
            ProductSummaryView.fields + [
                .required("type", .text(0...500)),
                .required("descriptionHtml", .text(0...1_000_000, "Sanitised HTML.")),
                .required("tags", .array(of: .text(1...200), limit: 1_000)),
                .required("images", .array(of: .image, limit: 1_000)),
                .required(
                    "options",
                    .array(
                        of: .object([
                            .required("name", .text(1...200)),
                            .required("values", .array(of: .text(1...200), limit: 10_000)),
                        ]), limit: 3)),
                .required(
                    "categories",
                    .array(
                        of: .object([
                            .required("id", .id()), .required("slug", .text(.slug, 1...100)),
                            .required("title", .text(1...500)),
                        ]), limit: 1_000)),
                .required("related", .array(of: ProductSummaryView.schema, limit: 50)),
                .required("updatedAt", .instant()),
            ]))
}

extension JSONOutput {
    fileprivate mutating func option(_ option: ProductOption) {
        object { json in
            json.member("name", option.name)
            json.member("values", texts: option.values)
        }
    }

    fileprivate mutating func category(_ category: CategoryLink) {
        object { json in
            json.member("id", category.id)
            json.member("slug", category.slug.text)
            json.member("title", category.title)
        }
    }
}
