import Payments
public import Persistence
public import Tenancy
public import Vocabulary

/// What a shopper changes of a checkout: only what is set is changed.
public struct CheckoutChange: Sendable, Equatable {
    public var email: EmailAddress?
    public var phone: String?
    public var shippingAddress: Address?
    /// `.some(nil)`: the same as the shipping address.
    public var billingAddress: Address??
    public var shippingMethod: ID<ShippingMethod>?
    /// The version that the shopper saw; nil to change whatever is there.
    public var version: Int?

    public init(
        email: EmailAddress? = nil, phone: String? = nil, shippingAddress: Address? = nil,
        billingAddress: Address?? = nil, shippingMethod: ID<ShippingMethod>? = nil, version: Int? = nil
    ) {
        self.email = email
        self.phone = phone
        self.shippingAddress = shippingAddress
        self.billingAddress = billingAddress
        self.shippingMethod = shippingMethod
        self.version = version
    }
}

extension Checkout {
    /// Sets who buys, where it goes and how, all in one change, and prices the offer again.
    /// - Throws: ``CheckoutError``.
    public static func update(
        _ id: CheckoutID, token: any CartKey, _ change: CheckoutChange, settings: ShopSettings,
        at instant: Instant = .now, in transaction: Transaction
    ) throws -> Checkout {
        let checkout = try find(id, token: token, in: transaction)
        guard checkout.status == .open else { throw CheckoutError.notOpen }
        if let seen = change.version, seen != checkout.version {
            throw CheckoutError.staleVersion(current: checkout.version)
        }
        let method = try shippingMethod(
            change.shippingMethod ?? checkout.shippingMethod, settings: settings, in: transaction)
        let offer = try Offer.price(again: checkout, shipping: method, settings: settings)
        if let payment = try Payment.open(for: id, in: transaction), payment.amount != offer.totals.total {
            guard !payment.status.mayHoldMoney else { throw CheckoutError.paymentUnderWay }
            try payment.cancel(at: instant, in: transaction)
        }
        let contact = checkout.contact.merged(with: change)
        let totals = offer.totals
        try checkout.write(
            """
            email = \(contact.email?.description), phone = \(contact.phone),
            shipping_address = \(try AddressSnapshot.encode(contact.shippingAddress)),
            billing_address = \(try AddressSnapshot.encode(contact.billingAddress)),
            shipping_method_id = \(method?.id), shipping_name = \(totals.shippingName),
            shipping = \(totals.shipping.amount), tax = \(totals.tax.amount), total = \(totals.total.amount)
            """, in: transaction)
        for (before, after) in zip(checkout.lines, offer.lines) where before != after {
            try transaction.enqueue(
                """
                UPDATE checkout_line SET discount = \(after.discount.amount), tax = \(after.tax.amount)
                WHERE checkout_id = \(id) AND position = \(after.position)
                """)
        }
        return Checkout(
            id: id, cart: checkout.cart, cartVersion: checkout.cartVersion, status: .open,
            version: checkout.version + 1, lines: offer.lines, totals: totals, contact: contact,
            shippingMethod: method?.id, expiresAt: checkout.expiresAt, order: nil)
    }

    private static func shippingMethod(
        _ id: ID<ShippingMethod>?, settings: ShopSettings, in transaction: ReadTransaction
    ) throws -> ShippingMethod? {
        guard let id else { return nil }
        let offered = try ShippingMethod.offered(in: transaction, currency: settings.currency)
        guard let method = offered.first(where: { $0.id == id }) else { throw CheckoutError.noShippingMethod }
        return method
    }
}

extension Contact {
    func merged(with change: CheckoutChange) -> Contact {
        Contact(
            email: change.email ?? email, phone: change.phone ?? phone,
            shippingAddress: change.shippingAddress ?? shippingAddress,
            billingAddress: change.billingAddress ?? billingAddress)
    }
}
