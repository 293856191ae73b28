import Catalog
import Inventory
import Payments
public import Persistence
public import Tenancy
public import Vocabulary

extension Checkout {
    /// Freezes what is in the cart at today's prices and holds its stock.
    ///
    /// Starting again while nothing changed gives the same checkout; a changed cart, or a hold whose time is over,
    /// gives a new one in place of the old.
    /// - Throws: ``CheckoutError``, ``CartError/noCart``.
    public static func start(
        _ cartID: CartID, token: any CartKey, settings: ShopSettings, at instant: Instant = .now,
        in transaction: Transaction
    ) throws -> Checkout {
        let cart = try Cart.find(cartID, token: token, currency: settings.currency, in: transaction)
        guard !cart.isEmpty else { throw CheckoutError.cartEmpty }
        var contact = Contact()
        var shippingMethod: ID<ShippingMethod>?
        if let open = try open(of: cart.id, in: transaction) {
            if open.cartVersion == cart.version, open.expiresAt > instant { return open }
            try open.supersede(at: instant, in: transaction)
            contact = open.contact
            shippingMethod = open.shippingMethod
        }
        let withdrawn = cart.lines.filter { $0.obstacle == .withdrawn }.map(\.variant.id)
        guard withdrawn.isEmpty else { throw CheckoutError.withdrawn(withdrawn) }

        let id = CheckoutID(at: instant)
        let shipping = try shippingMethod.flatMap { chosen in
            try ShippingMethod.offered(in: transaction, currency: settings.currency).first { $0.id == chosen }
        }
        let offer = try Offer.price(cart.lines, shipping: shipping, settings: settings)
        let expiry = instant.advanced(by: holdTime)
        let checkout = Checkout(
            id: id, cart: cart.id, cartVersion: cart.version, status: .open, version: 1, lines: offer.lines,
            totals: offer.totals, contact: contact, shippingMethod: shipping?.id, expiresAt: expiry, order: nil)
        try checkout.insert(token: token, at: instant, in: transaction)
        try hold(offer.lines, for: id, until: expiry, at: instant, in: transaction)
        return checkout
    }

    /// What starting a checkout of this cart will contend for.
    public static func lockKeys(
        forStarting cart: CartID, token: any CartKey, in transaction: ReadTransaction
    ) throws -> [LockKey] {
        let variants = try transaction.values(
            """
            SELECT cart_line.variant_id FROM cart JOIN cart_line ON cart_line.cart_id = cart.id
            WHERE cart.id = \(cart) AND cart.token_hash = \(token.digest) ORDER BY cart_line.variant_id
            """, as: VariantID.self)
        return variants.map(LockKey.stock)
    }

    /// Holds what the lines want, or says which of them are short.
    static func hold(
        _ lines: [OfferLine], for id: CheckoutID, until expiry: Instant, at instant: Instant,
        in transaction: Transaction
    ) throws {
        do {
            let demand = lines.demand
            try StockHold.take(demand, for: id, until: expiry, at: instant, in: transaction)
            if !demand.isEmpty { try SweepHolds.enqueue(for: expiry, in: transaction) }
        } catch let shortage as StockShortage {
            throw CheckoutError.outOfStock(shortages(of: lines, shortage))
        }
    }

    static func shortages(of lines: [OfferLine], _ shortage: StockShortage) -> [CheckoutError.Shortage] {
        lines.compactMap { line in
            shortage.available[line.variant].map {
                CheckoutError.Shortage(
                    variant: line.variant, title: line.title, requested: line.quantity, available: $0)
            }
        }
    }

    func supersede(at instant: Instant, in transaction: Transaction) throws {
        if let payment = try Payment.open(for: id, in: transaction) {
            guard !payment.status.mayHoldMoney else { throw CheckoutError.paymentUnderWay }
            try payment.cancel(at: instant, in: transaction)
        }
        try StockHold.release(id, at: instant, in: transaction)
        try write("status = 'superseded'", in: transaction)
    }

    private func insert(token: any CartKey, at instant: Instant, in transaction: Transaction) throws {
        try transaction.enqueue(
            """
            INSERT INTO checkout (id, cart_id, cart_version, token_hash, status, version, currency, subtotal, discount,
                shipping, tax, total, tax_rate, tax_inclusive, tax_rounding, shipping_name, email, phone,
                shipping_address, billing_address, shipping_method_id, expires_at, created_at)
            VALUES (\(id), \(cart), \(cartVersion), \(token.digest), \(status), \(version),
                \(totals.total.currency), \(totals.subtotal.amount), \(totals.discount.amount), \(totals.shipping.amount), \(totals.tax.amount),
                \(totals.total.amount), \(totals.taxRatePartsPerMillion), \(totals.taxIsInclusive),
                \(totals.taxRounding), \(totals.shippingName), \(contact.email?.description), \(contact.phone),
                \(try AddressSnapshot.encode(contact.shippingAddress)),
                \(try AddressSnapshot.encode(contact.billingAddress)), \(shippingMethod), \(expiresAt), \(instant))
            """)
        let rows: [SQL] = lines.map { line in
            """
            (\(id), \(line.position), \(line.variant), \(line.productSlug), \(line.sku), \(line.title),
             \(line.variantTitle), \(line.image), \(line.unit), \(line.quantity), \(line.unitPrice.amount),
             \(line.lineTotal.amount), \(line.discount.amount), \(line.tax.amount), \(line.isTaxable),
             \(line.tracksStock))
            """
        }
        try transaction.enqueue(
            """
            INSERT INTO checkout_line (checkout_id, position, variant_id, product_slug, sku, title, variant_title,
                image, unit, quantity, unit_price, line_total, discount, tax, taxable, tracks_stock)
            VALUES \(SQL.joined(rows))
            """)
    }
}
