import HTTPTypes
import Testing
import TestSupport
import Vocabulary

@testable import API

@Suite("Two shops of one installation, through the API")
struct APIIsolationTests {
    @Test("no endpoint gives anything to a foreign id or token", arguments: TestEngine.available)
    func everyEndpoint(engine: TestEngine) async throws {
        try await APIShop.run(on: engine) { shop in
            let other = try await shop.neighbour("other")
            let owner = try await APIPurchase.ready(shop)
            let cart = try await owner.add(shop.mug)
            let item = try #require(cart["items"][0][member: "id"].text)
            let order = try await APIPurchase.ready(shop).confirm()
            let tracking = try #require(order["trackingToken"].text)
            let stranger = try await APIPurchase(shop.client)
            // Everyone who is not the owner: with another token, with none, and at the other shop with the right one.
            let strangers = [
                stranger.client, shop.client, owner.client.at("other.localhost"), shop.client.at("other.localhost"),
            ]
            var walked: Set<String> = []
            for endpoint in APIRoutes.endpoints where endpoint.caller == .cartHolder {
                let id = endpoint.path.contains("/checkout") ? owner.checkout : owner.cart
                let path = endpoint.path.replacing("{id}", with: id).replacing("{itemId}", with: item)
                for client in strangers {
                    let body = body(for: endpoint.operation, cart: owner.cart, variant: shop.mug)
                    let answer = try await client.send(endpoint.method, path, body: body.map { JSONOutput.bytes($0) })
                    #expect(answer.status == 404 && answer.code == "not_found", "\(endpoint.operation): \(answer.text)")
                }
                walked.insert(endpoint.operation)
            }
            #expect(walked.count == 12)
            #expect(try await shop.client.at("other.localhost").get("/store/track/\(tracking)").status == 404)
            #expect(try await shop.client.get("/store/track/\(tracking)").status == 200)
            #expect(try await other.cartCount() == 0)
            let untouched = try await owner.client.get("/store/cart/\(owner.cart)")
            #expect(untouched["version"] == cart["version"] && untouched["items"] == cart["items"])
        }
    }

    @Test("the same slugs and e-mails live side by side, and variants do not cross", arguments: TestEngine.available)
    func sideBySide(engine: TestEngine) async throws {
        try await APIShop.run(on: engine) { shop in
            let other = try await shop.neighbour("other")
            let mug = try await other.add("mug", price: 77)
            let there = shop.client.at("other.localhost")
            #expect(try await shop.client.get("/store/products/mug")["price"].amount == 1250)
            #expect(try await there.get("/store/products/mug")["price"].amount == 77)
            #expect(try await there.get("/store/products")["total"] == 1)
            let purchase = try await APIPurchase(there)
            #expect(try await purchase.add(shop.mug).fieldErrors == ["variantId unknown"])
            #expect(try await purchase.add(mug)["total"].amount == 77)
            for client in [shop.client, there] {
                var buyer = try await APIPurchase(client)
                try await buyer.add(client.host == "localhost" ? shop.mug : mug, key: "same-key")
                try await buyer.start()
                #expect(try await buyer.fillIn()["email"] == "ada@example.com")
                try await buyer.openPayment()
                #expect(try await buyer.confirm()["orderNumber"] == 1001)
            }
        }
    }

    @Test("a host without a shop has nothing")
    func noShop() async throws {
        try await APIShop.run(on: .sqlite) { shop in
            _ = try await shop.neighbour("other")
            let answer = try await shop.client.at("nowhere.localhost").get("/store/products")
            #expect(answer.status == 404 && answer.code == "no_shop")
        }
    }

    private func body(for operation: String, cart: String, variant: VariantID) -> JSONValue? {
        switch operation {
        case "addCartItem": ["variantId": .string("\(variant)"), "quantity": "1"]
        case "setCartItem": ["quantity": "2"]
        case "startCheckout": ["cartId": .string(cart)]
        case "updateCheckout", "setCheckoutBilling": ["email": "thief@example.com"]
        case "setCheckoutShipping": ["shippingAddress": APIPurchase.address]
        case "openPayment": ["provider": "test"]
        case "confirmCheckout", "completeCheckout": ["paymentMethod": "test_ok"]
        default: nil
        }
    }
}
