internal import Web

/// The one page on which a cart is paid.
struct CheckoutModel: Sendable {
    /// Where the form goes.
    var action: SiteURL
    /// The page itself.
    var address: SiteURL
    var form: FormState
    var countries: [FormField.Choice]
    var shippingMethods: [FormField.Choice]
    var paymentMethods: [FormField.Choice]
    var lines: [LineSummary]
    var totals: TotalsView
    /// As the shop writes it, for the button.
    var total: String
    /// In minor units, for the form.
    var totalAmount: Int64
    /// The time of day until which the goods are kept; nil when that is over.
    var heldUntil: String?
    /// What to read before ordering.
    var policies: [PageFrame.Link] = []
    /// Whether money is only played with.
    var isTest = false
    /// Who is signed in: their address, and the book to choose from by id. Nil for guests.
    var shopper: Shopper?

    struct Shopper: Sendable {
        var email: String
        var addresses: [(id: String, lines: [String])]
    }
}
