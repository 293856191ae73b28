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
    let variant: VariantID
    let quantity: Quantity
}

extension StorefrontRoutes {
    /// Puts something in the cart and leads back to where it was found, with a word on what happened. A script that
    /// asks for JSON is told in JSON and stays where it is.
    func addToCart(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        let form = try await request.form()
        guard let slug = form["product"].flatMap({ Slug($0) }) else { throw Problem.notFound }
        let detail = try await context.shop.database.read { try Products.find(slug: slug, in: $0) }
        guard let detail else { throw Problem.notFound }
        let token = CartCookie.token(context) ?? AccessToken()
        let variant = wantedVariant(of: detail, form)
        let notice: ProductNotice
        if let variant, let quantity = QuantityInput.read(form["quantity"] ?? "1") {
            let wish = Wish(variant: variant, quantity: quantity)
            do {
                try await add(wish, token: token, context)
                notice = .added
            } catch let error as CartError {
                notice = ProductNotice(error)
            }
        } else {
            notice = variant == nil ? .missing : .badQuantity
        }
        let answer =
            request.headers[.accept]?.contains("json") == true
            ? try await told(notice, of: detail, token: token, context)
            : .redirect(to: .product(slug, showing: variant, notice: notice))
        return answer.setting(CartCookie.set(token), for: context)
    }

    /// The variant that the options mean; for a product without options the one that the form names.
    private func wantedVariant(of detail: ProductDetail, _ form: Fields) -> VariantID? {
        if OptionChoice.isPresent(in: form) || form["variant"] == nil {
            return OptionChoice(form, options: detail.options.count).variant(of: detail)?.id
        }
        let named = form["variant"].flatMap { VariantID($0) }
        return detail.variants.first { $0.id == named }?.id
    }

    private func told(
        _ notice: ProductNotice, of detail: ProductDetail, token: AccessToken, _ context: ShopRequestContext
    ) async throws -> Response {
        let words = Words(try context.shop.settings.locale)
        let message = notice.message(words, title: detail.product.title)
        guard notice == .added else {
            let problem = Problem.unprocessable(code: notice.rawValue, detail: message)
            return ProblemResponse.make(problem, requestID: context.requestID)
        }
        let count = try await context.shop.database.read { try Cart.itemCount(token: token, in: $0) }
        return try .json(
            AddedToCart(
                message: message, count: count, link: .init(href: SiteURL.cart.text, text: words(.viewCart))))
    }

    private func add(_ wish: Wish, token: AccessToken, _ context: ShopRequestContext) async throws {
        let shop = try context.shop
        try await shop.database.write { transaction in
            let currency = shop.settings.currency
            let cart =
                try Cart.find(token: token, currency: currency, in: transaction)
                ?? Cart.create(token: token, currency: currency, in: transaction)
            try Cart.add(wish.quantity, of: wish.variant, to: cart.id, in: transaction)
        }
    }
}

/// What the script shows after something was put in the cart.
private struct AddedToCart: Encodable {
    let message: String
    let count: Int
    let link: Link

    struct Link: Encodable {
        let href: String
        let text: String
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
