import Infrastructure
import HTTPTypes
import Hummingbird
import Ordering
import Persistence
import Tenancy
import Vocabulary
import Web

/// Carts. A guest's belongs to who holds its token, a customer's to who is signed in; to all others there is nothing.
enum CartEndpoints {
    static let all = [create, read, addItem, setItem, removeItem]

    /// Browsers keep the token for this long.
    private static let cookieLifetime = 30 * 24 * 60 * 60

    private static let cartPath = Parameter.path("id", .id("The cart."))
    private static let itemPath = Parameter.path("itemId", .id("The item."))
    private static let changeProblems = [
        DeclaredProblem(409, "out_of_stock"), DeclaredProblem(409, "conflict"), DeclaredProblem(412, "stale_version"),
        DeclaredProblem(422, "amount_too_large"),
    ]

    private static let create = Endpoint(
        method: .post, path: "/store/cart", operation: "createCart", tag: "Cart", summary: "Make an empty cart",
        caller: .anyone, body: .json(.named("NewCart", .object([]))),
        answers: [
            DeclaredAnswer(
                201, "A guest's cart with its token, which is also set as a cookie; or the customer's own.",
                CartView.schema)
        ]
    ) { call in
        try BodyReader(call).finish()
        let token = AccessToken()
        let (currency, base) = (call.shop.settings.currency, call.base)
        if let customer = try await call.signedInCustomer() {
            return try await call.write { transaction in
                let key = try Cart.key(of: customer.id, in: transaction)
                guard let cart = try Cart.find(token: key, currency: currency, in: transaction) else {
                    throw CartError.noCart
                }
                var answer = Answer(201, CartView(cart: cart, base: base))
                answer.location = "/store/cart/\(cart.id)"
                return answer
            }.response(in: call.context)
        }
        var answer = try await call.write { transaction in
            let cart = try Cart.create(token: token, currency: currency, in: transaction)
            var answer = Answer(201, CartView(cart: cart, base: base, token: token))
            answer.location = "/store/cart/\(cart.id)"
            return answer
        }
        // A replay tells the token that it told before.
        let told = answer.isReplay ? try answer.cartToken : token
        answer.cookie = SetCookie(.cart, told.text, maxAge: cookieLifetime)
        return answer.response(in: call.context)
    }

    private static let read = Endpoint(
        method: .get, path: "/store/cart/{id}", operation: "getCart", tag: "Cart", summary: "Get the cart",
        caller: .cartHolder, parameters: [cartPath],
        answers: [DeclaredAnswer(200, "The cart at today's prices.", CartView.schema)]
    ) { call in
        let id: CartID = try call.context.part("id")
        let (token, currency) = (try call.cartToken, call.shop.settings.currency)
        let cart = try await call.shop.database.read {
            try Cart.find(id, token: token, currency: currency, in: $0)
        }
        return Answer(200, CartView(cart: cart, base: call.base)).response(in: call.context)
    }

    private static let addItem = Endpoint(
        method: .post, path: "/store/cart/{id}/items", operation: "addCartItem", tag: "Cart",
        summary: "Put something in the cart", caller: .cartHolder, parameters: [cartPath],
        body: .json(
            .named(
                "NewCartItem",
                .object([
                    .required("variantId", .id()),
                    .required("quantity", .quantity("How much more. An item of the same variant grows.")),
                ]))),
        answers: [DeclaredAnswer(201, "The changed cart.", CartView.schema)],
        problems: changeProblems + [DeclaredProblem(422, "cart_full")]
    ) { call in
        let reader = BodyReader(call)
        let variant: VariantID? = reader.id("variantId")
        let quantity = reader.quantity("quantity")
        try reader.finish()
        guard let variant, let quantity else { throw Problem.validation([]) }
        return try await call.changeCart(201, adding: variant) { cart, transaction in
            try cart.add(quantity, of: variant, in: transaction)
        }
    }

    private static let setItem = Endpoint(
        method: .put, path: "/store/cart/{id}/items/{itemId}", operation: "setCartItem", tag: "Cart",
        summary: "Change how much of something is in the cart", caller: .cartHolder, parameters: [cartPath, itemPath],
        body: .json(
            .named(
                "CartItemChange",
                .object([.required("quantity", .quantity("How much it shall be. Zero takes the item out."))]))),
        answers: [DeclaredAnswer(200, "The changed cart.", CartView.schema)], problems: changeProblems
    ) { call in
        let item: ID<CartLine> = try call.context.part("itemId")
        let reader = BodyReader(call)
        let quantity = reader.quantity("quantity")
        try reader.finish()
        guard let quantity else { throw Problem.validation([]) }
        return try await call.changeCart { cart, transaction in
            try cart.set(item, to: quantity, in: transaction)
        }
    }

    private static let removeItem = Endpoint(
        method: .delete, path: "/store/cart/{id}/items/{itemId}", operation: "removeCartItem", tag: "Cart",
        summary: "Take something out of the cart", caller: .cartHolder, parameters: [cartPath, itemPath],
        answers: [DeclaredAnswer(200, "The changed cart.", CartView.schema)],
        problems: [DeclaredProblem(409, "conflict"), DeclaredProblem(412, "stale_version")]
    ) { call in
        let item: ID<CartLine> = try call.context.part("itemId")
        return try await call.changeCart { cart, transaction in
            try cart.remove(item, in: transaction)
        }
    }
}

extension Call {
    /// Changes the caller's cart of this address and answers with what became of it.
    fileprivate func changeCart(
        _ status: Int = 200, adding variant: VariantID? = nil,
        _ change: @escaping @Sendable (inout Cart, Transaction) throws -> Void
    ) async throws -> Response {
        let id: CartID = try context.part("id")
        let (token, currency, base) = (try cartToken, shop.settings.currency, base)
        return try await write(locking: [LockKey("cart:\(id)")]) { transaction in
            var cart = try Cart.find(id, token: token, currency: currency, toAdd: variant, in: transaction)
            try checkIfMatch(cart.version)
            try change(&cart, transaction)
            return Answer(status, CartView(cart: cart, base: base))
        }.response(in: context)
    }
}

extension Answer {
    /// The token in the answer to `createCart`.
    fileprivate var cartToken: AccessToken {
        get throws {
            guard let token = try JSONReader.read(body)["token"]?.text.flatMap({ AccessToken($0) }) else {
                throw Problem.notFound
            }
            return token
        }
    }
}
