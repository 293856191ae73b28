import Infrastructure
import Catalog
import Ordering
import Vocabulary

/// A cart as its holder sees it.
struct CartView: JSONView {
    let cart: Cart
    let base: String
    /// Told once, when the cart is made.
    var token: AccessToken?

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("id", cart.id)
            json.member("token", token?.text)
            json.member("currency", cart.currency.code)
            json.member("items", cart.lines.map { CartItemView(line: $0, base: base) })
            json.member("itemCount", cart.itemCount)
            json.member("subtotal", cart.subtotal)
            json.member("discount", Money.zero(cart.currency))
            json.member("total", cart.subtotal)
            json.member("version", cart.version)
        }
    }

    static let schema = Schema.named(
        "Cart",
        .object(
            [
                .required("id", .id()),
                .optional(
                    "token", .text(.token, 43...43, "Only when the cart is made: send it as X-Cart-Token from then on.")
                ),
                .required("currency", .text(3...3)),
                .required("items", .array(of: CartItemView.schema, limit: Cart.lineLimit)),
                .required("itemCount", .count("The number beside a cart icon.")),
                .required("subtotal", Schema.money.noted("Without what cannot be bought any more.")),
                .required("discount", .money),
                .required("total", Schema.money.noted("Before shipping, and before tax that is not in the prices.")),
                .required("version", .count("Moves with every change; state it in `If-Match: \"version\"`.")),
            ], "What a guest means to buy. Prices are today's; nothing is promised before checkout."))
}

/// One variant in a cart.
struct CartItemView: JSONView {
    let line: CartLine
    let base: String

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("id", line.id)
            json.member("variantId", line.variant.id)
            json.member("sku", line.variant.sku)
            json.member("title", line.variant.productTitle)
            json.member("variantTitle", line.variant.title)
            json.member("productSlug", line.variant.productSlug.text)
            json.member("image", ImageView(line.variant.image, base: base))
            json.member("unit", line.variant.unit.rawValue)
            json.member("quantity", line.quantity)
            json.member("unitPrice", line.unitPrice)
            json.member("lineTotal", line.lineTotal)
            json.member("available", line.obstacle == nil)
            if case .short(let available) = line.obstacle { json.member("availableQuantity", available) }
        }
    }

    static let schema = Schema.named(
        "CartItem",
        .object([
            .required("id", .id("Of the item, not of the variant.")),
            .required("variantId", .id()),
            .optional("sku", .text(1...200)),
            .required("title", .text(1...500)),
            .required("variantTitle", .text(0...500)),
            .required("productSlug", .text(.slug, 1...100)),
            .optional("image", .image),
            .required("unit", .choice(SalesUnit.allCases.map(\.rawValue))),
            .required("quantity", .quantity()),
            .required("unitPrice", .money),
            .required("lineTotal", .money),
            .required("available", .boolean("Whether it can be bought as it is.")),
            .optional("availableQuantity", .quantity("What is there, when that is less than wanted.")),
        ]))
}
