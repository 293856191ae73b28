import Foundation
import NIOHTTP1
import ProgramSupport

/// What a confirmed order must be, from what the server said before it was killed.
struct Receipt: Sendable {
    let number: Int
    let trackingToken: String
    let promise: Promise
}

/// A checkout as it was offered: what it will be once it is paid.
struct Promise: Sendable {
    let checkout: String
    let cartToken: String
    let total: Int
    /// How many of each SKU.
    let lines: [String: String]
}

/// The server was asked to confirm and said nothing: the order may be there or not, and nothing in between.
struct CutOff: Error {
    let promise: Promise
}

/// Buys through the API, as an app would.
struct Buyer: Sendable {
    let base: String
    private let exchange = Exchange()

    private var api: String { base + "/api/v1/store" }

    /// The variants on sale, by SKU.
    func goods() async throws -> [String: String] {
        let answer = try await exchange.send(.GET, api + "/products")
        let variants = (answer.json["items"]?.items ?? []).flatMap { $0["variants"]?.items ?? [] }
        let goods = variants.compactMap { variant in
            variant["sku"]?.text.flatMap { sku in variant["id"]?.text.map { (sku, $0) } }
        }
        guard !goods.isEmpty else { throw ProgramFailure("the shop has no goods: \(answer.text)") }
        return Dictionary(uniqueKeysWithValues: goods)
    }

    /// One whole purchase of one to three things.
    /// - Throws: ``CutOff`` when the confirmation was sent and not answered.
    func buy(_ goods: [String: String]) async throws -> Receipt {
        let promise = try await checkOut(goods)
        let answer: Exchange.Answer
        do {
            answer = try await confirmation(of: promise)
        } catch let error as ProgramFailure {
            throw error
        } catch {
            throw CutOff(promise: promise)
        }
        return try receipt(answer, promise)
    }

    /// Asks again what became of a checkout.
    func confirm(_ promise: Promise) async throws -> Receipt {
        try receipt(try await confirmation(of: promise), promise)
    }

    /// The order as its tracking link shows it.
    func track(_ token: String) async throws -> Exchange.Answer {
        try await exchange.send(.GET, api + "/track/" + token)
    }

    // MARK: - The steps

    /// Everything before the confirmation.
    func checkOut(_ goods: [String: String]) async throws -> Promise {
        let cart = try await post("/cart", [:], expecting: 201)
        let (id, token) = (try text(cart, "id"), try text(cart, "token"))
        var lines: [String: String] = [:]
        for (sku, variant) in goods.shuffled().prefix(.random(in: 1...3)) {
            let quantity = String(Int.random(in: 1...3))
            lines[sku] = quantity
            try await post(
                "/cart/\(id)/items", ["variantId": .text(variant), "quantity": .text(quantity)], token: token,
                expecting: 201)
        }
        let begun = try await post("/checkout", ["cartId": .text(id)], token: token, expecting: 201)
        let checkout = try text(begun, "id")
        guard let shipping = begun["shippingMethods"]?[0]?["id"] else {
            throw ProgramFailure("the checkout offers no shipping: \(begun)")
        }
        let offer = try await fillIn(checkout, shipping: shipping, token: token)
        try await post("/checkout/\(checkout)/intent", ["provider": "test"], token: token, expecting: 200)
        guard let total = offer["totals"]?["total"]?["amount"]?.integer else {
            throw ProgramFailure("the checkout has no total: \(offer)")
        }
        return Promise(checkout: checkout, cartToken: token, total: total, lines: lines)
    }

    private func fillIn(_ checkout: String, shipping: JSON, token: String) async throws -> JSON {
        let address: JSON = [
            "name": "Ada Lovelace", "line1": "Unter den Linden 1", "city": "Berlin", "postalCode": "10117",
            "country": "DE",
        ]
        let answer = try await exchange.send(
            .PUT, api + "/checkout/\(checkout)", headers: [("X-Cart-Token", token)],
            body: ["email": "ada@example.com", "shippingAddress": address, "shippingMethodId": shipping])
        return try checked(answer, expecting: 200)
    }

    private func confirmation(of promise: Promise) async throws -> Exchange.Answer {
        try await exchange.send(
            .POST, api + "/checkout/\(promise.checkout)/confirm",
            headers: [("X-Cart-Token", promise.cartToken), ("Idempotency-Key", "confirm-\(promise.checkout)")],
            body: ["paymentMethod": "test_ok"])
    }

    private func receipt(_ answer: Exchange.Answer, _ promise: Promise) throws -> Receipt {
        let json = try checked(answer, expecting: 200)
        guard let number = json["orderNumber"]?.integer else {
            throw ProgramFailure("the confirmation has no number: \(answer.text)")
        }
        return Receipt(number: number, trackingToken: try text(json, "trackingToken"), promise: promise)
    }

    @discardableResult
    private func post(
        _ path: String, _ body: JSON, token: String? = nil, expecting status: Int
    ) async throws -> JSON {
        var headers = [("Idempotency-Key", UUID().uuidString)]
        if let token { headers.append(("X-Cart-Token", token)) }
        return try checked(
            try await exchange.send(.POST, api + path, headers: headers, body: body), expecting: status)
    }

    private func checked(_ answer: Exchange.Answer, expecting status: Int) throws -> JSON {
        guard answer.status == status else {
            throw UnexpectedAnswer(description: "\(answer.status) instead of \(status): \(answer.text)")
        }
        return answer.json
    }

    private func text(_ json: JSON, _ member: String) throws -> String {
        guard let text = json[member]?.text else { throw ProgramFailure("there is no \"\(member)\" in \(json)") }
        return text
    }
}

/// The server answered, and wrongly: no crash excuses that.
struct UnexpectedAnswer: Error, CustomStringConvertible {
    let description: String
}
