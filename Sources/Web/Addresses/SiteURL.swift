public import Vocabulary

/// An address within a shop's site. Pages link with it and routes are declared with its patterns, so links cannot rot.
public struct SiteURL: Hashable, Sendable, CustomStringConvertible {
    /// Path and query, percent-encoded, beginning with "/".
    public let text: String

    public var description: String { text }

    init(_ text: String) {
        self.text = text
    }

    init(_ path: String, _ query: Fields) {
        text = query.isEmpty ? path : path + "?" + query.encoded
    }

    /// The whole address: "https://shop.example.com/cart".
    public func absolute(base: String) -> String {
        (base.hasSuffix("/") ? String(base.dropLast()) : base) + text
    }

    /// The same place within the page: "#main".
    public func anchored(_ fragment: StaticString) -> SiteURL {
        SiteURL(text + "#\(fragment)")
    }

    /// An address on this site that a visitor sent, such as where to go back to; nil when it would lead elsewhere.
    public init?(local text: String) {
        guard text.utf8.count <= 2_000, text.hasPrefix("/"), !text.hasPrefix("//"),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
        else { return nil }
        self.text = text
    }

    static func asset(hash: String, name: String) -> SiteURL {
        SiteURL("/assets/" + hash + "/" + name)
    }

    /// The path of a route that has no parts to fill in.
    public init(_ path: StaticString) {
        text = "\(path)"
    }
}

// MARK: - Browsing

extension SiteURL {
    public static let home = SiteURL("/")

    /// The list of everything; filters, sort and page in the query.
    public static func products(_ query: Fields = [:]) -> SiteURL {
        SiteURL("/products", query)
    }

    public static func product(_ slug: Slug, _ query: Fields = [:]) -> SiteURL {
        SiteURL("/products/" + slug.text, query)
    }

    public static func category(_ slug: Slug, _ query: Fields = [:]) -> SiteURL {
        SiteURL("/categories/" + slug.text, query)
    }

    /// Results for `q`.
    public static func search(_ query: Fields = [:]) -> SiteURL {
        SiteURL("/search", query)
    }

    /// What the search field offers while someone types: a fragment.
    public static let suggestions = SiteURL("/search/suggestions")

    public static func suggestions(_ query: Fields) -> SiteURL {
        SiteURL("/search/suggestions", query)
    }

    /// A file of the shop's media folder; nil when the path would leave it.
    public static func media(_ path: String) -> SiteURL? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else { return nil }
        return SiteURL("/media/" + parts.map { PercentCoding.encode(String($0)) }.joined(separator: "/"))
    }

    /// A page of text that the merchant answers for: "/policies/terms".
    public static func policy(_ slug: Slug) -> SiteURL {
        SiteURL("/policies/" + slug.text)
    }

    public static let sitemap = SiteURL("/sitemap.xml")

    public static func sitemap(_ query: Fields) -> SiteURL {
        SiteURL("/sitemap.xml", query)
    }

    public static let robots = SiteURL("/robots.txt")
}

// MARK: - Buying

extension SiteURL {
    public static let cart = SiteURL("/cart")

    public static func cart(_ query: Fields) -> SiteURL {
        SiteURL("/cart", query)
    }

    /// The number beside the cart: a fragment of text.
    public static let cartCount = SiteURL("/cart/count")
    /// POST `variant`, `quantity`.
    public static let cartItems = SiteURL("/cart/items")

    /// POST `quantity`; zero removes.
    public static func cartItem(_ id: String) -> SiteURL {
        SiteURL("/cart/items/" + PercentCoding.encode(id))
    }

    /// POST `code`; an empty one takes the coupon off.
    public static let cartCoupon = SiteURL("/cart/coupon")
    /// POST begins a checkout of the cart.
    public static let checkouts = SiteURL("/checkout")

    /// GET shows the checkout, POST keeps what was typed.
    public static func checkout(_ id: CheckoutID) -> SiteURL {
        SiteURL("/checkout/\(id)")
    }

    /// POST pays and places the order.
    public static func placeOrder(_ id: CheckoutID) -> SiteURL {
        SiteURL("/checkout/\(id)/place")
    }

    /// POST answers what the provider of a payment asked the shopper.
    public static func authorizePayment(_ id: CheckoutID) -> SiteURL {
        SiteURL("/checkout/\(id)/authorize")
    }

    /// Thanks, and what happens next.
    public static func confirmation(token: String) -> SiteURL {
        SiteURL("/thanks/" + PercentCoding.encode(token))
    }

    public static func track(token: String) -> SiteURL {
        SiteURL("/track/" + PercentCoding.encode(token))
    }
}

/// The paths that routes are declared with; each matches what ``SiteURL`` writes.
public enum SitePath {
    public static let home = "/"
    public static let products = "/products"
    public static let product = "/products/:slug"
    public static let category = "/categories/:slug"
    public static let search = "/search"
    public static let suggestions = "/search/suggestions"
    public static let media = "/media/**"
    public static let policy = "/policies/:slug"
    public static let sitemap = "/sitemap.xml"
    public static let robots = "/robots.txt"
    public static let cart = "/cart"
    public static let cartCount = "/cart/count"
    public static let cartItems = "/cart/items"
    public static let cartItem = "/cart/items/:item"
    public static let cartCoupon = "/cart/coupon"
    public static let checkouts = "/checkout"
    public static let checkout = "/checkout/:checkout"
    public static let placeOrder = "/checkout/:checkout/place"
    public static let authorizePayment = "/checkout/:checkout/authorize"
    public static let confirmation = "/thanks/:token"
    public static let track = "/track/:token"
}
