public import Persistence
public import Tenancy
public import Vocabulary

/// A frozen offer that is being paid: what was in the cart, at the prices of that moment, with the stock held for it.
///
/// Its life: *open* until it is *completed* by an order, or *superseded* by a newer checkout of a changed cart. Time
/// does not end it: when ``expiresAt`` passes, its stock is free for others, and paying tries to take it again.
public struct Checkout: Sendable, Equatable {
    public enum Status: String, Sendable, SQLBindable, SQLDecodable {
        case open, completed, superseded
    }

    public let id: CheckoutID
    public let cart: CartID
    public let cartVersion: Int
    public let status: Status
    /// Moves with every change; a client that saw another version is told instead of overwriting.
    public let version: Int
    public let lines: [OfferLine]
    public let totals: OfferTotals
    public let contact: Contact
    public let shippingMethod: ID<ShippingMethod>?
    /// Until when the stock is held.
    public let expiresAt: Instant
    public let order: OrderID?

    /// How long stock is held for a checkout.
    public static let holdTime: Duration = .seconds(15 * 60)
    /// How much time paying must find left on the hold; less, and it is extended first.
    public static let paymentTime: Duration = .seconds(5 * 60)

    /// What is still missing before money can be asked for, by the field names of the API.
    public var missing: [FieldError] {
        var errors: [FieldError] = []
        if contact.email == nil {
            errors.append(FieldError(field: "email", code: "required", message: "Enter an e-mail address."))
        }
        if contact.shippingAddress == nil {
            errors.append(
                FieldError(field: "shippingAddress", code: "required", message: "Enter a delivery address."))
        }
        if shippingMethod == nil {
            errors.append(
                FieldError(field: "shippingMethodId", code: "required", message: "Choose how it should be delivered."))
        }
        return errors
    }
}

/// One line of a checkout or an order, as it was when it was offered.
public struct OfferLine: Sendable, Equatable {
    public let position: Int
    public let variant: VariantID
    public let productSlug: String
    public let sku: String
    public let title: String
    /// The chosen options: "Large / Blue"; empty when there was nothing to choose.
    public let variantTitle: String
    /// The address of its picture below the shop's media folder.
    public let image: String?
    public let unit: String
    public let quantity: Quantity
    public let unitPrice: Money
    /// Unit price × quantity, before discounts.
    public let lineTotal: Money
    public let discount: Money
    /// The tax of this line: contained in the price or on top, as the totals say.
    public let tax: Money
    public let isTaxable: Bool
    public let tracksStock: Bool
}

/// The sums of an offer.
public struct OfferTotals: Sendable, Equatable {
    public let subtotal: Money
    public let discount: Money
    public let shipping: Money
    public let shippingName: String?
    public let tax: Money
    public let total: Money
    public let taxRatePartsPerMillion: Int64
    public let taxIsInclusive: Bool
    public let taxRounding: TaxRounding
}

/// Who buys and where it goes.
public struct Contact: Sendable, Equatable {
    public var email: EmailAddress?
    public var phone: String?
    public var shippingAddress: Address?
    /// Nil: the same as the shipping address.
    public var billingAddress: Address?

    public init(
        email: EmailAddress? = nil, phone: String? = nil, shippingAddress: Address? = nil,
        billingAddress: Address? = nil
    ) {
        self.email = email
        self.phone = phone
        self.shippingAddress = shippingAddress
        self.billingAddress = billingAddress
    }
}

/// Why a checkout could not go on.
public enum CheckoutError: Error, Equatable, Sendable {
    /// No checkout of this id belongs to the caller.
    case noCheckout
    case cartEmpty
    /// Lines that cannot be bought as they are wanted, with what is there.
    case outOfStock([Shortage])
    /// The cart holds something that the shop does not sell any more.
    case withdrawn([VariantID])
    /// Somebody changed the checkout in between.
    case staleVersion(current: Int)
    /// It is completed or superseded.
    case notOpen
    /// A payment is under way, so nothing may change.
    case paymentUnderWay
    case incomplete([FieldError])
    case noShippingMethod
    case noProvider(String)
    /// `confirm` came before `intent`.
    case noPayment
    case declined(code: String, message: String)
    case badPaymentMethod(String)

    /// One thing that is not there as wanted.
    public struct Shortage: Sendable, Equatable {
        public let variant: VariantID
        public let title: String
        public let requested: Quantity
        public let available: Quantity
    }
}
