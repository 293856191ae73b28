public import Hummingbird
public import Ordering
public import People
public import Web

/// The pages for shoppers. Home, lists and products are the same bytes for everybody and come from the page cache;
/// cart, checkout, orders and accounts belong to who holds their token, or is signed in, and are never kept.
public struct StorefrontRoutes: Sendable {
    let providers: PaymentProviders
    let cache: PageCache
    let media: MediaFolder
    let accounts: AccountServices
    let elsewhere: Elsewhere?

    /// - Parameters:
    ///   - mediaDirectory: holds a folder of files for each tenant, named by its id.
    ///   - elsewhere: nil where nobody signs in elsewhere.
    public init(
        providers: PaymentProviders, cache: PageCache, mediaDirectory: String, accounts: AccountServices,
        elsewhere: Elsewhere? = nil
    ) {
        self.providers = providers
        self.cache = cache
        media = MediaFolder(root: mediaDirectory)
        self.accounts = accounts
        self.elsewhere = elsewhere
    }

    var passwords: PasswordHasher { accounts.passwords }

    /// Every page, fragment and form, with who may ask for it.
    public static let routes: [StorefrontRoute] = browsing + buying + doors + accounts + site

    /// Declares every page.
    public func add(to router: Router<ShopRequestContext>) {
        for route in Self.routes {
            router.on(RouterPath(route.path), method: route.method) { request, context in
                try await route.answer(self, request, context)
            }
        }
    }

    private static let browsing: [StorefrontRoute] = [
        .page(SitePath.home, home),
        .page(SitePath.products, everything),
        .page(SitePath.category, category),
        .page(SitePath.search, search),
        .page(SitePath.suggestions, suggestions),
        .page(SitePath.product, product),
    ]

    private static let buying: [StorefrontRoute] = [
        .page(SitePath.cart, for: .cartHolder, cart),
        .page(SitePath.cartCount, for: .cartHolder, cartCount),
        .form(SitePath.cartItems, for: .cartHolder, addToCart),
        .form(SitePath.cartItem, for: .cartHolder, changeLine),
        .form(SitePath.checkouts, for: .cartHolder, beginCheckout),
        .page(SitePath.checkouts, for: .cartHolder, lookForCheckout),
        .page(SitePath.checkout, for: .cartHolder, checkout),
        .form(SitePath.placeOrder, for: .cartHolder, placeOrder),
        .page(SitePath.placeOrder, for: .cartHolder, backToCheckout),
        .form(SitePath.authorizePayment, for: .cartHolder, authorizePayment),
        .page(SitePath.confirmation, for: .orderHolder, confirmation),
        .page(SitePath.track, for: .orderHolder, tracking),
    ]

    private static let site: [StorefrontRoute] = [
        .page(SitePath.robots, robots),
        .page(SitePath.sitemap, sitemap),
        .page(SitePath.media, mediaFile),
        .page(SitePath.policy, policy),
    ]
}
