import HTTPTypes
import Ordering
import Payments
import TestSupport
import Testing
import Vocabulary

@testable import API

@Suite("Buying through the API")
struct APIPurchaseTests {
    @Test("a guest buys, and the order says what the cart said", arguments: TestEngine.available)
    func wholePurchase(engine: TestEngine) async throws {
        try await APIShop.run(on: engine) { shop in
            var purchase = try await APIPurchase(shop.client)
            let cart = try await purchase.add(shop.mug, "2")
            #expect(cart.status == 201 && cart["total"].amount == 2500 && cart["version"] == 2)
            let started = try await purchase.start()
            #expect(started.status == 201 && started["status"] == "open")
            #expect(started.headers[.location] == "/api/v1/store/checkout/\(purchase.checkout)")
            #expect(started["missing"] == ["email", "shippingAddress", "shippingMethodId"])
            let ready = try await purchase.fillIn()
            #expect(ready.status == 200 && ready["missing"].count == 0)
            #expect(ready["totals"][member: "total"].amount == 2990)
            let payment = try await purchase.openPayment()
            #expect(payment.status == 200 && payment["amount"].amount == 2990)
            let placed = try await purchase.confirm()
            #expect(placed.status == 200 && placed["status"] == "placed" && placed["orderNumber"] == 1001)
            let token = try #require(placed["trackingToken"].text)
            let tracked = try await shop.client.get("/store/track/\(token)")
            #expect(tracked.status == 200 && tracked["orderNumber"] == 1001)
            #expect(tracked["totals"] == ready["totals"] && tracked["lines"] == ready["lines"])
            #expect(!tracked.text.contains("ada@example.com") && !tracked.text.contains("Linden"))
            #expect(try await purchase.client.get("/store/cart/\(purchase.cart)")["items"].count == 0)
            #expect(shop.test.provider.chargeCount == 1)
        }
    }

    @Test("a cart is changed item by item", arguments: TestEngine.available)
    func cartItems(engine: TestEngine) async throws {
        try await APIShop.run(on: engine) { shop in
            let purchase = try await APIPurchase(shop.client)
            try await purchase.add(shop.mug)
            let weighed = try await purchase.add(shop.tea, "0.75")
            #expect(weighed["items"][1][member: "lineTotal"].amount == 2250)
            let grown = try await purchase.add(shop.mug, "2")
            #expect(grown["items"].count == 2 && grown["items"][0][member: "quantity"] == "3")
            let item = try #require(grown["items"][0][member: "id"].text)
            let path = "/store/cart/\(purchase.cart)/items/\(item)"
            #expect(try await purchase.client.put(path, ["quantity": "5"])["items"][0][member: "quantity"] == "5")
            #expect(try await purchase.client.put(path, ["quantity": "0"])["items"].count == 1)
            #expect(try await purchase.client.put(path, ["quantity": "1"]).status == 404)
            #expect(try await purchase.client.delete(path).status == 404)
            let tea = try #require(weighed["items"][1][member: "id"].text)
            #expect(try await purchase.client.delete("/store/cart/\(purchase.cart)/items/\(tea)")["items"].count == 0)
        }
    }

    @Test("a cart refuses quantities that the shop does not sell, and says how it does")
    func quantities() async throws {
        try await APIShop.run(on: .sqlite) { shop in
            let purchase = try await APIPurchase(shop.client)
            #expect(try await purchase.add(shop.tea, "0.3").fieldErrors == ["quantity invalid_quantity"])
            #expect(try await purchase.add(shop.mug, "-1").fieldErrors == ["quantity invalid_quantity"])
            #expect(try await purchase.add(shop.mug, "10000").fieldErrors == ["quantity invalid_quantity"])
            #expect(try await purchase.add(VariantID()).fieldErrors == ["variantId unknown"])
            let short = try await purchase.add(shop.lamp, "2")
            #expect(short.status == 409 && short.code == "out_of_stock")
            #expect(short["lines"] == [["available": "1"]])
        }
    }

    @Test("every mistake of a checkout is told at once, by its path")
    func allMistakes() async throws {
        try await APIShop.run(on: .sqlite) { shop in
            var purchase = try await APIPurchase(shop.client)
            try await purchase.add(shop.mug)
            try await purchase.start()
            let answer = try await purchase.client.put(
                "/store/checkout/\(purchase.checkout)",
                [
                    "email": "nobody", "phone": "call me", "surprise": 1, "version": "1",
                    "shippingAddress": [
                        "name": "", "line1": 7, "city": "Berlin", "postalCode": "1", "country": "DE", "planet": "Earth",
                    ],
                    "billingAddress": ["name": "Ada", "line1": "x", "country": "XX"], "sameAsShipping": true,
                ])
            #expect(answer.status == 422 && answer.code == "validation_failed")
            #expect(
                Set(answer.fieldErrors) == [
                    "email invalid", "phone invalid", "surprise unknown_field", "version wrong_type",
                    "shippingAddress.name required", "shippingAddress.line1 wrong_type",
                    "shippingAddress.postalCode invalid", "shippingAddress.planet unknown_field",
                    "billingAddress.country invalid", "billingAddress.city required", "sameAsShipping contradictory",
                ])
        }
    }

    @Test("shipping and billing have addresses of their own, and billing may be the same again")
    func parts() async throws {
        try await APIShop.run(on: .sqlite) { shop in
            var purchase = try await APIPurchase(shop.client)
            try await purchase.add(shop.mug)
            let started = try await purchase.start()
            let path = "/store/checkout/\(purchase.checkout)"
            let express = try #require(started["shippingMethods"][1][member: "id"].text)
            let shipped = try await purchase.client.put(
                "\(path)/shipping", ["shippingAddress": APIPurchase.address, "shippingMethodId": .string(express)])
            #expect(shipped.status == 200 && shipped["totals"][member: "shipping"].amount == 990)
            let billed = try await purchase.client.put(
                "\(path)/billing", ["email": "ada@example.com", "billingAddress": APIPurchase.address])
            #expect(billed["billingAddress"][member: "city"] == "Berlin" && billed["missing"].count == 0)
            let same = try await purchase.client.put("\(path)/billing", ["sameAsShipping": true])
            #expect(same.json["billingAddress"] == nil && same["email"] == "ada@example.com")
            #expect(
                try await purchase.client.put("\(path)/billing", ["shippingMethodId": .string(express)]).fieldErrors
                    == ["shippingMethodId unknown_field"])
        }
    }

    @Test("paying out of order is refused with what is missing")
    func outOfOrder() async throws {
        try await APIShop.run(on: .sqlite) { shop in
            var purchase = try await APIPurchase(shop.client)
            #expect(try await purchase.start().code == "cart_empty")
            try await purchase.add(shop.mug)
            try await purchase.start()
            let early = try await purchase.openPayment()
            #expect(early.status == 422 && early.code == "checkout_incomplete")
            #expect(early.fieldErrors.contains("shippingAddress required"))
            try await purchase.fillIn()
            #expect(try await purchase.confirm().code == "payment_missing")
            let unknown = try await purchase.client.post(
                "/store/checkout/\(purchase.checkout)/intent", ["provider": "gold"])
            #expect(unknown.fieldErrors == ["provider unknown"])
        }
    }

    @Test("the last one is sold once; the other buyer is told which line is short", arguments: TestEngine.available)
    func lastOne(engine: TestEngine) async throws {
        try await APIShop.run(on: engine) { shop in
            var first = try await APIPurchase(shop.client)
            var second = try await APIPurchase(shop.client)
            try await first.add(shop.lamp)
            try await second.add(shop.lamp)
            #expect(try await first.start().status == 201)
            let refused = try await second.start()
            #expect(refused.status == 409 && refused.code == "out_of_stock")
            #expect(refused["lines"][0][member: "variantId"] == .string("\(shop.lamp)"))
            #expect(refused["lines"][0][member: "available"] == "0")
        }
    }
}
