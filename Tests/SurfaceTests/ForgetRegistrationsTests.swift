import Infrastructure
import People
import Persistence
import TestSupport
import Testing
import Vocabulary

@testable import Ordering

@Suite("Registrations that nobody proved")
struct ForgetRegistrationsTests {
    @Test("are forgotten after two weeks, and nothing that holds anything is touched", arguments: TestEngine.available)
    func sweep(engine: TestEngine) async throws {
        try await AccountShop.run(on: engine) { shop in
            let now = Instant.now
            let old = now.advanced(by: .zero - Customer.unprovedAge - .seconds(1))
            let young = now.advanced(by: .zero - Customer.unprovedAge + .seconds(60))
            func register(_ name: String, at instant: Instant) async throws {
                let email = try EmailAddress("\(name)@example.com")
                try await shop.database.write { transaction in
                    try Customer.takeRegistration(
                        email: email, name: name, password: PasswordHash(stored: "…"), locale: "en", at: instant,
                        in: transaction)
                }
            }
            for name in ["forgotten", "also", "ordered", "elsewhere", "proved", "again", "carted"] {
                try await register(name, at: old)
            }
            try await register("young", at: young)
            // Whoever registers once more begins anew.
            try await register("again", at: young)
            // What an import, or a clerk, may have put there.
            let (placed, guest) = (try await shop.buy(email: "x@example.com", in: shop.browser), AccessToken())
            try await shop.database.write { transaction in
                func id(_ name: String) throws -> CustomerID {
                    try #require(try Customer.find(EmailAddress("\(name)@example.com"), in: transaction)).id
                }
                _ = try Order.claim(placed, for: id("ordered"), in: transaction)
                try Customer.link(id("elsewhere"), issuer: "https://id.example", subject: "1", in: transaction)
                try Customer.markVerified(id("proved"), EmailAddress("proved@example.com"), in: transaction)
                let cart = try Cart.create(token: guest, currency: .eur, in: transaction)
                try transaction.execute("UPDATE cart SET customer_id = \(id("carted")) WHERE id = \(cart.id)")
            }
            try await ForgetRegistrations().run(in: shop.shop, at: now)
            let left: [String] = try await shop.database.read {
                try $0.values("SELECT name FROM customer ORDER BY name")
            }
            #expect(left == ["again", "carted", "elsewhere", "ordered", "proved", "young"])
            let found = try await shop.database.read { try Order.customer(of: placed, in: $0) }
            #expect(found != nil)
            // The address is free: its owner registers as if nothing had been.
            try await register("forgotten", at: now)
            #expect(try await shop.customer("forgotten@example.com") != nil)
        }
    }

    @Test("go in many small transactions, each night, in every shop")
    func batches() async throws {
        try await AccountShop.run(on: .sqlite) { shop in
            let old = Instant.now.advanced(by: .zero - Customer.unprovedAge - .seconds(1))
            try await shop.database.write { transaction in
                for number in 0..<1_203 {
                    try transaction.execute(
                        """
                        INSERT INTO customer (id, email, name, locale, password_hash, created_at)
                        VALUES (\(CustomerID()), \("\(number)@example.com"), 'x', 'en', '…', \(old))
                        """)
                }
            }
            try await ForgetRegistrations().run(in: shop.shop)
            let left: Int? = try await shop.database.read { try $0.value("SELECT count(*) FROM customer") }
            #expect(left == 0)
            let kinds: [String] = try await shop.database.read { try $0.values("SELECT DISTINCT kind FROM job") }
            #expect(kinds.contains("forget-registrations"))
        }
    }
}
