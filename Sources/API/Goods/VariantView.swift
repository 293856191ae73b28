import Catalog
import Ordering
import Vocabulary

/// A variant as lists and product pages show it.
struct VariantView: JSONView {
    let id: VariantID
    let sku: String?
    let title: String
    let options: [(name: String, value: String)]
    let price: Money
    let compareAtPrice: Money?
    let unit: SalesUnit
    let minimum: Quantity
    let step: Quantity
    let isAvailable: Bool
    /// Nil where stock does not limit it, and in lists, which are kept and would grow old.
    let availableQuantity: Quantity?

    init(_ variant: VariantSummary, optionNames: [String], currency: Currency, _ availability: Availability) {
        id = variant.id
        sku = variant.sku
        title = variant.title
        options = zip(optionNames, variant.options).map { ($0, $1) }
        price = Money(variant.price, currency)
        compareAtPrice = variant.compareAt.map { Money($0, currency) }
        unit = variant.unit
        minimum = variant.minimum
        step = variant.step
        isAvailable = availability.isAvailable(variant.id, minimum: variant.minimum)
        availableQuantity = nil
    }

    init(_ variant: Variant, optionNames: [String], currency: Currency, _ availability: Availability) {
        id = variant.id
        sku = variant.sku
        title = variant.title
        options = zip(optionNames, variant.options).map { ($0, $1) }
        price = Money(variant.price, currency)
        compareAtPrice = variant.compareAt.map { Money($0, currency) }
        unit = variant.unit
        minimum = variant.minimum
        step = variant.step
        isAvailable = availability.isAvailable(variant.id, minimum: variant.minimum)
        availableQuantity = availability.quantity(of: variant.id)
    }

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("id", id)
            json.member("sku", sku)
            json.member("title", title)
            json.name("options")
            json.object { json in
                for option in options { json.member(option.name, option.value) }
            }
            json.member("price", price)
            json.member("compareAtPrice", compareAtPrice)
            json.member("unit", unit.rawValue)
            json.member("minimumQuantity", minimum)
            json.member("quantityStep", step)
            json.member("available", isAvailable)
            json.member("availableQuantity", availableQuantity)
        }
    }

    static let schema = Schema.named(
        "Variant",
        .object(
            [
                .required("id", .id()),
                .optional("sku", .text(1...200)),
                .required("title", .text(0...500, "Option values joined; empty when there is nothing to choose.")),
                .required("options", .map(of: .text(0...200), "The value of each option, by its name.")),
                .required("price", .money),
                .optional("compareAtPrice", Schema.money.noted("The former price, when it is on sale.")),
                .required("unit", .choice(SalesUnit.allCases.map(\.rawValue), "What the price is for.")),
                .required("minimumQuantity", .quantity("The least that is sold.")),
                .required("quantityStep", .quantity("Quantities go up in this step.")),
                .required("available", .boolean("Whether it can be bought now.")),
                .optional("availableQuantity", .quantity("What is there; only where stock is counted, not in lists.")),
            ], "What is sold: one combination of a product's options."))
}
