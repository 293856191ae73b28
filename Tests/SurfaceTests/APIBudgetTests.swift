import Testing
import TestSupport
import Vocabulary

@testable import API

@Suite("How many statements an answer costs")
struct APIBudgetTests {
    @Test("every endpoint keeps to its budget", arguments: TestEngine.available)
    func budgets(engine: TestEngine) async throws {
        try await APIShop.run(on: engine) { shop in
            var purchase = try await APIPurchase(shop.client)
            func spend(_ budget: Int, _ name: String, _ body: () async throws -> APIAnswer) async throws {
                let (answer, all) = try await shop.statements.during(body)
                // Looking the shop up again after its ten seconds is not the endpoint's doing.
                let statements = all.filter { text in
                    !["tenant", "shop_settings", "shop_page"].contains { text.contains($0) }
                }
                #expect(answer.status < 400, "\(name): \(answer.text)")
                #expect(statements.count <= budget, "\(name): \(statements.joined(separator: "\n"))")
            }
            // The shop of the host is looked up once and remembered.
            _ = try await shop.client.get("/store/shop")
            try await spend(0, "shop") { try await shop.client.get("/store/shop") }
            try await spend(6, "list") { try await shop.client.get("/store/products") }
            try await spend(0, "list, kept") { try await shop.client.get("/store/products?limit=24&page=1") }
            try await spend(9, "product") { try await shop.client.get("/store/products/mug") }
            try await spend(1, "categories") { try await shop.client.get("/store/categories") }
            try await spend(1, "make a cart") { try await shop.client.post("/store/cart") }
            try await spend(5, "add") { try await purchase.add(shop.mug) }
            try await spend(3, "cart") { try await purchase.client.get("/store/cart/\(purchase.cart)") }
            try await spend(12, "start") { try await purchase.start() }
            try await spend(3, "checkout") { try await purchase.client.get("/store/checkout/\(purchase.checkout)") }
            try await purchase.fillIn()
            try await spend(9, "change") { try await purchase.fillIn() }
            try await spend(6, "intent") { try await purchase.openPayment() }
            try await spend(17, "confirm") { try await purchase.confirm() }
            try await spend(6, "confirm again") { try await purchase.confirm() }
        }
    }

    @Test("what a list costs does not grow with its items")
    func listIsFlat() async throws {
        try await APIShop.run(on: .sqlite) { shop in
            let (_, few) = try await shop.statements.during { try await shop.client.get("/store/products?limit=2") }
            for number in 1...40 { try await shop.test.add("thing-\(number)") }
            let (list, many) = try await shop.statements.during {
                try await shop.client.get("/store/products?limit=40")
            }
            #expect(list["items"].count == 40 && many.count <= few.count)
        }
    }
}
