import Inventory
import Payments
import Persistence
import Tenancy
public import Vocabulary

extension Till {
    /// Takes the money and places the order: the one idempotent command that ends a checkout.
    ///
    /// However often and from wherever it is called, a checkout is charged once and becomes one order, and every call
    /// is answered with that order.
    /// - Throws: ``CheckoutError``: `declined` (nothing was taken; try another way to pay), `outOfStock` (what was
    ///   taken was given back).
    public func confirm(
        _ id: CheckoutID, token: any CartKey, paymentMethod: String?
    ) async throws -> Confirmation {
        let state = try await shop.database.read { transaction in
            let checkout = try Checkout.find(id, token: token, in: transaction)
            return (
                checkout: checkout, payment: try Payment.open(for: id, in: transaction),
                order: try checkout.order.map { try Order.find($0, in: transaction) }
            )
        }
        if let order = state.order { return .placed(order) }
        let checkout = state.checkout
        guard checkout.status == .open else { throw CheckoutError.notOpen }
        guard checkout.missing.isEmpty else { throw CheckoutError.incomplete(checkout.missing) }
        guard let payment = state.payment else {
            guard checkout.totals.total.amount == 0 else { throw CheckoutError.noPayment }
            return try await complete(checkout, payment: nil)
        }
        guard payment.amount == checkout.totals.total else { throw CheckoutError.noPayment }
        try await renewHold(of: checkout)
        let outcome = try await charge(payment, method: paymentMethod)
        return try await record(outcome, of: payment, for: checkout)
    }

    /// Asks the provider. What was tried before is looked at first: after a silence the money may have moved.
    private func charge(_ payment: Payment, method: String?) async throws -> PaymentOutcome {
        let provider = try providers.provider(payment.provider, for: shop.settings)
        do {
            if payment.status.mayHoldMoney {
                let outcome = try await provider.look(at: payment.reference)
                switch outcome {
                case .succeeded, .processing, .requiresAction: return outcome
                case .declined, .untried: break
                }
            }
            return try await provider.charge(
                ChargeRequest(
                    reference: payment.reference, amount: payment.amount, paymentMethod: method,
                    idempotencyKey: payment.chargeKey))
        } catch PaymentProviderError.noAnswer {
            return .processing
        } catch PaymentProviderError.refused(let reason) {
            throw CheckoutError.badPaymentMethod(reason)
        }
    }

    /// Writes what the provider said, with everything that follows from it.
    func record(
        _ outcome: PaymentOutcome, of payment: Payment, for checkout: Checkout
    ) async throws -> Confirmation {
        switch outcome {
        case .succeeded(let captured):
            guard captured == payment.amount else {
                throw CheckoutError.declined(
                    code: "amount_mismatch", message: "The provider took another amount than was asked for.")
            }
            return try await complete(checkout, payment: payment)
        case .processing:
            try await apply(outcome, to: payment)
            return .processing
        case .requiresAction(let redirectURL):
            try await apply(outcome, to: payment)
            return .requiresAction(payment.id, redirectURL: redirectURL)
        case .declined(let code, let message):
            try await apply(outcome, to: payment)
            throw CheckoutError.declined(code: code, message: message)
        case .untried:
            throw CheckoutError.declined(code: "not_tried", message: "The provider has not been asked to pay yet.")
        }
    }

    private func complete(_ checkout: Checkout, payment: Payment?) async throws -> Confirmation {
        do {
            let order = try await shop.database.write(locking: checkout.lockKeys) { transaction in
                try Checkout.complete(checkout, payment: payment?.id, at: .now, in: transaction)
            }
            return .placed(order)
        } catch let error as CheckoutError {
            guard case .outOfStock = error, let payment else { throw error }
            try await giveBack(payment)
            throw error
        }
    }

    /// The money was taken but the goods are gone. Marked before the refund, so that a crash in between is found.
    private func giveBack(_ payment: Payment) async throws {
        try await apply(.processing, to: payment)
        let provider = try providers.provider(payment.provider, for: shop.settings)
        try await provider.refund(payment.amount, of: payment.reference, idempotencyKey: "refund-\(payment.id)")
        try await shop.database.write { transaction in
            try Payment.find(payment.id, in: transaction)?.apply(
                .succeeded(payment.amount), at: .now, in: transaction)
            try Payment.find(payment.id, in: transaction)?.markRefunded(at: .now, in: transaction)
        }
    }

    private func apply(_ outcome: PaymentOutcome, to payment: Payment) async throws {
        try await shop.database.write { transaction in
            guard let current = try Payment.find(payment.id, in: transaction) else { return }
            // A slower answer does not undo a faster one.
            guard !current.status.isFinal else { return }
            try current.apply(outcome, at: .now, in: transaction)
            switch outcome {
            case .processing, .requiresAction:
                try SettlePayments.enqueue(for: .processing, at: .now, in: transaction)
            case .succeeded, .declined, .untried: break
            }
        }
    }

    /// Holds that may run out while the provider thinks are extended, or taken again.
    private func renewHold(of checkout: Checkout) async throws {
        let now = Instant.now
        guard checkout.expiresAt < now.advanced(by: Checkout.paymentTime) else { return }
        let expiry = now.advanced(by: Checkout.holdTime)
        try await shop.database.write(locking: checkout.lockKeys) { transaction in
            let current = try Checkout.load(checkout.id, in: transaction)
            guard current.status == .open else { return }
            if try !StockHold.extend(current.id, until: expiry, in: transaction) {
                try Checkout.hold(current.lines, for: current.id, until: expiry, at: now, in: transaction)
            }
            try current.write("expires_at = \(expiry)", in: transaction)
        }
    }
}
