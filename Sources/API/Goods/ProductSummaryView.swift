import Catalog
import Ordering
import Vocabulary

/// A product as lists show it.
struct ProductSummaryView: JSONView {
    let product: ProductSummary
    let price: Money
    let compareAtPrice: Money?
    let isAvailable: Bool
    let image: ImageView?
    let variants: [VariantView]

    init(_ product: ProductSummary, currency: Currency, base: String, _ availability: Availability) {
        self.product = product
        price = Money(product.priceFrom, currency)
        compareAtPrice = product.compareAt.map { Money($0, currency) }
        isAvailable = availability.isAvailable(product)
        image = ImageView(product.image, base: base)
        variants = product.variants.map {
            VariantView($0, optionNames: product.optionNames, currency: currency, availability)
        }
    }

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("id", product.id)
            json.member("slug", product.slug.text)
            json.member("title", product.title)
            json.member("vendor", product.vendor)
            json.member("price", price)
            json.member("compareAtPrice", compareAtPrice)
            json.member("available", isAvailable)
            json.member("image", image)
            json.member("variants", variants)
        }
    }

    static let fields: [Schema.Field] = [
        .required("id", .id()),
        .required("slug", .text(.slug, 1...100)),
        .required("title", .text(1...500)),
        .required("vendor", .text(0...500)),
        .required("price", Schema.money.noted("Of the cheapest variant.")),
        .optional("compareAtPrice", Schema.money.noted("Its former price, when it is on sale.")),
        .required("available", .boolean("Whether any variant can be bought now.")),
        .optional("image", .image),
        .required("variants", .array(of: VariantView.schema, limit: 10_000)),
    ]

    static let schema = Schema.named("ProductSummary", .object(fields))
}
