import HTTPTypes
import Ordering
import Payments
import TestSupport
import Testing
import Vocabulary

@testable import API

@Suite("The test provider's payment methods through the API")
struct APIPaymentMethodTests {
    @Test("a declined payment is 402, and another one may follow", arguments: TestEngine.available)
    func declined(engine: TestEngine) async throws {
        try await APIShop.run(on: engine) { shop in
            let purchase = try await APIPurchase.ready(shop)
            let declined = try await purchase.confirm("test_declined")
            #expect(declined.status == 402 && declined.code == "payment_declined")
            #expect(declined["reason"] == "card_declined")
            #expect(try await purchase.confirm().status == 200)
            #expect(shop.test.provider.chargeCount == 1)
        }
    }

    @Test("a pending payment is 202 with Retry-After until the provider has decided", arguments: TestEngine.available)
    func pending(engine: TestEngine) async throws {
        try await APIShop.run(on: engine) { shop in
            let purchase = try await APIPurchase.ready(shop)
            let first = try await purchase.confirm("test_pending")
            #expect(first.status == 202 && first["status"] == "processing")
            #expect(first.headers[.retryAfter] == "2")
            try await Task.sleep(for: .milliseconds(80))
            let placed = try await purchase.confirm("test_pending")
            #expect(placed.status == 200 && placed["status"] == "placed")
            #expect(shop.test.provider.chargeCount == 1)
        }
    }

    @Test(
        "a payment that needs its shopper says so, and ends when the shopper has acted", arguments: TestEngine.available
    )
    func requiresAction(engine: TestEngine) async throws {
        try await APIShop.run(on: engine) { shop in
            let purchase = try await APIPurchase.ready(shop)
            let asked = try await purchase.confirm("test_requires_action", key: "action")
            #expect(asked.status == 200 && asked["status"] == "requires_action")
            #expect(asked["paymentId"].text != nil && asked["orderId"] == .null)
            try await shop.test.provider.authorize(reference(of: purchase, in: shop), approved: true)
            let placed = try await purchase.confirm("test_requires_action", key: "action")
            #expect(placed.status == 200 && placed["status"] == "placed" && !placed.isReplay)
            #expect(shop.test.provider.chargeCount == 1)
        }
    }

    @Test(
        "a provider that took the money in silence is asked again, not charged again", arguments: TestEngine.available)
    func timeout(engine: TestEngine) async throws {
        try await APIShop.run(on: engine) { shop in
            let purchase = try await APIPurchase.ready(shop)
            #expect(try await purchase.confirm("test_timeout").status == 202)
            #expect(try await purchase.confirm("test_timeout")["status"] == "placed")
            #expect(shop.test.provider.chargeCount == 1)
        }
    }

    @Test("an unknown payment method is the field's mistake")
    func unknown() async throws {
        try await APIShop.run(on: .sqlite) { shop in
            let purchase = try await APIPurchase.ready(shop)
            #expect(try await purchase.confirm("gold").fieldErrors == ["paymentMethod unknown"])
        }
    }

    @Test("complete is confirm under another name")
    func complete() async throws {
        try await APIShop.run(on: .sqlite) { shop in
            let purchase = try await APIPurchase.ready(shop)
            let path = "/store/checkout/\(purchase.checkout)/complete"
            let placed = try await purchase.client.post(path, ["paymentMethod": "test_ok"])
            #expect(placed.status == 200)
            #expect(try await purchase.confirm()["orderId"] == placed["orderId"])
        }
    }

    @Test("an event of the provider places the order, sent once or often", arguments: TestEngine.available)
    func webhook(engine: TestEngine) async throws {
        try await APIShop.run(on: engine) { shop in
            let purchase = try await APIPurchase.ready(shop)
            _ = try await purchase.confirm("test_pending")
            let event = try shop.test.provider.signedEvent(
                id: "evt_1", reference: try await reference(of: purchase, in: shop), succeeded: true,
                amount: Money(1740, .eur))
            for _ in 0..<3 {
                let taken = try await shop.client.send(
                    .post, "/store/payments/webhook/test", body: event.body,
                    headers: ["X-Test-Signature": event.signature])
                #expect(taken.status == 200 && taken["received"] == true)
            }
            let read = try await purchase.client.get("/store/checkout/\(purchase.checkout)")
            #expect(read["status"] == "completed")
            #expect(try await purchase.confirm()["orderNumber"] == 1001)
        }
    }

    @Test("events that the provider did not sign, or of a provider that is none, are refused")
    func foreignEvents() async throws {
        try await APIShop.run(on: .sqlite) { shop in
            let unsigned = try await shop.client.post("/store/payments/webhook/test", ["id": "x"])
            #expect(unsigned.status == 400 && unsigned.code == "bad_signature")
            let unknown = try await shop.client.post("/store/payments/webhook/gold", ["id": "x"])
            #expect(unknown.status == 404)
        }
    }

    private func reference(of purchase: APIPurchase, in shop: APIShop) async throws -> String {
        let again = try await purchase.openPayment()
        let secret = try #require(again["clientSecret"].text)
        return String(secret.dropLast("_secret".count))
    }
}
