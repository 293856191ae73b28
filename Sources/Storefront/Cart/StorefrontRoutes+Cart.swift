internal import Catalog
internal import HTTPTypes
internal import Hummingbird
internal import Ordering
internal import Persistence
internal import Tenancy
internal import Vocabulary
internal import Web

extension StorefrontRoutes {
    func cart(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        let fields = try request.fields
        guard fields["notice"] == "joined" else {
            return try await cartPage(context, notice: CartNotice(query: fields["notice"]))
        }
        let (cut, left) = (Self.variants(fields.values("cut")), Self.variants(fields.values("left")))
        let known = try await context.shop.database.read { try Variants.find(ids: cut + left, in: $0) }
        return try await cartPage(
            context,
            notice: .joined(
                cut: cut.compactMap { known[$0]?.productTitle }, leftOut: left.compactMap { known[$0]?.productTitle }))
    }

    private static func variants(_ texts: [String]) -> [VariantID] {
        texts.prefix(20).compactMap { VariantID($0) }
    }

    func cartPage(
        _ context: ShopRequestContext, notice: CartNotice?, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let settings = try context.shop.settings
        let token = try await cartKey(context)
        let (model, catalog) = try await context.shop.database.read { transaction in
            let catalog = try ShopCatalog(settings, in: transaction)
            let cart = try token.flatMap { try Cart.find(token: $0, currency: settings.currency, in: transaction) }
            var model = CartModel(cart, notice: notice, catalog.pricing, catalog.words)
            if model.isEmpty { model.suggestions = try ProductCard.suggestions(catalog, in: transaction) }
            return (model, catalog)
        }
        let page = Page(
            title: catalog.words(.yourCart), main: CartView(model: model, words: catalog.words).html)
        return try personalPage(page, catalog, context, status: status)
    }

    /// The number beside the cart, so that public pages can be the same for everybody.
    func cartCount(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        guard let token = try await cartKey(context) else { return .text("0") }
        let count = try await context.shop.database.read { try Cart.itemCount(token: token, in: $0) }
        return .text(String(count))
    }

    /// Sets how much of a line is wanted; zero takes it out.
    func changeLine(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        let line: ID<CartLine> = try context.part("item")
        let form = try await request.form()
        guard let token = try await cartKey(context) else { return .redirect(to: .cart) }
        guard let quantity = form["quantity"].flatMap(QuantityInput.read) else {
            return try await cartPage(context, notice: .badQuantity, status: .unprocessableContent)
        }
        let currency = try context.shop.settings.currency
        do {
            try await context.shop.database.write { transaction in
                var cart = try Cart.find(token: token, currency: currency, in: transaction)
                try cart?.set(line, to: quantity, in: transaction)
            }
            return .redirect(to: .cart)
        } catch let error as CartError {
            return try await answer(error, context)
        }
    }

    private func answer(_ error: CartError, _ context: ShopRequestContext) async throws -> Response {
        switch error {
        case .badQuantity, .tooManyLines:
            return try await cartPage(context, notice: .badQuantity, status: .unprocessableContent)
        case .outOfStock(let available):
            let left = ShopPricing(try context.shop.settings).format.quantity(available)
            return try await cartPage(context, notice: .short(left: left), status: .conflict)
        case .noCart, .noLine, .noVariant:
            // Changed in another tab: the cart as it is now says it all.
            return .redirect(to: .cart)
        }
    }
}

/// How much of something, as people type it: "2", "0.5", "0,5".
enum QuantityInput {
    static func read(_ text: String) -> Quantity? {
        let plain = text.filter { !$0.isWhitespace }.map { $0 == "," ? "." : $0 }
        guard let quantity = Quantity(String(plain)), quantity >= .zero else { return nil }
        return quantity
    }
}
