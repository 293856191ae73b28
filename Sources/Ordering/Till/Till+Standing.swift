import Payments
import Persistence
import Tenancy
public import Vocabulary

/// Where a checkout stands, for the page that shows it.
public enum CheckoutStanding: Sendable {
    /// It can be changed and paid.
    case open(Checkout, lastPaymentFailed: Bool)
    /// The shopper must do something at the provider first.
    case awaitsAction(Checkout, provider: String, reference: String, redirectURL: String?)
    /// The provider has not made up its mind.
    case processing(Checkout)
    case placed(Order)
    /// A newer checkout of the same cart took its place.
    case superseded
}

extension Till {
    /// Where the checkout stands now. A payment under way is looked at and never tried again, so a page may ask as
    /// often as it likes; what the provider says meanwhile is written down, and may place the order.
    /// - Throws: ``CheckoutError``: `noCheckout`, `outOfStock`.
    public func standing(of id: CheckoutID, token: any CartKey) async throws -> CheckoutStanding {
        let (checkout, payment, order) = try await shop.database.read { transaction in
            let checkout = try Checkout.find(id, token: token, in: transaction)
            return (
                checkout, try Payment.open(for: id, in: transaction),
                try checkout.order.map { try Order.find($0, in: transaction) }
            )
        }
        if let order { return .placed(order) }
        guard checkout.status == .open else { return .superseded }
        guard let payment, payment.status.mayHoldMoney else {
            return .open(checkout, lastPaymentFailed: payment?.failureCode != nil)
        }
        return try await standing(of: checkout, paidBy: payment)
    }

    private func standing(of checkout: Checkout, paidBy payment: Payment) async throws -> CheckoutStanding {
        let provider = try providers.provider(payment.provider, for: shop.settings)
        do {
            let outcome = try await provider.look(at: payment.reference)
            switch try await record(outcome, of: payment, for: checkout) {
            case .placed(let order): return .placed(order)
            case .processing: return .processing(checkout)
            case .requiresAction(_, let redirectURL):
                return .awaitsAction(
                    checkout, provider: payment.provider, reference: payment.reference, redirectURL: redirectURL)
            }
        } catch PaymentProviderError.noAnswer {
            return .processing(checkout)
        } catch CheckoutError.declined {
            return .open(checkout, lastPaymentFailed: true)
        }
    }
}
