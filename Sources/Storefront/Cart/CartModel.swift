internal import Web

/// A guest's cart.
struct CartModel: Sendable {
    var lines: [Line] = []
    var totals: TotalsView?
    /// Whether every line can be bought as it is.
    var canCheckOut = false
    var notice: CartNotice?
    /// What to show beside an empty cart.
    var suggestions: [ProductCard] = []

    var isEmpty: Bool { lines.isEmpty }

    struct Line: Sendable {
        var id: String
        var title: String
        /// The chosen options.
        var detail: String?
        var url: SiteURL
        var picture: Picture
        var stepper: QuantityStepper
        /// "€12.00 each", "€40.00 per kg".
        var unitPrice: String
        var total: String
        var problem: Problem?
    }

    /// What keeps a line from being bought as it is.
    enum Problem: Hashable, Sendable {
        case withdrawn
        case soldOut
        /// So many are left, as the shop writes it.
        case short(left: String)
    }
}

/// What the cart says after something was tried.
enum CartNotice: Hashable, Sendable {
    /// While it was being paid, something sold out.
    case shortage
    /// The checkout was of an older cart.
    case changed
    case badQuantity
    /// So many are left, as the shop writes it.
    case short(left: String)
    /// The guest's cart came to the customer's at sign-in. The names of what there is less of than wanted, and of what
    /// found no room.
    case joined(cut: [String], leftOut: [String])

    /// The ones that an address can carry.
    init?(query: String?) {
        switch query {
        case "shortage": self = .shortage
        case "changed": self = .changed
        default: return nil
        }
    }
}
