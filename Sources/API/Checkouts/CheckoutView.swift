import Ordering
import Persistence
import Tenancy
import Vocabulary

/// A checkout as its holder sees it.
struct CheckoutView: JSONView {
    let checkout: Checkout
    let methods: [ShippingMethod]
    let base: String

    init(_ checkout: Checkout, settings: ShopSettings, base: String, in transaction: ReadTransaction) throws {
        self.checkout = checkout
        methods = try ShippingMethod.offered(in: transaction, currency: settings.currency)
        self.base = base
    }

    func write(to json: inout JSONOutput) {
        let contact = checkout.contact
        json.object { json in
            json.member("id", checkout.id)
            json.member("cartId", checkout.cart)
            json.member("status", checkout.status.rawValue)
            json.member("version", checkout.version)
            json.member("lines", checkout.lines.map { OfferLineView(line: $0, base: base) })
            json.member("totals", OfferTotalsView(totals: checkout.totals))
            json.member("email", contact.email?.text)
            json.member("phone", contact.phone)
            json.member("shippingAddress", contact.shippingAddress.map { AddressView(address: $0) })
            json.member("billingAddress", contact.billingAddress.map { AddressView(address: $0) })
            json.member("shippingMethodId", checkout.shippingMethod)
            json.member("shippingMethods", methods.map { ShippingMethodView(method: $0) })
            json.member("missing", texts: checkout.missing.map(\.field))
            json.member("expiresAt", checkout.expiresAt)
            json.member("orderId", checkout.order)
        }
    }

    static let schema = Schema.named(
        "Checkout",
        .object(
            [
                .required("id", .id()),
                .required("cartId", .id()),
                .required("status", .choice(["open", "completed", "superseded"])),
                .required("version", .count("Moves with every change.")),
                .required("lines", .array(of: OfferLineView.schema, limit: Cart.lineLimit)),
                .required("totals", OfferTotalsView.schema),
                .optional("email", .text(.email, 3...254)),
                .optional("phone", .text(1...40)),
                .optional("shippingAddress", AddressView.schema),
                .optional("billingAddress", AddressView.schema),
                .optional("shippingMethodId", .id()),
                .required("shippingMethods", .array(of: ShippingMethodView.schema, limit: 1_000)),
                .required("missing", .array(of: .text(1...100), limit: 20, "Fields to set before it can be paid.")),
                .required("expiresAt", .instant("Until when its goods are held.")),
                .optional("orderId", .id("Once completed.")),
            ], "A frozen offer that is being paid: lines and prices stay, goods are held."))
}

/// A way to have the order delivered.
struct ShippingMethodView: JSONView {
    let method: ShippingMethod

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("id", method.id)
            json.member("name", method.name)
            json.member("description", method.description)
            json.member("price", method.price)
        }
    }

    static let schema = Schema.named(
        "ShippingMethod",
        .object([
            .required("id", .id()), .required("name", .text(1...200)), .required("description", .text(0...500)),
            .required("price", .money),
        ]))
}
