import Infrastructure
internal import HTTPTypes
internal import Hummingbird
internal import Ordering
internal import Payments
internal import Persistence
internal import Tenancy
internal import Vocabulary
internal import Web

extension StorefrontRoutes {
    /// Freezes the cart as an offer, holds its stock, and leads to where it is paid.
    func beginCheckout(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        _ = try await request.form()
        guard let token = try await cartKey(context) else { return .redirect(to: .cart) }
        do {
            let checkout = try await startCheckout(token, context)
            return .redirect(to: checkout.map { .checkout($0.id) } ?? .cart)
        } catch let error as CheckoutError {
            return try answer(error, to: nil)
        }
    }

    /// `/checkout` alone names no checkout: the cart knows the way.
    func lookForCheckout(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        .redirect(to: .cart)
    }

    /// Where a reload of the page that placing an order may leave behind leads.
    func backToCheckout(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        .redirect(to: .checkout(try context.part("checkout")))
    }

    /// The checkout as it stands: a form, a wait, a question of the provider's, or already an order.
    func checkout(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        let id: CheckoutID = try context.part("checkout")
        let token = try await key(of: id, context)
        let till = Till(shop: try context.shop, providers: providers)
        do {
            switch try await till.standing(of: id, token: token) {
            case .open(let checkout, let lastPaymentFailed):
                var form: FormState?
                if lastPaymentFailed {
                    form = CheckoutForm.opened(
                        for: checkout, shopper: try await shopper(context), home: till.shop.settings.country)
                    form?.notice = Words(till.shop.settings.locale)(.paymentDeclined)
                }
                return try await checkoutPage(checkout, form: form, context)
            case .processing:
                return try waitingPage(context)
            case .awaitsAction(let checkout, _, _, let redirectURL):
                // Only the test provider asks its question here; others have a page of their own.
                if let redirectURL { return .elsewhere(redirectURL) }
                return try approvalPage(checkout, context)
            case .placed(let order): return .redirect(to: .confirmation(token: order.trackingToken))
            case .superseded: return .redirect(to: .cart(notice: "changed"))
            }
        } catch let error as CheckoutError {
            return try answer(error, to: id)
        }
    }

    // MARK: - Parts that placing an order shares

    /// The checkout of the token's cart, new or as it was, with a way of shipping chosen; nil without a cart.
    func startCheckout(_ token: any CartKey, _ context: ShopRequestContext) async throws -> Checkout? {
        let shop = try context.shop
        let settings = shop.settings
        let found = try await shop.database.read { transaction in
            try Cart.find(token: token, currency: settings.currency, in: transaction).map {
                ($0.id, try Checkout.lockKeys(forStarting: $0.id, token: token, in: transaction))
            }
        }
        guard let (cart, keys) = found else { return nil }
        return try await shop.database.write(locking: keys) { transaction in
            let checkout = try Checkout.start(cart, token: token, settings: settings, in: transaction)
            guard checkout.shippingMethod == nil else { return checkout }
            let offered = try ShippingMethod.offered(in: transaction, currency: settings.currency)
            guard let first = offered.first else { return checkout }
            return try Checkout.update(
                checkout.id, token: token, CheckoutChange(shippingMethod: first.id), settings: settings,
                in: transaction)
        }
    }

    func checkoutPage(
        _ checkout: Checkout, form: FormState?, _ context: ShopRequestContext, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let shop = try context.shop
        let methods = try await shop.database.read {
            try ShippingMethod.offered(in: $0, currency: shop.settings.currency)
        }
        var model = CheckoutModel(
            checkout, form: form, shopper: try await shopper(context), methods: methods,
            providers: providers.offered(by: shop.settings), shop.settings)
        model.policies = shop.policies
        let catalog = ShopCatalog(shop.settings, categories: [])
        let page = Page(
            title: catalog.words(.checkout), layout: .focused,
            main: CheckoutView(model: model, words: catalog.words).html)
        return try personalPage(page, catalog, context, status: status)
    }

    private func waitingPage(_ context: ShopRequestContext) throws -> Response {
        let catalog = ShopCatalog(try context.shop.settings, categories: [])
        let page = Page(
            title: catalog.words(.waitingTitle), layout: .focused, main: WaitingView.processing(catalog.words))
        var response = try personalPage(page, catalog, context)
        // Asks again by itself, without a script.
        response.headers[.refresh] = "2"
        return response
    }

    private func approvalPage(_ checkout: Checkout, _ context: ShopRequestContext) throws -> Response {
        let catalog = ShopCatalog(try context.shop.settings, categories: [])
        let total = catalog.pricing.text(checkout.totals.total)
        let page = Page(
            title: catalog.words(.confirmPayment), layout: .focused,
            main: WaitingView.approval(checkout.id, total: total, catalog.words))
        return try personalPage(page, catalog, context)
    }

    /// Where a checkout leads that cannot go on.
    func answer(_ error: CheckoutError, to id: CheckoutID?) throws -> Response {
        switch error {
        case .outOfStock, .withdrawn: return .redirect(to: .cart(notice: "shortage"))
        case .cartEmpty: return .redirect(to: .cart)
        case .noCheckout: throw Problem.notFound
        case .staleVersion, .notOpen, .paymentUnderWay, .noPayment, .incomplete, .noShippingMethod, .declined,
            .noProvider, .badPaymentMethod:
            return .redirect(to: id.map { .checkout($0) } ?? .cart)
        }
    }
}

extension SiteURL {
    static func cart(notice: StaticString) -> SiteURL {
        SiteURL.cart(["notice": "\(notice)"])
    }
}

extension HTTPField.Name {
    /// Not in RFC 9110, and understood by every browser since 1995.
    fileprivate static let refresh = literal("Refresh")
}

extension Response {
    /// To a payment provider's own page.
    fileprivate static func elsewhere(_ address: String) -> Response {
        Response(status: .seeOther, headers: [.location: address, .cacheControl: "no-store"])
    }
}
