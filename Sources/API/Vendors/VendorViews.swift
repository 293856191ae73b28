import Catalog
import Ordering
import People
import Persistence
import Vocabulary
import Web

/// A vendor, to the shop.
struct VendorView: JSONView {
    let overview: VendorOverview
    let products: Int

    /// - Throws: ``Problem/notFound``.
    static func of(_ id: VendorID, in transaction: ReadTransaction) throws -> VendorView {
        guard let overview = try VendorOverview.all(in: transaction).first(where: { $0.vendor.id == id }) else {
            throw Problem.notFound
        }
        return VendorView(overview: overview, products: try VendorProducts.counts(in: transaction)[id] ?? 0)
    }

    func write(to json: inout JSONOutput) {
        let vendor = overview.vendor
        json.object { json in
            json.member("id", vendor.id)
            json.member("name", vendor.name)
            json.member("slug", vendor.slug.text)
            json.member("email", vendor.email.text)
            json.member("status", vendor.status.rawValue)
            json.member("productCount", products)
            json.member("personCount", overview.people)
            json.member("createdAt", vendor.createdAt)
        }
    }

    static let schema = Schema.named(
        "Vendor",
        .object([
            .required("id", .id()), .required("name", .text(1...100)), .required("slug", .text(.slug, 1...100)),
            .required("email", .text(.email, 3...254)),
            .required("status", .choice(Vendor.Status.allCases.map(\.rawValue))),
            .required("productCount", .count()), .required("personCount", .count("Who may sell for it.")),
            .required("createdAt", .instant()),
        ]))
}

/// A product, to its vendor.
struct VendorProductView: JSONView {
    let id: ProductID
    let slug: Slug
    let title: String
    let status: ProductStatus
    let price: Money
    let compareAtPrice: Money?
    let image: ImageView?
    let variants: [VariantView]

    /// In a list.
    init(_ product: VendorProduct, currency: Currency, base: String, _ availability: Availability) {
        let summary = product.summary
        (id, slug, title, status) = (summary.id, summary.slug, summary.title, product.status)
        price = Money(summary.priceFrom, currency)
        compareAtPrice = summary.compareAt.map { Money($0, currency) }
        image = ImageView(summary.image, base: base)
        variants = summary.variants.map {
            VariantView($0, optionNames: summary.optionNames, currency: currency, availability)
        }
    }

    /// Alone, with quantities.
    init(_ detail: ProductDetail, currency: Currency, base: String, _ availability: Availability) {
        let product = detail.product
        (id, slug, title, status) = (product.id, product.slug, product.title, product.status)
        price = Money(product.priceFrom, currency)
        compareAtPrice = product.compareAtFrom.map { Money($0, currency) }
        image = ImageView(detail.images.first, base: base)
        variants = detail.variants.map {
            VariantView($0, optionNames: product.optionNames, currency: currency, availability)
        }
    }

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("id", id)
            json.member("slug", slug.text)
            json.member("title", title)
            json.member("status", status.rawValue)
            json.member("price", price)
            json.member("compareAtPrice", compareAtPrice)
            json.member("image", image)
            json.member("variants", variants)
        }
    }

    static let schema = Schema.named(
        "VendorProduct",
        .object([
            .required("id", .id()), .required("slug", .text(.slug, 1...100)), .required("title", .text(1...500)),
            .required("status", .choice(ProductStatus.allCases.map(\.rawValue))),
            .required("price", Schema.money.noted("Of the cheapest variant.")),
            .optional("compareAtPrice", Schema.money.noted("Its former price, when it is on sale.")),
            .optional("image", .image), .required("variants", .array(of: VariantView.schema, limit: 10_000)),
        ]))
}

/// An order, to a vendor who has a part in it: no contact, no other lines, nothing of the whole.
struct VendorOrderView: JSONView {
    let order: VendorOrder
    let base: String

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("id", order.id)
            json.member("orderNumber", order.number)
            json.member("status", order.status.rawValue)
            json.member("placedAt", order.placedAt)
            json.member("shipTo", order.shipTo.map { AddressView(address: $0) })
            json.member("lines", order.lines.map { OfferLineView(line: $0, base: base) })
            json.member("total", order.total)
            json.member("tax", order.tax)
            json.member("taxIncluded", order.taxIsInclusive)
        }
    }

    static let schema = Schema.named(
        "VendorOrder",
        .object([
            .required("id", .id()), .required("orderNumber", .count("Without gaps, per shop.")),
            .required("status", .choice(["placed", "fulfilled", "canceled"])), .required("placedAt", .instant()),
            .optional("shipTo", AddressView.schema),
            .required("lines", .array(of: OfferLineView.schema, limit: 1_000, "The vendor's own.")),
            .required("total", Schema.money.noted("Of these lines, after discounts.")),
            .required("tax", Schema.money.noted("Of these lines.")),
            .required("taxIncluded", .boolean("Whether the tax is in the prices.")),
        ]))
}
