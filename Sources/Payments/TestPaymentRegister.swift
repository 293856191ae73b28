public import Persistence
import Vocabulary

/// The test provider's memory, in the platform's database, so that each node finds what another one began.
public struct TestPaymentRegister: Sendable {
    /// How long a pretended payment is remembered.
    private static let memory: Duration = .seconds(30 * 24 * 60 * 60)

    private let platform: any Database

    public init(platform: any Database) {
        self.platform = platform
    }

    /// The secret that signs the provider's events, made by whoever asks first.
    /// - Parameter fresh: becomes the secret when there is none.
    public func secret(orElse fresh: String) async throws -> String {
        let read: @Sendable (ReadTransaction) throws -> String? = { transaction in
            try transaction.value("SELECT secret FROM test_provider WHERE id = 1", as: String.self)
        }
        if let known = try await platform.read(read) { return known }
        return try await platform.write { transaction in
            try transaction.execute(
                "INSERT INTO test_provider (id, secret) VALUES (1, \(fresh)) ON CONFLICT DO NOTHING")
            return try read(transaction) ?? fresh
        }
    }

    func find(_ reference: String) async throws -> TestPaymentProvider.Intent? {
        try await platform.read { transaction in
            try transaction.first("SELECT * FROM test_payment WHERE reference = \(reference)")
        }
    }

    func keep(_ intent: TestPaymentProvider.Intent, as reference: String, at now: Instant) async throws {
        guard let (state, settlesAt) = intent.state.written else { return }
        try await platform.write { transaction in
            try transaction.execute(
                """
                INSERT INTO test_payment (reference, state, amount, currency, settles_at, begun_at)
                VALUES (\(reference), \(state), \(intent.amount.amount), \(intent.amount.currency.code), \(settlesAt), \(now))
                ON CONFLICT (reference) DO UPDATE SET state = excluded.state, settles_at = excluded.settles_at
                """)
            try transaction.execute(
                "DELETE FROM test_payment WHERE begun_at < \(now.advanced(by: .zero - Self.memory))")
        }
    }
}

extension TestPaymentProvider.State {
    /// Nil for what is not worth a row.
    fileprivate var written: (state: String, settlesAt: Instant?)? {
        switch self {
        case .untried: nil
        case .awaitsAction: ("awaits_action", nil)
        case .pending(let until): ("pending", until)
        case .captured: ("captured", nil)
        case .declined: ("declined", nil)
        }
    }
}

extension TestPaymentProvider.Intent: RowDecodable {
    init(row: Row) throws {
        let state: String = try row["state"]
        let settlesAt: Instant? = try row["settles_at"]
        let currency: Currency = try row["currency"]
        amount = Money(try row["amount"], currency)
        self.state =
            switch state {
            case "awaits_action": .awaitsAction
            case "pending": .pending(until: settlesAt ?? .now)
            case "captured": .captured
            default: .declined
            }
    }
}
