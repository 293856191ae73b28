import HTTPTypes
import Hummingbird
import Ordering
import Payments
import Vocabulary
import Web

/// Paying a checkout, and the events of those who take the money.
enum PaymentEndpoints {
    static let all = [
        openPayment, confirming("confirm", operation: "confirmCheckout"),
        confirming("complete", operation: "completeCheckout"), webhook,
    ]

    private static let openPayment = Endpoint(
        method: .post, path: "/store/checkout/{id}/intent", operation: "openPayment", tag: "Checkout",
        summary: "Open the payment at a provider. Again: the same payment", caller: .cartHolder,
        parameters: [CheckoutEndpoints.path],
        body: .json(
            .named(
                "NewPayment",
                .object([.required("provider", .text(.token, 1...50, "One of the shop's `paymentProviders`."))]))),
        answers: [DeclaredAnswer(200, "The payment.", PaymentView.schema)],
        problems: [
            DeclaredProblem(409, "checkout_closed"), DeclaredProblem(409, "payment_under_way"),
            DeclaredProblem(409, "stale_version"), DeclaredProblem(409, "conflict"),
            DeclaredProblem(422, "checkout_incomplete"), DeclaredProblem(422, "payment_refused"),
            DeclaredProblem(503, "provider_unavailable"),
        ]
    ) { call in
        let id: CheckoutID = try call.context.part("id")
        let reader = BodyReader(call)
        let provider = reader.text("provider") ?? ""
        try reader.finish()
        let token = try call.cartToken
        return try await call.remembering {
            Answer(200, PaymentView(payment: try await call.till.openPayment(id, token: token, with: provider)))
        }.response(in: call.context)
    }

    /// One command under two names.
    private static func confirming(_ verb: String, operation: String) -> Endpoint {
        Endpoint(
            method: .post, path: "/store/checkout/{id}/\(verb)", operation: operation, tag: "Checkout",
            summary: "Take the money and place the order. Again: the same order", caller: .cartHolder,
            parameters: [CheckoutEndpoints.path],
            body: .json(
                .named(
                    "Confirmation",
                    .object([
                        .optional(
                            "paymentMethod",
                            .text(.token, 1...200, "What to charge, where the provider's own script has not said it."))
                    ]))),
            answers: [
                DeclaredAnswer(
                    200, "The order, or what the shopper must do at the provider first.", ConfirmationView.schema),
                DeclaredAnswer(202, "The provider has not decided yet: ask again.", ConfirmationView.schema),
            ],
            problems: [
                DeclaredProblem(402, "payment_declined"), DeclaredProblem(409, "out_of_stock"),
                DeclaredProblem(409, "checkout_closed"), DeclaredProblem(409, "payment_missing"),
                DeclaredProblem(409, "stale_version"), DeclaredProblem(409, "conflict"),
                DeclaredProblem(422, "checkout_incomplete"), DeclaredProblem(503, "provider_unavailable"),
            ]
        ) { call in
            let id: CheckoutID = try call.context.part("id")
            let reader = BodyReader(call)
            let method = reader.text("paymentMethod")
            try reader.finish()
            let token = try call.cartToken
            return try await call.remembering {
                try await call.till.confirm(id, token: token, paymentMethod: method).answer
            }.response(in: call.context)
        }
    }

    private static let webhook = Endpoint(
        method: .post, path: "/store/payments/webhook/{provider}", operation: "receivePaymentEvent", tag: "Payments",
        summary: "Take an event that a payment provider sends", caller: .paymentProvider,
        parameters: [.path("provider", .text(.token, 1...50))], body: .signed,
        answers: [
            DeclaredAnswer(
                200, "Taken; sending it again does nothing.", .object([.required("received", .boolean())]))
        ],
        problems: [DeclaredProblem(400, "bad_signature"), DeclaredProblem(400, "bad_event")]
    ) { call in
        let provider = try call.context.part("provider")
        let headers = Dictionary(
            call.request.headers.map { ($0.name.canonicalName, $0.value) }, uniquingKeysWith: { first, _ in first })
        do {
            try await call.till.receive(from: provider, headers: headers, body: call.bytes)
        } catch CheckoutError.noProvider {
            throw Problem.notFound
        }
        return Answer(200, JSONValue.object([JSONMember("received", true)])).response(in: call.context)
    }
}

extension Call {
    fileprivate var till: Till { Till(shop: shop, providers: services.providers) }
}

extension Confirmation {
    /// Seconds until it is worth asking again.
    private static let pause = 2

    fileprivate var answer: Answer {
        let view = ConfirmationView(confirmation: self)
        switch self {
        case .placed: return Answer(200, view)
        case .requiresAction:
            var answer = Answer(200, view)
            answer.isLastWord = false
            return answer
        case .processing:
            var answer = Answer(202, view)
            answer.isLastWord = false
            answer.retryAfter = Self.pause
            return answer
        }
    }
}
