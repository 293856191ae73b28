import HTTPTypes
import Hummingbird
import Ordering
import Persistence
import Tenancy
import Vocabulary
import Web

/// Checkouts of guests, opened by the token of the cart that they were made of.
enum CheckoutEndpoints {
    static let all = [start, read, update, setShipping, setBilling]

    static let path = Parameter.path("id", .id("The checkout."))
    private static let answers = [DeclaredAnswer(200, "The checkout.", CheckoutView.schema)]
    private static let changeProblems = [
        DeclaredProblem(409, "stale_version"), DeclaredProblem(409, "checkout_closed"),
        DeclaredProblem(409, "payment_under_way"), DeclaredProblem(409, "conflict"),
        DeclaredProblem(412, "stale_version"), DeclaredProblem(422, "amount_too_large"),
    ]

    private static let start = Endpoint(
        method: .post, path: "/store/checkout", operation: "startCheckout", tag: "Checkout",
        summary: "Freeze the cart as an offer and hold its goods. Again with the same cart: the same checkout",
        caller: .cartHolder, body: .json(.named("NewCheckout", .object([.required("cartId", .id())]))),
        answers: [DeclaredAnswer(201, "The checkout.", CheckoutView.schema)],
        problems: [
            DeclaredProblem(409, "cart_empty"), DeclaredProblem(409, "out_of_stock"),
            DeclaredProblem(409, "not_for_sale"), DeclaredProblem(409, "payment_under_way"),
            DeclaredProblem(409, "conflict"), DeclaredProblem(422, "amount_too_large"),
        ]
    ) { call in
        let reader = BodyReader(call)
        let cart: CartID? = reader.id("cartId")
        try reader.finish()
        guard let cart else { throw Problem.notFound }
        let (token, settings, base) = (try call.cartToken, call.shop.settings, call.base)
        let keys = try await call.shop.database.read {
            try Checkout.lockKeys(forStarting: cart, token: token, in: $0)
        }
        return try await call.write(locking: keys) { transaction in
            let checkout = try Checkout.start(cart, token: token, settings: settings, in: transaction)
            var answer = Answer(201, try CheckoutView(checkout, settings: settings, base: base, in: transaction))
            answer.location = "/store/checkout/\(checkout.id)"
            return answer
        }.response(in: call.context)
    }

    private static let read = Endpoint(
        method: .get, path: "/store/checkout/{id}", operation: "getCheckout", tag: "Checkout",
        summary: "Get the checkout", caller: .cartHolder, parameters: [path], answers: answers
    ) { call in
        let id: CheckoutID = try call.context.part("id")
        let (token, settings, base) = (try call.cartToken, call.shop.settings, call.base)
        let view = try await call.shop.database.read { transaction in
            try CheckoutView(
                Checkout.find(id, token: token, in: transaction), settings: settings, base: base, in: transaction)
        }
        return Answer(200, view).response(in: call.context)
    }

    private static let update = Endpoint(
        method: .put, path: "/store/checkout/{id}", operation: "updateCheckout", tag: "Checkout",
        summary: "Say who buys, where it goes and how. What is left out stays as it is", caller: .cartHolder,
        parameters: [path], body: .json(.named("CheckoutChange", .object(CheckoutChange.fields))),
        answers: answers, problems: changeProblems
    ) { call in try await call.changeCheckout() }

    private static let setShipping = Endpoint(
        method: .put, path: "/store/checkout/{id}/shipping", operation: "setCheckoutShipping", tag: "Checkout",
        summary: "Say where it goes and how", caller: .cartHolder, parameters: [path],
        body: .json(
            .named(
                "ShippingChange",
                .object(CheckoutChange.fields(["shippingAddress", "shippingMethodId", "phone", "version"])))),
        answers: answers, problems: changeProblems
    ) { call in try await call.changeCheckout() }

    private static let setBilling = Endpoint(
        method: .put, path: "/store/checkout/{id}/billing", operation: "setCheckoutBilling", tag: "Checkout",
        summary: "Say who is billed", caller: .cartHolder, parameters: [path],
        body: .json(
            .named(
                "BillingChange",
                .object(CheckoutChange.fields(["email", "billingAddress", "sameAsShipping", "version"])))),
        answers: answers, problems: changeProblems
    ) { call in try await call.changeCheckout() }
}

extension Call {
    /// Changes the checkout of this address by the body and answers with what became of it.
    fileprivate func changeCheckout() async throws -> Response {
        let id: CheckoutID = try context.part("id")
        let change = try CheckoutChange(self)
        let (token, settings, base) = (try cartToken, shop.settings, base)
        return try await write(locking: [LockKey("checkout:\(id)")]) { transaction in
            if ifMatch != nil {
                try checkIfMatch(Checkout.find(id, token: token, in: transaction).version)
            }
            let checkout = try Checkout.update(id, token: token, change, settings: settings, in: transaction)
            return Answer(200, try CheckoutView(checkout, settings: settings, base: base, in: transaction))
        }.response(in: context)
    }
}
