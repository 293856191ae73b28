public import BackgroundJobs
internal import People
internal import Persistence
internal import Tenancy
internal import Vocabulary

/// Forgets accounts whose address nobody proved: who typed it may have been anybody, and nobody has ever signed in. One
/// that holds an order, a cart or a way to sign in elsewhere is never touched.
public struct ForgetRegistrations: Job {
    public static let kind: JobKind = "forget-registrations"
    public static let policy = JobPolicy(attempts: .max, longestDelay: .seconds(10 * 60))
    /// Accounts in one transaction, so that no writer waits long.
    private static let batch = 500

    public init() {}

    func run(in shop: Shop, at instant: Instant = .now) async throws {
        while try await shop.database.write({ try Self.forget(at: instant, in: $0) }) == Self.batch {
            try Task.checkCancellation()
        }
    }

    /// - Returns: how many are forgotten, ``batch`` at most.
    static func forget(at instant: Instant, in transaction: Transaction) throws -> Int {
        let oldest = instant.advanced(by: .zero - Customer.unprovedAge)
        return try transaction.execute(
            """
            DELETE FROM customer WHERE id IN (
                SELECT id FROM customer
                WHERE email_verified_at IS NULL AND created_at <= \(oldest)
                    AND NOT EXISTS (SELECT 1 FROM orders WHERE orders.customer_id = customer.id)
                    AND NOT EXISTS (SELECT 1 FROM cart WHERE cart.customer_id = customer.id)
                    AND NOT EXISTS (SELECT 1 FROM customer_identity WHERE customer_identity.customer_id = customer.id)
                ORDER BY created_at LIMIT \(Self.batch))
            """)
    }
}
