import Inventory
import Payments
import Persistence
import Tenancy
import Vocabulary

extension Till {
    /// Handles an event that a provider sent, once: the same command as the shopper's own confirmation.
    /// - Throws: `PaymentProviderError` when the event is not the provider's.
    public func receive(
        from providerName: String, headers: [String: String], body: [UInt8]
    ) async throws {
        let provider = try providers.provider(providerName, for: shop.settings)
        let event = try provider.event(headers: headers, body: body)
        let found = try await shop.database.read { transaction in
            try Payment.find(provider: providerName, reference: event.reference, in: transaction).map {
                ($0, try Checkout.load($0.checkout, in: transaction))
            }
        }
        // An event of a payment that is not ours is not an error of the sender.
        if let (payment, checkout) = found { try await settle(event.outcome, of: payment, for: checkout) }
        // Noted last: an event whose handling failed is handled again when it is sent again.
        _ = try await shop.database.write { transaction in
            try Inbox.accept(event.id, from: providerName, at: .now, in: transaction)
        }
    }

    /// Looks at payments that nobody has settled for a while, and ends them. Finds what a lost event or a crash between
    /// the provider's answer and our commit left behind.
    /// - Parameters:
    ///   - age: how long ago a payment that is under way was last looked at.
    ///   - untriedAge: the same for one that nobody seems to have tried.
    /// - Returns: how many were looked at.
    @discardableResult
    public func lookAtUnsettled(
        olderThan age: Duration, untriedAge: Duration = .seconds(10 * 60)
    ) async throws -> Int {
        let now = Instant.now
        let payments = try await shop.database.read { transaction in
            let unsettled = try Payment.unsettled(since: now.advanced(by: .zero - age), in: transaction)
            let untried = try Payment.untried(since: now.advanced(by: .zero - untriedAge), in: transaction)
            return try (unsettled + untried).map {
                ($0, try Checkout.load($0.checkout, in: transaction))
            }
        }
        for (payment, checkout) in payments {
            let provider = try providers.provider(payment.provider, for: shop.settings)
            let outcome = try await provider.look(at: payment.reference)
            try await settle(outcome, of: payment, for: checkout)
            try await shop.database.write { try payment.markLookedAt(.now, in: $0) }
        }
        return payments.count
    }

    /// A payment that nobody tried for so long is given up.
    private static let patience: Duration = .seconds(24 * 60 * 60)

    private func settle(
        _ outcome: PaymentOutcome, of payment: Payment, for checkout: Checkout
    ) async throws {
        guard !payment.status.isFinal else { return }
        if case .untried = outcome {
            guard payment.updatedAt < Instant.now.advanced(by: .zero - Self.patience) else { return }
            return try await shop.database.write { transaction in
                try Payment.find(payment.id, in: transaction)?.cancel(at: .now, in: transaction)
            }
        }
        do {
            _ = try await record(outcome, of: payment, for: checkout)
        } catch is CheckoutError {
            // Declined, or given back because the goods are gone: both are written down, and there is no one to tell.
        }
    }
}
