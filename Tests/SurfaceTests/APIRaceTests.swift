import Payments
import Persistence
import TestSupport
import Testing
import Vocabulary

@testable import API

@Suite("Many requests at once")
struct APIRaceTests {
    @Test("fifty confirms of one checkout: one order, one charge, one answer", arguments: TestEngine.available)
    func confirms(engine: TestEngine) async throws {
        try await APIShop.run(on: engine) { shop in
            let purchase = try await APIPurchase.ready(shop)
            let answers = try await inParallel(50) { number in
                try await purchase.confirm(key: number.isMultiple(of: 3) ? "shared" : nil)
            }
            #expect(answers.allSatisfy { $0.status == 200 })
            #expect(Set(answers.map(\.text)).count == 1)
            #expect(shop.test.provider.chargeCount == 1)
            let orders = try await shop.test.database.read { try $0.value("SELECT count(*) FROM orders", as: Int.self) }
            #expect(orders == 1)
        }
    }

    @Test("many buyers of the last one: one is sold, the others are told", arguments: TestEngine.available)
    func lastOne(engine: TestEngine) async throws {
        try await APIShop.run(on: engine) { shop in
            let answers = try await inParallel(12) { _ in
                var purchase = try await APIPurchase(shop.client)
                // Whoever comes after the last one was set aside is told so in the cart already.
                let added = try await purchase.add(shop.lamp)
                return added.status == 201 ? try await purchase.start() : added
            }
            #expect(answers.filter { $0.status == 201 }.count == 1)
            #expect(Set(answers.filter { $0.status != 201 }.map(\.code)) == ["out_of_stock"])
        }
    }

    @Test("one cart filled from many sides holds the sum", arguments: TestEngine.available)
    func sums(engine: TestEngine) async throws {
        try await APIShop.run(on: engine) { shop in
            let purchase = try await APIPurchase(shop.client)
            let answers = try await inParallel(10) { _ in try await purchase.add(shop.mug) }
            #expect(answers.allSatisfy { $0.status == 201 })
            let cart = try await purchase.client.get("/store/cart/\(purchase.cart)")
            #expect(cart["items"].count == 1 && cart["items"][0][member: "quantity"] == "10")
        }
    }
}
