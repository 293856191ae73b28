public import Hummingbird
public import Ordering
public import Web

/// The pages for shoppers. Home, lists and products are the same bytes for everybody and come from the page cache;
/// cart, checkout and orders belong to whoever holds their token and are never kept.
public struct StorefrontRoutes: Sendable {
    let providers: PaymentProviders
    let cache: PageCache
    let media: MediaFolder

    /// - Parameter mediaDirectory: holds a folder of files for each tenant, named by its id.
    public init(providers: PaymentProviders, cache: PageCache, mediaDirectory: String) {
        self.providers = providers
        self.cache = cache
        media = MediaFolder(root: mediaDirectory)
    }

    /// Declares every page.
    public func add(to router: Router<ShopRequestContext>) {
        addBrowsing(to: router)
        addCart(to: router)
        addCheckout(to: router)
        addOrders(to: router)
        addSite(to: router)
    }

    private func addBrowsing(to router: Router<ShopRequestContext>) {
        router.get(path(SitePath.home), use: home)
        router.get(path(SitePath.products), use: everything)
        router.get(path(SitePath.category), use: category)
        router.get(path(SitePath.search), use: search)
        router.get(path(SitePath.suggestions), use: suggestions)
        router.get(path(SitePath.product), use: product)
    }

    private func addCart(to router: Router<ShopRequestContext>) {
        router.get(path(SitePath.cart), use: cart)
        router.get(path(SitePath.cartCount), use: cartCount)
        router.post(path(SitePath.cartItems), use: addToCart)
        router.post(path(SitePath.cartItem), use: changeLine)
    }

    private func addCheckout(to router: Router<ShopRequestContext>) {
        router.post(path(SitePath.checkouts), use: beginCheckout)
        router.get(path(SitePath.checkouts), use: lookForCheckout)
        router.get(path(SitePath.checkout), use: checkout)
        router.post(path(SitePath.placeOrder), use: placeOrder)
        router.get(path(SitePath.placeOrder), use: backToCheckout)
        router.post(path(SitePath.authorizePayment), use: authorizePayment)
    }

    private func addOrders(to router: Router<ShopRequestContext>) {
        router.get(path(SitePath.confirmation), use: confirmation)
        router.get(path(SitePath.track), use: tracking)
    }

    private func addSite(to router: Router<ShopRequestContext>) {
        router.get(path(SitePath.robots), use: robots)
        router.get(path(SitePath.sitemap), use: sitemap)
        router.get(path(SitePath.media), use: mediaFile)
        router.get(path(SitePath.policy), use: policy)
    }

    private func path(_ pattern: String) -> RouterPath { RouterPath(pattern) }
}
