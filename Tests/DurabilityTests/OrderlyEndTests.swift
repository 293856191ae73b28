import Foundation
import NIOHTTP1
import ProgramSupport
import Testing
import TestEngines

@Suite("The program, asked to stop", .serialized, .timeLimit(.minutes(4)))
struct OrderlyEndTests {
    @Test("finishes the request in flight and ends with status 0")
    func finishesRequests() async throws {
        try await ProofShop.with(on: .sqlite) { shop in
            try await shop.withServer { server in
                let exchange = Exchange()
                let store = server.base + "/api/v1/store"
                let goods = try await Buyer(base: server.base).goods()
                let variant = try #require(goods.values.first)
                let cart = try await exchange.send(.POST, store + "/cart", body: [:]).json
                let (id, token) = (try #require(cart["id"]?.text), try #require(cart["token"]?.text))

                let answer = try await exchange.send(
                    .POST, store + "/cart/\(id)/items", headers: [("X-Cart-Token", token)],
                    body: ["variantId": .text(variant), "quantity": "2"]
                ) {
                    // The server has the first half of the body by then.
                    try await Task.sleep(for: .milliseconds(300))
                    server.process.send(SIGTERM)
                    try await Task.sleep(for: .milliseconds(500))
                }
                #expect(answer.status == 201, "\(answer.text)")
                #expect(answer.json["items"]?[0]?["quantity"] == "2")
                #expect(try await server.process.exitStatus() == 0)
            }
        }
    }

    @Test("loses nothing of what it acknowledged while buyers were buying", arguments: TestEngine.available)
    func losesNothing(engine: TestEngine) async throws {
        try await ProofShop.with(on: engine) { shop in
            let server = try await shop.start()
            let goods = try await Buyer(base: server.base).goods()
            async let buying = Crowd(base: server.base).buy(goods)
            try await Task.sleep(for: .milliseconds(800))
            #expect(try await server.stop() == 0)
            let yield = await buying
            #expect(yield.wrong.isEmpty, "\(yield.wrong)")
            #expect(!yield.receipts.isEmpty)

            try await shop.withServer { server in
                let crowd = Crowd(base: server.base)
                let faults = try await crowd.faults(in: yield.receipts)
                #expect(faults == [])
                let late = try await crowd.askAgain(yield.cutOff)
                #expect(late.count == yield.cutOff.count)
            }
            #expect(try await shop.proveLedger() == yield.receipts.count + yield.cutOff.count)
        }
    }

    @Test("is alone on its data directory: a second one is refused with a line that says why")
    func secondServer() async throws {
        try await ProofShop.with(on: .sqlite) { shop in
            try await shop.withServer { server in
                let second = try await Program.run(["serve", "--port", "0"] + shop.flags)
                #expect(second.status == 1)
                let lines = (second.errors + second.output).split(separator: "\n")
                #expect(lines.count == 1, "\(lines)")
                #expect(lines.first?.contains(shop.directoryOfData) == true, "\(lines)")
                #expect(try await Buyer(base: server.base).goods().count == ProofShop.goods.count)
            }
        }
    }
}

extension ProofShop {
    /// Where the SQLite files are.
    fileprivate var directoryOfData: String {
        switch place {
        case .directory(let path): path
        case .server: directory
        }
    }
}
