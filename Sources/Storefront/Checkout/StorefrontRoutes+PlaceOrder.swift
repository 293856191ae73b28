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
    /// Keeps what was typed, takes the money and places the order. Sent twice, it does it once.
    func placeOrder(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        let id: CheckoutID = try context.part("checkout")
        var form = FormState(try await request.form())
        let token = try await key(of: id, context)
        let words = Words(try context.shop.settings.locale)
        do {
            let checkout = try await openCheckout(id, token: token, context)
            if form[CheckoutForm.intent].hasPrefix(CheckoutForm.takeAddress) {
                return try await takeSavedAddress(checkout, form, context)
            }
            if form[CheckoutForm.intent] == "update" { return try await reprice(checkout, form, token, context) }
            guard let change = CheckoutForm.change(&form, words) else {
                return try await checkoutPage(checkout, form: form, context, status: .unprocessableContent)
            }
            let updated = try await update(checkout.id, change, token, context)
            guard form[CheckoutForm.total] == String(updated.totals.total.amount) else {
                form.notice = words(.totalChanged, ShopPricing(try context.shop.settings).text(updated.totals.total))
                return try await checkoutPage(updated, form: form, context, status: .conflict)
            }
            try await keepAddress(change, form, context)
            return try await pay(updated, form, token, context)
        } catch let error as CheckoutError {
            return try answer(error, to: id)
        }
    }

    /// What the shopper said on the page that asks for the bank.
    func authorizePayment(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        let id: CheckoutID = try context.part("checkout")
        let form = try await request.form()
        let token = try await key(of: id, context)
        let shop = try context.shop
        let till = Till(shop: shop, providers: providers)
        do {
            if case .awaitsAction(_, let provider, let reference, _) = try await till.standing(of: id, token: token),
                let test = try providers.provider(provider, for: shop.settings) as? TestPaymentProvider
            {
                try await test.authorize(reference, approved: form["answer"] == "approve")
            }
            return .redirect(to: .checkout(id))
        } catch let error as CheckoutError {
            return try answer(error, to: id)
        }
    }

    /// The checkout, begun again when its time was over: then the goods are held and priced anew.
    private func openCheckout(
        _ id: CheckoutID, token: any CartKey, _ context: ShopRequestContext
    ) async throws -> Checkout {
        let checkout = try await context.shop.database.read { try Checkout.find(id, token: token, in: $0) }
        guard checkout.status == .open else { throw CheckoutError.notOpen }
        guard checkout.expiresAt <= .now else { return checkout }
        return try await startCheckout(token, context) ?? checkout
    }

    private func update(
        _ id: CheckoutID, _ change: CheckoutChange, _ token: any CartKey, _ context: ShopRequestContext
    ) async throws -> Checkout {
        let shop = try context.shop
        return try await shop.database.write { transaction in
            try Checkout.update(id, token: token, change, settings: shop.settings, in: transaction)
        }
    }

    /// Another way of shipping was chosen: the page again, with what it costs now and all that was typed.
    private func reprice(
        _ checkout: Checkout, _ form: FormState, _ token: any CartKey, _ context: ShopRequestContext
    ) async throws -> Response {
        let method = ID<ShippingMethod>(form[CheckoutForm.shippingMethod])
        let change = CheckoutChange(shippingMethod: method)
        return try await checkoutPage(
            try await update(checkout.id, change, token, context), form: form, context)
    }

    private func pay(
        _ checkout: Checkout, _ form: FormState, _ token: any CartKey, _ context: ShopRequestContext
    ) async throws -> Response {
        let till = Till(shop: try context.shop, providers: providers)
        var form = form
        let words = Words(till.shop.settings.locale)
        guard let chosen = PaymentChoices.Chosen(form[CheckoutForm.paymentMethod]) else {
            form.refuse(CheckoutForm.paymentMethod, words(.choosePayment))
            return try await checkoutPage(checkout, form: form, context, status: .unprocessableContent)
        }
        do {
            if checkout.totals.total.isPositive {
                _ = try await till.openPayment(checkout.id, token: token, with: chosen.provider)
            }
            let confirmation = try await till.confirm(checkout.id, token: token, paymentMethod: chosen.method)
            if case .placed(let order) = confirmation {
                return .redirect(to: .confirmation(token: order.trackingToken))
            }
            // The checkout's own page waits, or asks what the provider wants to know.
            return .redirect(to: .checkout(checkout.id))
        } catch CheckoutError.noProvider, CheckoutError.badPaymentMethod {
            form.refuse(CheckoutForm.paymentMethod, words(.choosePayment))
            return try await checkoutPage(checkout, form: form, context, status: .unprocessableContent)
        } catch is PaymentProviderError {
            form.notice = words(.paymentUnreachable)
            return try await checkoutPage(checkout, form: form, context, status: .serviceUnavailable)
        }
    }
}
