import Testing
import TestSupport
import Vocabulary

@testable import API

@Suite("Changing what somebody else changed")
struct APIVersionTests {
    @Test("a stated version that is old is refused: 409 in the body, 412 in If-Match")
    func checkout() async throws {
        try await APIShop.run(on: .sqlite) { shop in
            var purchase = try await APIPurchase(shop.client)
            try await purchase.add(shop.mug)
            try await purchase.start()
            let path = "/store/checkout/\(purchase.checkout)"
            let first = try await purchase.client.put(path, ["email": "a@example.com", "version": 1])
            #expect(first.status == 200 && first["version"] == 2)
            let inBody = try await purchase.client.put(path, ["email": "b@example.com", "version": 1])
            #expect(inBody.status == 409 && inBody.code == "stale_version" && inBody["version"] == 2)
            for tag in ["\"1\"", "W/\"2\"", "2", "\"x\""] {
                let stale = try await purchase.client.put(
                    path, ["email": "b@example.com"], headers: ["If-Match": tag])
                #expect(stale.status == 412 && stale.code == "stale_version", "\(tag)")
            }
            for tag in ["\"2\"", "*", "\"1\", \"3\""] {
                #expect(
                    try await purchase.client.put(path, ["email": "a@example.com"], headers: ["If-Match": tag]).status
                        == (tag == "*" || tag == "\"2\"" ? 200 : 412), "\(tag)")
            }
        }
    }

    @Test("a cart knows If-Match, too", arguments: TestEngine.available)
    func cart(engine: TestEngine) async throws {
        try await APIShop.run(on: engine) { shop in
            let purchase = try await APIPurchase(shop.client)
            let body: JSONValue = ["variantId": .string("\(shop.mug)"), "quantity": "1"]
            let path = "/store/cart/\(purchase.cart)/items"
            #expect(try await purchase.client.post(path, body, headers: ["If-Match": "\"1\""]).status == 201)
            let stale = try await purchase.client.post(path, body, headers: ["If-Match": "\"1\""])
            #expect(stale.status == 412 && stale["version"] == 2)
        }
    }

    @Test("of two patches that saw the same version one wins", arguments: TestEngine.available)
    func race(engine: TestEngine) async throws {
        try await APIShop.run(on: engine) { shop in
            var purchase = try await APIPurchase(shop.client)
            try await purchase.add(shop.mug)
            try await purchase.start()
            let (client, path) = (purchase.client, "/store/checkout/\(purchase.checkout)")
            let answers = try await inParallel(8) { number in
                try await client.put(path, ["email": .string("buyer\(number)@example.com"), "version": 1])
            }
            #expect(answers.filter { $0.status == 200 }.count == 1)
            #expect(answers.filter { $0.status == 409 && $0.code == "stale_version" }.count == 7)
        }
    }
}
