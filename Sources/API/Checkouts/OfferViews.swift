import Catalog
import Ordering
import Vocabulary

/// A line of a checkout or an order, as it was when it was offered.
struct OfferLineView: JSONView {
    let line: OfferLine
    let base: String

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("variantId", line.variant)
            json.member("sku", line.sku)
            json.member("title", line.title)
            json.member("variantTitle", line.variantTitle)
            json.member("productSlug", line.productSlug)
            json.member("image", ImageView(file: line.image, base: base))
            json.member("unit", line.unit)
            json.member("quantity", line.quantity)
            json.member("unitPrice", line.unitPrice)
            json.member("lineTotal", line.lineTotal)
            json.member("discount", line.discount)
            json.member("tax", line.tax)
        }
    }

    static let schema = Schema.named(
        "OfferLine",
        .object([
            .required("variantId", .id()),
            .required("sku", .text(0...200)),
            .required("title", .text(1...500)),
            .required("variantTitle", .text(0...500)),
            .required("productSlug", .text(.slug, 1...100)),
            .optional("image", .image),
            .required("unit", .choice(SalesUnit.allCases.map(\.rawValue))),
            .required("quantity", .quantity()),
            .required("unitPrice", .money),
            .required("lineTotal", Schema.money.noted("Unit price × quantity, before discounts.")),
            .required("discount", .money),
            .required("tax", Schema.money.noted("Of this line; within the price or on top, as the totals say.")),
        ]))
}

/// The sums of a checkout or an order.
struct OfferTotalsView: JSONView {
    let totals: OfferTotals

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("subtotal", totals.subtotal)
            json.member("discount", totals.discount)
            json.member("shipping", totals.shipping)
            json.member("shippingName", totals.shippingName)
            json.member("tax", totals.tax)
            json.member("taxIncluded", totals.taxIsInclusive)
            json.member("total", totals.total)
        }
    }

    static let schema = Schema.named(
        "Totals",
        .object([
            .required("subtotal", .money),
            .required("discount", .money),
            .required("shipping", .money),
            .optional("shippingName", .text(1...200)),
            .required("tax", .money),
            .required("taxIncluded", .boolean("Whether the tax is a part of the prices, or comes on top.")),
            .required("total", .money),
        ]))
}
