import HTTPTypes
import Payments
import TestSupport
import Testing
import Vocabulary

@testable import API

@Suite("Sending the same request again")
struct APIIdempotencyTests {
    @Test("every POST of a purchase, sent twice under one key, happens once", arguments: TestEngine.available)
    func everyPost(engine: TestEngine) async throws {
        try await APIShop.run(on: engine) { shop in
            let made = try await shop.client.post("/store/cart", key: "c-1")
            let again = try await shop.client.post("/store/cart", key: "c-1")
            expectReplay(again, of: made)
            #expect(again.headers[.setCookie] == made.headers[.setCookie])

            var purchase = try await APIPurchase(shop.client)
            expectReplay(
                try await purchase.add(shop.mug, "2", key: "i-1"),
                of: try await purchase.add(shop.mug, "2", key: "i-1"),
                reversed: true)
            let cart = try await purchase.client.get("/store/cart/\(purchase.cart)")
            #expect(cart["items"][0][member: "quantity"] == "2")
            let started = try await purchase.start(key: "s-1")
            expectReplay(try await purchase.start(key: "s-1"), of: started)
            try await purchase.fillIn()
            let opened = try await purchase.openPayment(key: "p-1")
            expectReplay(try await purchase.openPayment(key: "p-1"), of: opened)
            let placed = try await purchase.confirm(key: "k-1")
            #expect(placed.status == 200)
            expectReplay(try await purchase.confirm(key: "k-1"), of: placed)
            #expect(shop.test.provider.chargeCount == 1)
        }
    }

    @Test("the same key with another body is refused on every POST")
    func otherBody() async throws {
        try await APIShop.run(on: .sqlite) { shop in
            var purchase = try await APIPurchase(shop.client)
            #expect(try await purchase.add(shop.mug, "1", key: "a").status == 201)
            expectReuse(try await purchase.add(shop.mug, "2", key: "a"))
            try await purchase.start(key: "b")
            expectReuse(
                try await purchase.client.post("/store/checkout", ["cartId": .string("\(CartID())")], key: "b"))
            try await purchase.fillIn()
            try await purchase.openPayment(key: "c")
            expectReuse(
                try await purchase.client.post(
                    "/store/checkout/\(purchase.checkout)/intent", ["provider": "other"], key: "c"))
            #expect(try await purchase.confirm(key: "d").status == 200)
            expectReuse(try await purchase.confirm("test_declined", key: "d"))
        }
    }

    @Test("a decline is kept under its key; a new key tries again")
    func declineIsKept() async throws {
        try await APIShop.run(on: .sqlite) { shop in
            let purchase = try await APIPurchase.ready(shop)
            let declined = try await purchase.confirm("test_declined", key: "one")
            let again = try await purchase.confirm("test_declined", key: "one")
            #expect(declined.status == 402 && again.status == 402 && again.isReplay && again.code == declined.code)
            #expect(try await purchase.confirm(key: "two").status == 200)
        }
    }

    @Test("a refusal that changed nothing is not kept: the mended shop is asked anew")
    func refusalsAreNotKept() async throws {
        try await APIShop.run(on: .sqlite) { shop in
            let purchase = try await APIPurchase(shop.client)
            let chair = try await shop.test.add("chair", stock: .zero)
            #expect(try await purchase.add(chair, key: "x").status == 409)
            #expect(try await purchase.add(chair, key: "x").status == 409)
            try await shop.test.receive(chair, Quantity(3))
            #expect(try await purchase.add(chair, key: "x").status == 201)
        }
    }

    @Test("keys of two guests never meet")
    func scopes() async throws {
        try await APIShop.run(on: .sqlite) { shop in
            let one = try await APIPurchase(shop.client)
            let two = try await APIPurchase(shop.client)
            #expect(try await one.add(shop.mug, key: "same")["id"].text == one.cart)
            let second = try await two.add(shop.mug, key: "same")
            #expect(second["id"].text == two.cart && !second.isReplay)
        }
    }

    @Test("adding with one key from many sides at once adds once", arguments: TestEngine.available)
    func parallel(engine: TestEngine) async throws {
        try await APIShop.run(on: engine) { shop in
            let purchase = try await APIPurchase(shop.client)
            let answers = try await inParallel(16) { _ in try await purchase.add(shop.mug, "1", key: "k") }
            #expect(answers.allSatisfy { $0.status == 201 })
            #expect(answers.filter { !$0.isReplay }.count == 1)
            let cart = try await purchase.client.get("/store/cart/\(purchase.cart)")
            #expect(cart["items"][0][member: "quantity"] == "1")
        }
    }

    @Test("keys that are no keys are refused", arguments: ["two words", "é", String(repeating: "x", count: 256)])
    func badKeys(key: String) async throws {
        try await APIShop.run(on: .sqlite) { shop in
            let answer = try await shop.client.post("/store/cart", key: key)
            #expect(answer.status == 400 && answer.code == "bad_idempotency_key")
        }
    }

    private func expectReplay(_ again: APIAnswer, of first: APIAnswer, reversed: Bool = false) {
        #expect(again.status == first.status && again.bytes == first.bytes)
        #expect(reversed ? first.isReplay && !again.isReplay : again.isReplay && !first.isReplay)
    }

    private func expectReuse(_ answer: APIAnswer) {
        #expect(answer.status == 422 && answer.code == "idempotency_key_reused")
    }
}

/// Runs `body` this many times at once.
func inParallel<Result: Sendable>(
    _ count: Int, _ body: @escaping @Sendable (Int) async throws -> Result
) async throws -> [Result] {
    try await withThrowingTaskGroup(of: Result.self) { group in
        for index in 0..<count { group.addTask { try await body(index) } }
        return try await group.reduce(into: []) { $0.append($1) }
    }
}
