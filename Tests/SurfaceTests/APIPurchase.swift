import Testing
import Vocabulary

@testable import API

/// A purchase as a client of the API makes it, step by step.
struct APIPurchase {
    var client: APIClient
    let cart: String
    var checkout = ""

    /// With an empty cart.
    init(_ client: APIClient) async throws {
        let made = try await client.post("/store/cart")
        try #require(made.status == 201)
        cart = try #require(made["id"].text)
        self.client = client.holding(made["token"].text)
    }

    @discardableResult
    func add(_ variant: VariantID, _ quantity: String = "1", key: String? = nil) async throws -> APIAnswer {
        try await client.post(
            "/store/cart/\(cart)/items", ["variantId": .string("\(variant)"), "quantity": .string(quantity)], key: key)
    }

    @discardableResult
    mutating func start(key: String? = nil) async throws -> APIAnswer {
        let answer = try await client.post("/store/checkout", ["cartId": .string(cart)], key: key)
        if let id = answer["id"].text { checkout = id }
        return answer
    }

    /// Contact, address and the first way of shipping.
    @discardableResult
    func fillIn() async throws -> APIAnswer {
        let read = try await client.get("/store/checkout/\(checkout)")
        let method = try #require(read["shippingMethods"][0][member: "id"].text)
        return try await client.put(
            "/store/checkout/\(checkout)",
            ["email": "ada@example.com", "shippingAddress": Self.address, "shippingMethodId": .string(method)])
    }

    @discardableResult
    func openPayment(key: String? = nil) async throws -> APIAnswer {
        try await client.post("/store/checkout/\(checkout)/intent", ["provider": "test"], key: key)
    }

    @discardableResult
    func confirm(_ method: String = "test_ok", key: String? = nil) async throws -> APIAnswer {
        try await client.post("/store/checkout/\(checkout)/confirm", ["paymentMethod": .string(method)], key: key)
    }

    /// A checkout that only needs to be confirmed.
    static func ready(_ shop: APIShop, _ variant: VariantID? = nil, quantity: String = "1") async throws -> APIPurchase
    {
        var purchase = try await APIPurchase(shop.client)
        try #require(try await purchase.add(variant ?? shop.mug, quantity).status == 201)
        try #require(try await purchase.start().status == 201)
        try #require(try await purchase.fillIn().status == 200)
        try #require(try await purchase.openPayment().status == 200)
        return purchase
    }

    static let address: JSONValue = [
        "name": "Ada Lovelace", "line1": "Unter den Linden 1", "city": "Berlin", "postalCode": "10117", "country": "DE",
    ]
}
