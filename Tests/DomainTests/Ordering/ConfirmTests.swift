import Infrastructure
import Catalog
import Inventory
import Ordering
import Payments
import Persistence
import Testing
import TestEngines
import TestSupport
import Vocabulary

@Suite("Confirming a checkout")
struct ConfirmTests {
    @Test("places one whole order", arguments: TestEngine.available)
    func placesOrder(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let mug = try await shop.add("mug", price: 1190, stock: Quantity(5))
            let cart = try await shop.cart([(mug, Quantity(2))])
            let checkout = try await shop.start(cart)
            try await shop.fillIn(checkout.id, token: cart.token)
            guard case .placed(let order) = try await shop.pay((checkout.id, cart.token)) else {
                throw PurchaseNotPlaced()
            }

            #expect(order.number == Order.firstNumber)
            #expect(order.totals.total == Money(2870, .eur))
            // 19 % contained in 23.80 is 3.80, in 4.90 it is 0.78.
            #expect(order.totals.tax == Money(458, .eur))
            let level = try #require(try await shop.level(of: mug))
            #expect([level.onHand, level.held, level.allocated] == [Quantity(5), .zero, Quantity(2)])
            #expect(try await shop.ledgerDifferences().isEmpty)
            #expect(try await shop.find(cart).isEmpty)
            let token = try #require(AccessToken(order.trackingToken))
            let tracked = try await shop.database.read { try Order.track(token, in: $0) }
            #expect(tracked == order)
            #expect(tracked.events.map(\.kind) == [.placed, .paid])
        }
    }

    @Test("a second time returns the same order", arguments: TestEngine.available)
    func secondTime(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let mug = try await shop.add("mug")
            let checkout = try await shop.readyCheckout([(mug, .one)])
            let first = try await shop.pay(checkout)
            let second = try await shop.till.confirm(checkout.id, token: checkout.token, paymentMethod: "test_ok")
            #expect(first == second)
            #expect(shop.provider.chargeCount == 1)
        }
    }

    @Test("500 times at once charges once, places one order and gives one answer", arguments: TestEngine.available)
    func manyAtOnce(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let mug = try await shop.add("mug")
            let checkout = try await shop.readyCheckout([(mug, .one)])
            _ = try await shop.till.openPayment(checkout.id, token: checkout.token, with: "test")
            let answers = try await withThrowingTaskGroup(of: OrderID.self) { group in
                for _ in 0..<500 {
                    group.addTask {
                        let answer = try await shop.till.confirm(
                            checkout.id, token: checkout.token, paymentMethod: "test_ok")
                        guard case .placed(let order) = answer else { throw PurchaseNotPlaced() }
                        return order.id
                    }
                }
                return try await group.reduce(into: Set<OrderID>()) { $0.insert($1) }
            }
            #expect(answers.count == 1)
            #expect(shop.provider.chargeCount == 1)
            #expect(try await shop.orderCount() == 1)
            #expect(try await shop.level(of: mug)?.allocated == .one)
        }
    }

    @Test("after a declined card another can be tried", arguments: TestEngine.available)
    func declined(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let mug = try await shop.add("mug")
            let checkout = try await shop.readyCheckout([(mug, .one)])
            await #expect {
                try await shop.pay(checkout, method: "test_declined")
            } throws: { error in
                guard case CheckoutError.declined(let code, _) = error else { return false }
                return code == "card_declined"
            }
            #expect(try await shop.orderCount() == 0)
            guard case .placed = try await shop.pay(checkout) else { throw PurchaseNotPlaced() }
            #expect(shop.provider.chargeCount == 1)
        }
    }

    @Test("that needs the shopper's approval is placed after it", arguments: TestEngine.available)
    func requiresAction(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let mug = try await shop.add("mug")
            let checkout = try await shop.readyCheckout([(mug, .one)])
            guard case .requiresAction(let payment, _) = try await shop.pay(checkout, method: "test_requires_action")
            else { throw PurchaseNotPlaced() }
            let reference = try #require(
                try await shop.database.read { try Payment.find(payment, in: $0)?.reference })
            try await shop.provider.authorize(reference, approved: true)
            guard case .placed = try await shop.pay(checkout) else { throw PurchaseNotPlaced() }
            #expect(shop.provider.chargeCount == 1)
        }
    }

    @Test("with a pending payment is placed when the provider has settled it", arguments: TestEngine.available)
    func pending(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let mug = try await shop.add("mug")
            let checkout = try await shop.readyCheckout([(mug, .one)])
            #expect(try await shop.pay(checkout, method: "test_pending") == .processing)
            try await Task.sleep(for: .milliseconds(80))
            try await shop.till.lookAtUnsettled(olderThan: .zero)
            #expect(try await shop.orderCount() == 1)
        }
    }

    @Test("that the provider did not answer is not charged again", arguments: TestEngine.available)
    func noAnswer(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let mug = try await shop.add("mug")
            let checkout = try await shop.readyCheckout([(mug, .one)])
            #expect(try await shop.pay(checkout, method: "test_timeout") == .processing)
            guard case .placed = try await shop.pay(checkout, method: "test_ok") else { throw PurchaseNotPlaced() }
            #expect(shop.provider.chargeCount == 1)
        }
    }

    @Test("whose answer was lost in a crash is found and becomes its order", arguments: TestEngine.available)
    func crashAfterCharge(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let mug = try await shop.add("mug")
            let checkout = try await shop.readyCheckout([(mug, .one)])
            let payment = try await shop.till.openPayment(checkout.id, token: checkout.token, with: "test")
            _ = try await shop.provider.charge(
                ChargeRequest(
                    reference: payment.reference, amount: payment.amount, paymentMethod: "test_ok",
                    idempotencyKey: payment.chargeKey))
            try await shop.till.lookAtUnsettled(olderThan: .zero, untriedAge: .zero)
            #expect(try await shop.orderCount() == 1)
        }
    }

    @Test("by the provider's event and by the shopper at once is one order", arguments: TestEngine.available)
    func eventAndShopper(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let mug = try await shop.add("mug", stock: Quantity(50))
            for round in 0..<10 {
                let checkout = try await shop.readyCheckout([(mug, .one)])
                let payment = try await shop.till.openPayment(checkout.id, token: checkout.token, with: "test")
                let event = try shop.provider.signedEvent(
                    id: "evt_\(round)", reference: payment.reference, succeeded: true, amount: payment.amount)
                async let first: Void = shop.till.receive(
                    from: "test", headers: ["x-test-signature": event.signature], body: event.body)
                async let second = shop.till.confirm(
                    checkout.id, token: checkout.token, paymentMethod: "test_ok")
                _ = try await (first, second)
            }
            #expect(try await shop.orderCount() == 10)
            #expect(try await shop.level(of: mug)?.allocated == Quantity(10))
        }
    }

    @Test("an event with a wrong signature changes nothing", arguments: TestEngine.available)
    func forgedEvent(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let mug = try await shop.add("mug")
            let checkout = try await shop.readyCheckout([(mug, .one)])
            let payment = try await shop.till.openPayment(checkout.id, token: checkout.token, with: "test")
            let event = try shop.provider.signedEvent(
                id: "evt", reference: payment.reference, succeeded: true, amount: payment.amount)
            await #expect(throws: PaymentProviderError.badSignature) {
                try await shop.till.receive(
                    from: "test", headers: ["x-test-signature": String(event.signature.reversed())], body: event.body)
            }
            #expect(try await shop.orderCount() == 0)
        }
    }

    @Test("after the hold ran out and the goods were sold gives the money back", arguments: TestEngine.available)
    func goodsGone(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let mug = try await shop.add("mug", stock: .one)
            let late = try await shop.readyCheckout([(mug, .one)])
            let payment = try await shop.till.openPayment(late.id, token: late.token, with: "test")
            // The provider takes its time; meanwhile the hold is freed and another shopper is faster.
            _ = try await HoldSweep.run(shop.shop, at: Instant.now.advanced(by: .seconds(3600)))
            _ = try await shop.buy([(mug, .one)])
            let event = try shop.provider.signedEvent(
                id: "evt", reference: payment.reference, succeeded: true, amount: payment.amount)
            try await shop.till.receive(
                from: "test", headers: ["x-test-signature": event.signature], body: event.body)

            #expect(try await shop.orderCount() == 1)
            let after = try #require(try await shop.database.read { try Payment.find(payment.id, in: $0) })
            #expect(after.status == .refunded)
            #expect(after.refunded == after.amount)
            #expect(try await shop.ledgerDifferences().isEmpty)
        }
    }

    @Test("keeps what was put into the cart meanwhile", arguments: TestEngine.available)
    func cartKeepsTheRest(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let mug = try await shop.add("mug")
            let bowl = try await shop.add("bowl")
            let cart = try await shop.cart([(mug, .one)])
            let checkout = try await shop.start(cart)
            try await shop.fillIn(checkout.id, token: cart.token)
            try await shop.add(.one, of: bowl, to: cart)
            _ = try await shop.pay((checkout.id, cart.token))
            #expect(try await shop.find(cart).lines.map(\.variant.id) == [bowl])
        }
    }
}

extension TestShop {
    func orderCount() async throws -> Int {
        try await database.read { try $0.value("SELECT count(*) FROM orders") ?? 0 }
    }
}
