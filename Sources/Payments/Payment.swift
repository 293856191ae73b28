public import Persistence
public import Vocabulary

/// Money asked for one checkout at one provider.
public struct Payment: Sendable, Equatable {
    public let id: PaymentID
    public let checkout: CheckoutID
    public let provider: String
    /// The provider's id of it.
    public let reference: String
    public let status: PaymentStatus
    public let amount: Money
    public let refunded: Money
    /// Counts the payments of one checkout from 1.
    public let attempt: Int
    public let opened: OpenedPayment
    public let failureCode: String?
    public let updatedAt: Instant
    /// When the provider was last asked what became of it.
    public let lookedAt: Instant

    /// Distinguishes every try to charge this payment from the tries of all others.
    public var chargeKey: String { "charge-\(id)" }
}

extension Payment: RowDecodable {
    public init(row: Row) throws {
        id = try row["id"]
        checkout = try row["checkout_id"]
        provider = try row["provider"]
        reference = try row["reference"]
        status = try row["status"]
        let currency: Currency = try row["currency"]
        amount = Money(try row["amount"], currency)
        refunded = Money(try row["refunded"], currency)
        attempt = try row["attempt"]
        opened = OpenedPayment(
            reference: reference, clientSecret: try row["client_secret"], redirectURL: try row["redirect_url"],
            publishableKey: try row["publishable_key"])
        failureCode = try row["failure_code"]
        updatedAt = try row["updated_at"]
        lookedAt = try row["looked_at"]
    }
}

/// A change of a payment that its state does not allow.
public struct PaymentTransitionError: Error, Equatable, Sendable {
    public let from: PaymentStatus
    public let to: PaymentStatus
}

extension Payment {
    public static func find(_ id: PaymentID, in transaction: ReadTransaction) throws -> Payment? {
        try transaction.first("SELECT * FROM payment WHERE id = \(id)")
    }

    /// The payment of a checkout that is neither canceled nor refunded.
    public static func open(for checkout: CheckoutID, in transaction: ReadTransaction) throws -> Payment? {
        try transaction.first(
            """
            SELECT * FROM payment WHERE checkout_id = \(checkout) AND status NOT IN ('canceled', 'refunded')
            """)
    }

    public static func find(
        provider: String, reference: String, in transaction: ReadTransaction
    ) throws -> Payment? {
        try transaction.first(
            "SELECT * FROM payment WHERE provider = \(provider) AND reference = \(reference)")
    }

    /// Payments that the provider has not settled and that were not looked at since `instant`, those waiting longest
    /// first.
    public static func unsettled(
        since instant: Instant, limit: Int = 100, in transaction: ReadTransaction
    ) throws -> [Payment] {
        try transaction.all(
            """
            SELECT * FROM payment WHERE status IN ('processing', 'requires_action') AND looked_at <= \(instant)
            ORDER BY looked_at LIMIT \(limit)
            """)
    }

    /// Payments that as far as we know nobody tried, not looked at since `instant`. The provider may know better: the
    /// program can stop between the provider's answer and its own commit.
    public static func untried(
        since instant: Instant, limit: Int = 100, in transaction: ReadTransaction
    ) throws -> [Payment] {
        try transaction.all(
            """
            SELECT * FROM payment WHERE status = 'requires_payment_method' AND looked_at <= \(instant)
            ORDER BY looked_at LIMIT \(limit)
            """)
    }

    /// Notes that the provider was asked, so that others come first next time.
    public func markLookedAt(_ instant: Instant, in transaction: Transaction) throws {
        try transaction.execute("UPDATE payment SET looked_at = \(instant) WHERE id = \(id)")
    }

    /// All payments that a checkout has had, at most one of them open, the first try first.
    public static func all(for checkout: CheckoutID, in transaction: ReadTransaction) throws -> [Payment] {
        try transaction.all("SELECT * FROM payment WHERE checkout_id = \(checkout) ORDER BY attempt")
    }

    /// Records a payment that a provider opened. When another call was faster, theirs is returned.
    public static func record(
        _ id: PaymentID, for checkout: CheckoutID, provider: String, opened: OpenedPayment, amount: Money,
        attempt: Int, at instant: Instant, in transaction: Transaction
    ) throws -> Payment {
        let recorded = try transaction.first(
            """
            INSERT INTO payment (id, checkout_id, provider, reference, status, amount, currency, attempt,
                client_secret, redirect_url, publishable_key, created_at, updated_at, looked_at)
            VALUES (\(id), \(checkout), \(provider), \(opened.reference), \(PaymentStatus.requiresPaymentMethod),
                \(amount.amount), \(amount.currency), \(attempt), \(opened.clientSecret), \(opened.redirectURL),
                \(opened.publishableKey), \(instant), \(instant), \(instant))
            ON CONFLICT DO NOTHING
            RETURNING *
            """, as: Payment.self)
        guard let payment = try recorded ?? open(for: checkout, in: transaction) else {
            throw DatabaseError.failed(message: "no row returned", statement: "INSERT payment")
        }
        return payment
    }

    /// Moves the payment to where `outcome` says it is. Nothing happens when it is there already.
    /// - Throws: ``PaymentTransitionError`` when the machine has no such way.
    public func apply(
        _ outcome: PaymentOutcome, at instant: Instant, in transaction: Transaction
    ) throws {
        switch outcome {
        case .succeeded: try move(to: .succeeded, at: instant, in: transaction)
        case .requiresAction: try move(to: .requiresAction, at: instant, in: transaction)
        case .processing: try move(to: .processing, at: instant, in: transaction)
        case .declined(let code, _):
            try move(to: .requiresPaymentMethod, failure: code, at: instant, in: transaction)
        case .untried: try move(to: .requiresPaymentMethod, at: instant, in: transaction)
        }
    }

    /// Gives the payment up before money moved.
    public func cancel(at instant: Instant, in transaction: Transaction) throws {
        try move(to: .canceled, at: instant, in: transaction)
    }

    /// Records that all of the money went back.
    public func markRefunded(at instant: Instant, in transaction: Transaction) throws {
        try transaction.execute("UPDATE payment SET refunded = amount WHERE id = \(id)")
        try move(to: .refunded, at: instant, in: transaction)
    }

    private func move(
        to next: PaymentStatus, failure: String? = nil, at instant: Instant, in transaction: Transaction
    ) throws {
        if next == status, failure == failureCode { return }
        guard status.successors.contains(next) else { throw PaymentTransitionError(from: status, to: next) }
        try transaction.enqueue(
            """
            UPDATE payment SET status = \(next), failure_code = \(failure), updated_at = \(instant)
            WHERE id = \(id) AND status = \(status)
            """
        ) { moved in
            guard moved == 1 else { throw DatabaseError.serializationFailure }
        }
        try transaction.enqueue(
            """
            INSERT INTO payment_event (id, payment_id, status_before, status_after, amount, detail, happened_at)
            VALUES (\(ID<Payment>(at: instant)), \(id), \(status), \(next), \(amount.amount), \(failure), \(instant))
            """)
    }
}

/// Events from outside, each handled once.
public enum Inbox {
    /// Notes an event. False when it was noted before: then there is nothing to do.
    public static func accept(
        _ eventID: String, from source: String, at instant: Instant, in transaction: Transaction
    ) throws -> Bool {
        try transaction.execute(
            """
            INSERT INTO inbox (source, event_id, received_at) VALUES (\(source), \(eventID), \(instant))
            ON CONFLICT DO NOTHING
            """) == 1
    }
}
