internal import Web

/// An order as whoever holds its tracking link sees it.
struct OrderModel: Sendable {
    var number: String
    var placedAt: String
    var email: String
    /// The first word of it is enough to say thanks.
    var name: String
    var isCanceled = false
    /// Newest first, then what is still to come.
    var timeline: Timeline
    var lines: [LineSummary]
    var totals: TotalsView
    var shippingName: String?
    /// As it stands on the parcel, one line each.
    var shippingAddress: [String]
    /// Nil when it is the same.
    var billingAddress: [String]?
    var trackingURL: SiteURL
    /// The tracking link to copy, whole.
    var trackingAddress: String
    /// What the confirmation offers besides; nil for nothing.
    var invitation: Invitation?

    enum Invitation: Sendable {
        /// It is in the account of who looks.
        case owned(SiteURL)
        /// It is in nobody's account; the form that sends the way into one.
        case guest(SiteURL)
    }
}
