public import Payments
import Persistence
import Tenancy
public import Vocabulary

extension Till {
    /// Opens the payment of a checkout, or gives the one that is open.
    ///
    /// The provider's key is made of tenant, checkout and attempt, so calling twice cannot make two payments.
    /// - Throws: ``CheckoutError``, `PaymentProviderError`.
    public func openPayment(
        _ id: CheckoutID, token: any CartKey, with providerName: String
    ) async throws -> Payment {
        let provider = try providers.provider(providerName, for: shop.settings)
        let (checkout, payments) = try await shop.database.read { transaction in
            (try Checkout.find(id, token: token, in: transaction), try Payment.all(for: id, in: transaction))
        }
        guard checkout.status == .open else { throw CheckoutError.notOpen }
        guard checkout.missing.isEmpty else { throw CheckoutError.incomplete(checkout.missing) }
        let open = payments.first(where: \.status.isOpen)
        if let open, open.provider == providerName { return open }
        if let open, open.status.mayHoldMoney { throw CheckoutError.paymentUnderWay }

        let payment = PaymentID()
        let attempt = (payments.last?.attempt ?? 0) + 1
        let amount = checkout.totals.total
        let opened = try await provider.open(
            PaymentRequest(
                payment: payment, amount: amount, idempotencyKey: "\(shop.tenant.id)-\(id)-\(attempt)"))
        return try await shop.database.write { transaction in
            try checkout.checkStillOpen(at: amount, in: transaction)
            if let open, open.provider != providerName {
                try Payment.find(open.id, in: transaction)?.cancel(at: .now, in: transaction)
            }
            try SettlePayments.enqueue(for: .requiresPaymentMethod, at: .now, in: transaction)
            return try Payment.record(
                payment, for: id, provider: providerName, opened: opened, amount: amount, attempt: attempt,
                at: .now, in: transaction)
        }
    }
}
