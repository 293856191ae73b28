public import Vocabulary

/// Somebody who takes money: Stripe, PayPal, or the built-in test provider. Speaks with the network, so it is never
/// called inside a transaction.
public protocol PaymentProvider: Sendable {
    /// The name in addresses, settings and rows: "test".
    var name: String { get }

    /// Opens a payment at the provider. The same key always gives the same payment.
    func open(_ request: PaymentRequest) async throws -> OpenedPayment

    /// Tries to take the money. The same key never takes it twice.
    /// - Throws: ``PaymentProviderError``. After `noAnswer` the money may have moved: ask ``look(at:)``.
    func charge(_ request: ChargeRequest) async throws -> PaymentOutcome

    /// Asks what became of a payment.
    func look(at reference: String) async throws -> PaymentOutcome

    /// Gives captured money back. The same key never gives it twice.
    func refund(_ amount: Money, of reference: String, idempotencyKey: String) async throws

    /// Verifies and reads an event that the provider sent.
    /// - Throws: ``PaymentProviderError/badSignature``, ``PaymentProviderError/unreadable``.
    func event(headers: [String: String], body: [UInt8]) throws -> PaymentProviderEvent
}

/// What a provider needs to open a payment.
public struct PaymentRequest: Sendable {
    public let payment: PaymentID
    public let amount: Money
    /// Derived from tenant, checkout and attempt, so that a repeated call cannot make a second payment.
    public let idempotencyKey: String

    public init(payment: PaymentID, amount: Money, idempotencyKey: String) {
        self.payment = payment
        self.amount = amount
        self.idempotencyKey = idempotencyKey
    }
}

/// A payment that a provider opened.
public struct OpenedPayment: Sendable, Equatable {
    /// The provider's id.
    public let reference: String
    /// For the provider's own script in the browser.
    public let clientSecret: String?
    /// Where to send the shopper, when the provider takes over.
    public let redirectURL: String?
    public let publishableKey: String?

    public init(
        reference: String, clientSecret: String? = nil, redirectURL: String? = nil, publishableKey: String? = nil
    ) {
        self.reference = reference
        self.clientSecret = clientSecret
        self.redirectURL = redirectURL
        self.publishableKey = publishableKey
    }
}

/// What a provider needs to take the money.
public struct ChargeRequest: Sendable {
    public let reference: String
    public let amount: Money
    /// What the shopper chose; nil when the provider's script already told the provider.
    public let paymentMethod: String?
    public let idempotencyKey: String

    public init(reference: String, amount: Money, paymentMethod: String?, idempotencyKey: String) {
        self.reference = reference
        self.amount = amount
        self.paymentMethod = paymentMethod
        self.idempotencyKey = idempotencyKey
    }
}

/// What a provider says of a payment.
public enum PaymentOutcome: Sendable, Equatable {
    case succeeded(Money)
    case requiresAction(redirectURL: String?)
    case processing
    case declined(code: String, message: String)
    /// Opened, but nothing was tried.
    case untried
}

/// An event that a provider sent, verified.
public struct PaymentProviderEvent: Sendable, Equatable {
    /// Unique per provider.
    public let id: String
    public let reference: String
    public let outcome: PaymentOutcome

    public init(id: String, reference: String, outcome: PaymentOutcome) {
        self.id = id
        self.reference = reference
        self.outcome = outcome
    }
}

/// Why a provider could not be used.
public enum PaymentProviderError: Error, Equatable, Sendable {
    /// No answer in time. Whether money moved is unknown.
    case noAnswer
    /// The request was wrong: an unknown payment method or reference.
    case refused(String)
    case badSignature
    case unreadable
}
