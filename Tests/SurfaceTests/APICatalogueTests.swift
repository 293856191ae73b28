import HTTPTypes
import TestSupport
import Testing
import Vocabulary

@testable import API

@Suite("The catalogue through the API")
struct APICatalogueTests {
    @Test("lists pages of products that go on by cursor", arguments: TestEngine.available)
    func pages(engine: TestEngine) async throws {
        try await APIShop.run(on: engine) { shop in
            let first = try await shop.client.get("/store/products?limit=2&sort=title")
            #expect(first["items"].count == 2 && first["total"] == 3 && first["page"] == 1)
            #expect(first["items"][0][member: "slug"] == "lamp")
            let cursor = try #require(first["nextCursor"].text)
            let second = try await shop.client.get("/store/products?limit=2&sort=title&cursor=\(cursor)")
            #expect(second["items"].count == 1 && second.json["nextCursor"] == nil)
            let both = try await shop.client.get("/store/products?cursor=\(cursor)&page=2")
            #expect(both.fieldErrors == ["cursor invalid"])
        }
    }

    @Test("searches and narrows by price")
    func narrows() async throws {
        try await APIShop.run(on: .sqlite) { shop in
            let expected: [(String, JSONValue)] = [
                ("search=mug", 1), ("priceFrom=2000&priceTo=3000", 1), ("category=nowhere", 0),
                ("options[Colour]=Blue", 0), ("sort=-price&limit=100", 3),
            ]
            for (query, total) in expected {
                let answer = try await shop.client.get("/store/products?\(query)")
                #expect(answer["total"] == total, "\(query)")
            }
        }
    }

    @Test("is kept until the shop's goods change, and revalidates by its tag", arguments: TestEngine.available)
    func revalidates(engine: TestEngine) async throws {
        try await APIShop.run(on: engine) { shop in
            for path in ["/store/products", "/store/products/mug", "/store/categories", "/store/shop", "/openapi.json"]
            {
                let first = try await shop.client.get(path)
                let tag = try #require(first.headers[.eTag], "\(path)")
                #expect(first.headers[.cacheControl] == "public, max-age=0, must-revalidate")
                let again = try await shop.client.get(path, headers: ["If-None-Match": tag])
                #expect(again.status == 304 && again.bytes.isEmpty, "\(path)")
            }
            let before = try await shop.client.get("/store/products")
            try await shop.test.add("vase")
            let after = try await shop.client.get("/store/products")
            #expect(after["total"] == 4 && before["total"] == 3)
        }
    }

    @Test("a product says what is there now, to the piece")
    func availability() async throws {
        try await APIShop.run(on: .sqlite) { shop in
            let before = try await shop.client.get("/store/products/tea")
            #expect(before["variants"][0][member: "availableQuantity"] == "5")
            var purchase = try await APIPurchase(shop.client)
            try await purchase.add(shop.tea, "1.5")
            try await purchase.start()
            let after = try await shop.client.get("/store/products/tea")
            #expect(after["variants"][0][member: "availableQuantity"] == "3.5")
            #expect(try await shop.client.get("/store/products/nothing").status == 404)
        }
    }
}
