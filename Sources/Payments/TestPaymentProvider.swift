import Crypto
import Foundation
import Synchronization
public import Vocabulary

/// The built-in provider for trying a shop: no network, no money. Offered only where a shop's settings say so.
///
/// Its payment methods: `test_ok`, `test_declined`, `test_requires_action` (ends with ``authorize(_:approved:)``),
/// `test_pending` (succeeds after ``settlingTime``), `test_timeout` (takes the money and does not answer).
///
/// What is not settled with the answer is kept in a register that every node can read, since another one may be asked.
public final class TestPaymentProvider: PaymentProvider {
    public static let paymentMethods = [
        "test_ok", "test_declined", "test_requires_action", "test_pending", "test_timeout",
    ]

    public let name = "test"
    /// How long a pending payment takes.
    public let settlingTime: Duration
    private let signingKey: SymmetricKey
    private let register: TestPaymentRegister?
    private let book = Mutex(Book())

    /// Payments remembered at most; a test provider has no archive.
    private static let capacity = 200_000

    private struct Book {
        var intents: [String: Intent] = [:]
        var order: [String] = []
        var charges = 0
        var refunded: Set<String> = []
    }

    struct Intent: Sendable {
        let amount: Money
        var state: State = .untried
    }

    enum State: Sendable {
        case untried
        case awaitsAction
        case pending(until: Instant)
        case captured
        case declined
    }

    /// - Parameters:
    ///   - webhookSecret: signs and verifies this provider's events; the same on every node.
    ///   - register: what the nodes share; nil for a program that is alone.
    public init(
        webhookSecret: String, settlingTime: Duration = .seconds(2), register: TestPaymentRegister? = nil
    ) {
        signingKey = SymmetricKey(data: Data(webhookSecret.utf8))
        self.settlingTime = settlingTime
        self.register = register
    }

    /// How often money was taken, over all payments.
    public var chargeCount: Int {
        book.withLock { $0.charges }
    }

    public func open(_ request: PaymentRequest) async throws -> OpenedPayment {
        let reference = "test_\(request.idempotencyKey)"
        book.withLock { book in
            guard book.intents[reference] == nil else { return }
            if book.order.count >= Self.capacity {
                for old in book.order.prefix(Self.capacity / 2) { book.intents[old] = nil }
                book.order.removeFirst(Self.capacity / 2)
            }
            book.intents[reference] = Intent(amount: request.amount)
            book.order.append(reference)
        }
        return OpenedPayment(reference: reference, clientSecret: "\(reference)_secret")
    }

    public func charge(_ request: ChargeRequest) async throws -> PaymentOutcome {
        let method = request.paymentMethod ?? "test_ok"
        guard Self.paymentMethods.contains(method) else {
            throw PaymentProviderError.refused("There is no payment method \"\(method)\".")
        }
        let known = try await registered(request.reference, worthAsking: Self.registeredMethods.contains(method))
        let now = Instant.now
        let (outcome, intent) = book.withLock { book in
            // A payment from before a restart is not in the book: no money was taken for it.
            var intent = known ?? book.intents[request.reference] ?? Intent(amount: request.amount)
            let outcome = Result {
                switch intent.settled(at: now) {
                case .untried, .declined:
                    try Self.attempt(
                        method, on: &intent, at: now, settling: settlingTime, charges: &book.charges)
                case .awaitsAction, .pending, .captured:
                    intent.outcome(at: now)
                }
            }
            book.intents[request.reference] = intent
            return (outcome, intent)
        }
        if Self.registeredMethods.contains(method) { try await register?.keep(intent, as: request.reference, at: now) }
        return try outcome.get()
    }

    /// What another call, perhaps at another node, has to know of.
    private static let registeredMethods: Set = ["test_requires_action", "test_pending", "test_timeout"]

    /// What the register says; nil when it says nothing, or this node knows as much.
    private func registered(_ reference: String, worthAsking: Bool = true) async throws -> Intent? {
        guard worthAsking, let register else { return nil }
        switch book.withLock({ $0.intents[reference]?.state }) {
        case .captured, .declined: return nil
        case nil, .untried, .awaitsAction, .pending: return try await register.find(reference)
        }
    }

    private static func attempt(
        _ method: String, on intent: inout Intent, at now: Instant, settling: Duration, charges: inout Int
    ) throws -> PaymentOutcome {
        switch method {
        case "test_declined":
            intent.state = .declined
        case "test_requires_action":
            intent.state = .awaitsAction
        case "test_pending":
            intent.state = .pending(until: now.advanced(by: settling))
            charges += 1
        case "test_timeout":
            intent.state = .captured
            charges += 1
            throw PaymentProviderError.noAnswer
        default:
            intent.state = .captured
            charges += 1
        }
        return intent.outcome(at: now)
    }

    /// What the shopper answers on the page of `test_requires_action`, wherever it was served.
    public func authorize(_ reference: String, approved: Bool) async throws {
        let known = try await registered(reference)
        let answered = book.withLock { book -> Intent? in
            guard var intent = known ?? book.intents[reference], case .awaitsAction = intent.state else { return nil }
            intent.state = approved ? .captured : .declined
            book.intents[reference] = intent
            if approved { book.charges += 1 }
            return intent
        }
        if let answered { try await register?.keep(answered, as: reference, at: .now) }
    }

    public func look(at reference: String) async throws -> PaymentOutcome {
        let known = try await registered(reference)
        return (known ?? book.withLock { $0.intents[reference] })?.outcome(at: .now) ?? .untried
    }

    public func refund(_ amount: Money, of reference: String, idempotencyKey: String) async throws {
        book.withLock { _ = $0.refunded.insert(idempotencyKey).inserted }
    }

    // MARK: - Events

    private struct EventBody: Codable {
        let id: String
        let reference: String
        let status: String
        let amount: Int64
        let currency: String
    }

    public func event(headers: [String: String], body: [UInt8]) throws -> PaymentProviderEvent {
        guard let signature = headers["x-test-signature"], let tag = Self.bytes(hex: signature),
            HMAC<SHA256>.isValidAuthenticationCode(tag, authenticating: body, using: signingKey)
        else { throw PaymentProviderError.badSignature }
        let decoded: EventBody
        do {
            decoded = try JSONDecoder().decode(EventBody.self, from: Data(body))
        } catch {
            throw PaymentProviderError.unreadable
        }
        guard let currency = Currency(code: decoded.currency) else { throw PaymentProviderError.unreadable }
        let outcome: PaymentOutcome =
            switch decoded.status {
            case "succeeded": .succeeded(Money(decoded.amount, currency))
            case "declined": .declined(code: "card_declined", message: "The card was declined.")
            default: throw PaymentProviderError.unreadable
            }
        return PaymentProviderEvent(id: decoded.id, reference: decoded.reference, outcome: outcome)
    }

    /// An event as this provider would send it, with its signature: for trying the webhook.
    public func signedEvent(
        id: String, reference: String, succeeded: Bool, amount: Money
    ) throws -> (body: [UInt8], signature: String) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let body = [UInt8](
            try encoder.encode(
                EventBody(
                    id: id, reference: reference, status: succeeded ? "succeeded" : "declined",
                    amount: amount.amount, currency: amount.currency.code)))
        let tag = HMAC<SHA256>.authenticationCode(for: body, using: signingKey)
        return (body, tag.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined())
    }

    private static func bytes(hex: String) -> [UInt8]? {
        guard hex.utf8.count == 64 else { return nil }
        var result: [UInt8] = []
        var rest = hex[...]
        while !rest.isEmpty {
            guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
            result.append(byte)
            rest = rest.dropFirst(2)
        }
        return result
    }
}

extension TestPaymentProvider.Intent {
    fileprivate func settled(at now: Instant) -> TestPaymentProvider.State {
        if case .pending(let moment) = state, moment <= now { .captured } else { state }
    }

    func outcome(at now: Instant) -> PaymentOutcome {
        switch settled(at: now) {
        case .untried: .untried
        case .awaitsAction: .requiresAction(redirectURL: nil)
        case .pending: .processing
        case .captured: .succeeded(amount)
        case .declined: .declined(code: "card_declined", message: "The card was declined. Try another one.")
        }
    }
}
