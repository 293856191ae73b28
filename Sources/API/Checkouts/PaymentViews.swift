import Ordering
import Payments
import Vocabulary

/// A payment as who pays sees it.
struct PaymentView: JSONView {
    let payment: Payment

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("paymentId", payment.id)
            json.member("provider", payment.provider)
            json.member("status", payment.status.rawValue)
            json.member("amount", payment.amount)
            json.member("clientSecret", payment.opened.clientSecret)
            json.member("redirectUrl", payment.opened.redirectURL)
            json.member("publishableKey", payment.opened.publishableKey)
        }
    }

    static let schema = Schema.named(
        "Payment",
        .object([
            .required("paymentId", .id()),
            .required("provider", .text(1...50)),
            .required("status", .choice(PaymentStatus.allCases.map(\.rawValue))),
            .required("amount", .money),
            .optional("clientSecret", .text(1...1_000, "For the provider's script in the browser.")),
            .optional("redirectUrl", .text(.address, 1...2_000, "Where to send the shopper.")),
            .optional("publishableKey", .text(1...1_000)),
        ]))
}

/// What became of a confirmation.
struct ConfirmationView: JSONView {
    let confirmation: Confirmation

    func write(to json: inout JSONOutput) {
        json.object { json in
            switch confirmation {
            case .placed(let order):
                json.member("orderId", order.id)
                json.member("orderNumber", order.number)
                json.member("status", order.status.rawValue)
                json.member("trackingToken", order.trackingToken)
            case .processing:
                json.member("status", "processing")
            case .requiresAction(let payment, let redirectURL):
                json.member("status", "requires_action")
                json.member("paymentId", payment)
                json.member("redirectUrl", redirectURL)
            }
        }
    }

    static let schema = Schema.named(
        "ConfirmationResult",
        .object(
            [
                .required("status", .choice(["placed", "fulfilled", "canceled", "processing", "requires_action"])),
                .optional("orderId", .id()),
                .optional("orderNumber", .count("Without gaps, per shop.")),
                .optional("trackingToken", .text(.token, 43...43, "Opens GET /store/track/{token}.")),
                .optional("paymentId", .id()),
                .optional("redirectUrl", .text(.address, 1...2_000)),
            ],
            "An order, when `status` is none of `processing` (ask again later) and `requires_action` (send the shopper to `redirectUrl`, then confirm again)."
        ))
}
