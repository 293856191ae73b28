import HTTPTypes
import Testing
import TestSupport
import Vocabulary

@testable import API

@Suite("Hostile requests")
struct HostileRequestTests {
    @Test("tricks with addresses and methods", arguments: TestEngine.available)
    func addresses(engine: TestEngine) async throws { try await send(.addresses, on: engine) }

    @Test("bodies that are none", arguments: TestEngine.available)
    func bodies(engine: TestEngine) async throws { try await send(.bodies, on: engine) }

    @Test("fields of the wrong kind", arguments: TestEngine.available)
    func fields(engine: TestEngine) async throws { try await send(.fields, on: engine) }

    @Test("contacts and addresses that are none", arguments: TestEngine.available)
    func contact(engine: TestEngine) async throws { try await send(.contact, on: engine) }

    @Test("tricks with headers", arguments: TestEngine.available)
    func headers(engine: TestEngine) async throws { try await send(.headers, on: engine) }

    @Test("pages and forms", arguments: TestEngine.available)
    func pages(engine: TestEngine) async throws { try await send(.pages, on: engine) }

    @Test("there are enough of them")
    func enough() {
        let all: [HostileRequest] = .addresses + .bodies + .fields + .contact + .headers + .pages
        #expect(all.count >= 200)
    }

    @Test("script in every field is kept as text and escaped on the page")
    func scriptInEveryField() async throws {
        try await APIShop.run(on: .sqlite) { shop in
            var purchase = try await APIPurchase(shop.client)
            try await purchase.add(shop.mug)
            try await purchase.start()
            let script = #""><script>alert(1)</script><img src=x onerror=alert(1)>'"#
            let answer = try await purchase.client.put(
                "/store/checkout/\(purchase.checkout)",
                [
                    "email": "ada@example.com",
                    "shippingAddress": [
                        "name": .string(script), "company": .string(script), "line1": .string(script),
                        "line2": .string(script), "city": .string(script), "state": .string(script),
                        "postalCode": "10117", "country": "DE",
                    ],
                ])
            #expect(answer.status == 200 && answer["shippingAddress"][member: "line1"] == .string(script))
            #expect(!answer.text.contains("<script"))
            let page = try await shop.client.send(
                .get, "//checkout/\(purchase.checkout)",
                headers: ["Accept": "text/html", "Cookie": "cart=\(purchase.client.token ?? "")"])
            #expect(page.status == 200 && page.text.contains("&lt;script&gt;alert(1)"))
            #expect(!page.text.contains("<script>alert") && !page.text.contains("<img src=x"))
        }
    }

    /// Sends each request to one shop, and sees that the shop sells as before afterwards.
    private func send(_ requests: [HostileRequest], on engine: TestEngine) async throws {
        try await APIShop.run(on: engine) { shop in
            var victim = try await APIPurchase(shop.client)
            let cart = try await victim.add(shop.mug)
            try await victim.start()
            let names = [
                "{cart}": victim.cart, "{item}": cart["items"][0][member: "id"].text ?? "",
                "{checkout}": victim.checkout, "{mug}": shop.mug.description, "{token}": victim.client.token ?? "",
            ]
            for request in requests {
                let answer = try await send(request, victim.client, names)
                #expect(answer.status == request.status, "\(request.name): \(answer.text.prefix(300))")
                if let code = request.code { #expect(answer.code == code, "\(request.name)") }
                #expect(!answer.text.contains("<script>alert"), "\(request.name)")
            }
            let buyer = try await APIPurchase.ready(shop)
            #expect(try await buyer.confirm().status == 200)
        }
    }

    private func send(
        _ request: HostileRequest, _ client: APIClient, _ names: [String: String]
    ) async throws -> APIAnswer {
        func filled(_ text: String) -> String {
            names.reduce(text) { $0.replacing($1.key, with: $1.value) }
        }
        var body = request.body
        if let text = body.flatMap({ String(validating: $0, as: UTF8.self) }) { body = Array(filled(text).utf8) }
        return try await client.holding(request.holdsToken ? client.token : nil).at(request.host).send(
            request.method, filled(request.path), body: body, headers: request.headers.mapValues(filled))
    }
}
