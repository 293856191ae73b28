import Persistence
import Tenancy
import Vocabulary

// How the parts that a checkout and an order share are read from their tables.

extension OfferLine {
    init(row: Row, currency: Currency) throws {
        position = try row["position"]
        variant = try row["variant_id"]
        productSlug = try row["product_slug"]
        sku = try row["sku"]
        title = try row["title"]
        variantTitle = try row["variant_title"]
        image = try row["image"]
        unit = try row["unit"]
        quantity = try row["quantity"]
        unitPrice = Money(try row["unit_price"], currency)
        lineTotal = Money(try row["line_total"], currency)
        discount = Money(try row["discount"], currency)
        tax = Money(try row["tax"], currency)
        isTaxable = try row["taxable"]
        tracksStock = try row["tracks_stock"]
    }
}

extension [OfferLine] {
    /// How much of each variant that has stock is wanted: two lines of one variant are one demand.
    var demand: [VariantID: Quantity] {
        reduce(into: [:]) { demand, line in
            guard line.tracksStock else { return }
            let before = demand[line.variant]?.thousandths ?? 0
            demand[line.variant] = Quantity(thousandths: before + line.quantity.thousandths)
        }
    }
}

extension OfferTotals {
    init(row: Row) throws {
        let currency: Currency = try row["currency"]
        subtotal = Money(try row["subtotal"], currency)
        discount = Money(try row["discount"], currency)
        shipping = Money(try row["shipping"], currency)
        shippingName = try row["shipping_name"]
        tax = Money(try row["tax"], currency)
        total = Money(try row["total"], currency)
        taxRatePartsPerMillion = try row["tax_rate"]
        taxIsInclusive = try row["tax_inclusive"]
        taxRounding = try row["tax_rounding"]
    }
}

extension Contact {
    init(row: Row) throws {
        let storedEmail: String? = try row["email"]
        email = try storedEmail.map { try EmailAddress($0) }
        phone = try row["phone"]
        shippingAddress = try AddressSnapshot.decode(try row["shipping_address"])
        billingAddress = try AddressSnapshot.decode(try row["billing_address"])
    }
}
