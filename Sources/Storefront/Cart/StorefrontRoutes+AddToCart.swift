import Infrastructure
internal import Catalog
internal import HTTPTypes
internal import Hummingbird
internal import Ordering
internal import Persistence
internal import Tenancy
internal import Vocabulary
internal import Web

/// What a shopper asked to have, after the options were looked up.
private struct Wish: Sendable {
    let product: Slug
    let variant: VariantID
    let quantity: Quantity
}

extension StorefrontRoutes {
    /// Puts something in the cart and leads back to where it was found, with a word on what happened.
    func addToCart(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        let form = try await request.form()
        guard let slug = form["product"].flatMap({ Slug($0) }) else { throw Self.withoutProduct(form) }
        guard let quantity = QuantityInput.read(form["quantity"] ?? "1") else {
            return .redirect(to: .product(slug, showing: nil, notice: .badQuantity))
        }
        let variant = try await wantedVariant(slug, form, context)
        guard let variant else { return .redirect(to: .product(slug, showing: nil, notice: .missing)) }

        let wish = Wish(product: slug, variant: variant, quantity: quantity)
        let holder = try await cartHolder(context)
        let newToken = AccessToken()
        let notice: ProductNotice
        do {
            try await add(wish, for: holder, newToken: newToken, context)
            notice = .added
        } catch let error as CartError {
            notice = ProductNotice(error)
        }
        let answer = Response.redirect(to: .product(slug, showing: variant, notice: notice))
        guard case .guest(let token) = holder else { return answer }
        return answer.setting(CartCookie.set(token ?? newToken), for: context)
    }

    /// No page of ours sends such a form, and there is no product's page to lead back to: all that is wrong is said.
    private static func withoutProduct(_ form: Fields) -> Problem {
        var errors = [
            form["product"] == nil
                ? FieldError(field: "product", code: "required", message: "Say which product.")
                : FieldError(field: "product", code: "invalid", message: "This is no product's address.")
        ]
        if let variant = form["variant"], VariantID(variant) == nil {
            errors.append(FieldError(field: "variant", code: "invalid", message: "This is no variant's id."))
        }
        if let quantity = form["quantity"], QuantityInput.read(quantity) == nil {
            errors.append(FieldError(field: "quantity", code: "invalid", message: "Enter a number above zero."))
        }
        return .validation(errors)
    }

    /// The variant that the form names, or that its options mean.
    private func wantedVariant(
        _ slug: Slug, _ form: Fields, _ context: ShopRequestContext
    ) async throws -> VariantID? {
        let detail = try await context.shop.database.read { try Products.find(slug: slug, in: $0) }
        guard let detail else { throw Problem.notFound }
        if !OptionChoice.isPresent(in: form), let named = form["variant"].flatMap({ VariantID($0) }) {
            return detail.variants.contains { $0.id == named } ? named : nil
        }
        return OptionChoice(form, options: detail.options.count).variant(of: detail)?.id
    }

    private func add(
        _ wish: Wish, for holder: CartHolder, newToken: AccessToken, _ context: ShopRequestContext
    ) async throws {
        let shop = try context.shop
        try await shop.database.write { transaction in
            var cart = try Self.cart(
                of: holder, newToken: newToken, shop.settings.currency, toAdd: wish.variant, in: transaction)
            try cart.add(wish.quantity, of: wish.variant, in: transaction)
        }
    }

    /// The cart of who asks, which is made when there is none.
    private static func cart(
        of holder: CartHolder, newToken: AccessToken, _ currency: Currency, toAdd variant: VariantID,
        in transaction: Transaction
    ) throws -> Cart {
        switch holder {
        case .guest(let token):
            let found = try token.flatMap {
                try Cart.find(token: $0, currency: currency, toAdd: variant, in: transaction)
            }
            return try found ?? Cart.create(token: token ?? newToken, currency: currency, in: transaction)
        case .customer(let customer, _, _):
            let key = try Cart.key(of: customer, in: transaction)
            let found = try Cart.find(token: key, currency: currency, toAdd: variant, in: transaction)
            guard let found else { throw CartError.noCart }
            return found
        }
    }
}

extension ProductNotice {
    fileprivate init(_ error: CartError) {
        switch error {
        case .noCart, .noLine, .noVariant: self = .missing
        case .badQuantity: self = .badQuantity
        case .tooManyLines: self = .cartFull
        case .outOfStock(let available): self = available > .zero ? .short : .soldOut
        }
    }
}
