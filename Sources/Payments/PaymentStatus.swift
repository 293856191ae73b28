public import Persistence

/// Where a payment stands. One machine for all providers; the words are those of the API.
///
/// ```
/// requires_payment_method ──▶ processing ──▶ succeeded ──▶ partially_refunded ──▶ refunded
///      │   ▲        │             │  ▲  │        └───────────────────────────────────▲
///      │   └────────┼─ declined ◀─┘  │  └─▶ canceled
///      │            └─▶ requires_action
///      └─▶ canceled
/// ```
public enum PaymentStatus: String, Sendable, CaseIterable, SQLBindable, SQLDecodable {
    /// Nothing was tried yet, or the last try was declined.
    case requiresPaymentMethod = "requires_payment_method"
    /// The shopper must do something at the provider, such as 3-D Secure.
    case requiresAction = "requires_action"
    /// The provider has not made up its mind, or did not answer: money may have moved.
    case processing
    /// The money is captured.
    case succeeded
    /// Given up before money moved.
    case canceled
    case partiallyRefunded = "partially_refunded"
    case refunded

    /// Which states may follow this one.
    public var successors: Set<PaymentStatus> {
        switch self {
        case .requiresPaymentMethod: [.requiresPaymentMethod, .requiresAction, .processing, .succeeded, .canceled]
        case .requiresAction: [.requiresPaymentMethod, .requiresAction, .processing, .succeeded, .canceled]
        case .processing: [.requiresPaymentMethod, .requiresAction, .processing, .succeeded, .canceled]
        case .succeeded: [.partiallyRefunded, .refunded]
        case .partiallyRefunded: [.partiallyRefunded, .refunded]
        case .canceled, .refunded: []
        }
    }

    /// Whether the checkout is paid by this payment, or may be.
    public var isOpen: Bool { self != .canceled && self != .refunded }

    /// Whether the provider may hold money, or soon will, that no order stands for yet.
    public var mayHoldMoney: Bool {
        switch self {
        case .processing, .requiresAction, .succeeded, .partiallyRefunded: true
        case .requiresPaymentMethod, .canceled, .refunded: false
        }
    }

    /// Whether the provider has said its last word, refunds apart.
    public var isFinal: Bool {
        switch self {
        case .succeeded, .canceled, .partiallyRefunded, .refunded: true
        case .requiresPaymentMethod, .requiresAction, .processing: false
        }
    }
}
