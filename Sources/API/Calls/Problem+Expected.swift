import Ordering
import Payments
import People
import PriceEngine
import Vocabulary

/// Every failure that the domain expects, as clients are told of it. The one place where domain errors become HTTP.
extension Problem {
    /// Nil for what nobody expects: that is logged and answered with a bare 500.
    init?(expected error: any Error, of call: Call) {
        switch error {
        case let problem as Problem: self = problem
        case let error as CartError: self.init(error)
        case let error as CheckoutError: self.init(error, statesIfMatch: call.ifMatch != nil)
        case let error as PaymentProviderError: self.init(error)
        case is NoSuchOrder: self = .notFound
        case let refusal as DeskRefusal: self.init(refusal)
        case let fault as FieldError: self = .validation([fault])
        case is PasswordHasherBusy: self = .unavailable(detail: "There is a lot going on. Try again in a moment.")
        case is IdempotencyKeyReused:
            self = .unprocessable(
                code: "idempotency_key_reused", detail: "This Idempotency-Key came with another request before.")
        case is PaymentTransitionError:
            self = .conflict(detail: "The payment moved on meanwhile. Read it again.")
        case is QuantityOverflow, is MoneyError, is PricingError:
            self = .unprocessable(code: "amount_too_large", detail: "These amounts are too large to be added up.")
        default: return nil
        }
    }

    private init(_ error: CartError) {
        switch error {
        case .noCart, .noLine: self = .notFound
        case .noVariant:
            self = .field("variantId", "unknown", "The shop does not sell this.")
        case .badQuantity(let minimum, let step):
            self = .field(
                "quantity", "invalid_quantity",
                "Quantities go from \(minimum) in steps of \(step) to \(Cart.quantityLimit).")
        case .tooManyLines:
            self = .unprocessable(code: "cart_full", detail: "A cart holds at most \(Cart.lineLimit) different items.")
        case .outOfStock(let available):
            self = .outOfStock(lines: [.object(["available": .string(available.decimalText)])])
        }
    }

    private init(_ error: CheckoutError, statesIfMatch: Bool) {
        switch error {
        case .noCheckout: self = .notFound
        case .cartEmpty: self = .conflict(code: "cart_empty", detail: "There is nothing in the cart.")
        case .outOfStock(let shortages): self = .outOfStock(lines: shortages.map(\.line))
        case .withdrawn(let variants):
            self = .conflict(
                code: "not_for_sale", detail: "The shop does not sell some of this any more.",
                extras: ["lines": .array(variants.map { .object(["variantId": .string($0.description)]) })])
        case .staleVersion(let current): self = .staleVersion(current, statesIfMatch: statesIfMatch)
        case .notOpen:
            self = .conflict(
                code: "checkout_closed", detail: "This checkout is completed, or a newer one took its place.")
        case .paymentUnderWay:
            self = .conflict(
                code: "payment_under_way", detail: "A payment is under way: until it ends, nothing can be changed.")
        case .incomplete(let errors):
            self = .validation(errors)
            code = "checkout_incomplete"
            type = "urn:stoa:problem:checkout_incomplete"
        case .noShippingMethod: self = .field("shippingMethodId", "unknown", "The shop does not deliver this way.")
        case .noProvider: self = .field("provider", "unknown", "The shop does not take payments this way.")
        case .noPayment:
            self = .conflict(code: "payment_missing", detail: "Open a payment first: POST …/intent.")
        case .declined(let reason, let message):
            self = Problem(
                status: 402, code: "payment_declined", title: "Payment declined", detail: message,
                extras: ["reason": .string(reason)])
        case .badPaymentMethod(let reason): self = .field("paymentMethod", "unknown", reason)
        }
    }

    private init(_ error: PaymentProviderError) {
        switch error {
        case .noAnswer:
            self = .unavailable(code: "provider_unavailable", detail: "The payment provider does not answer.")
            extras["retryAfter"] = 5
        case .refused(let reason): self = .unprocessable(code: "payment_refused", detail: reason)
        case .badSignature: self = .badRequest(code: "bad_signature", detail: "The signature is not the provider's.")
        case .unreadable: self = .badRequest(code: "bad_event", detail: "The event cannot be read.")
        }
    }

    /// 412 to who stated the version in `If-Match`, 409 to who stated it in the body.
    static func staleVersion(_ current: Int, statesIfMatch: Bool) -> Problem {
        var problem = statesIfMatch ? Problem.preconditionFailed : .conflict(code: "stale_version", detail: "")
        problem.detail = Problem.preconditionFailed.detail
        problem.extras["version"] = .integer(Int64(current))
        return problem
    }

    private static func outOfStock(lines: [ProblemValue]) -> Problem {
        .conflict(
            code: "out_of_stock", detail: "Some of this is not in stock as wanted.", extras: ["lines": .array(lines)])
    }

    private static func field(_ field: String, _ code: String, _ message: String) -> Problem {
        .validation([FieldError(field: field, code: code, message: message)])
    }
}

extension CheckoutError.Shortage {
    fileprivate var line: ProblemValue {
        [
            "variantId": .string(variant.description), "title": .string(title),
            "requested": .string(requested.decimalText), "available": .string(available.decimalText),
        ]
    }
}
