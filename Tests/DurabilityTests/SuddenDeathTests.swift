import Foundation
import ProgramSupport
import Testing
import TestEngines

@Suite("The program under load, killed", .serialized)
struct SuddenDeathTests {
    /// How often the server is killed on each engine: `STOA_DURABILITY_ROUNDS`.
    static let rounds =
        ProcessInfo.processInfo.environment["STOA_DURABILITY_ROUNDS"].flatMap { Int($0) } ?? 3

    @Test(
        "keeps every order that it acknowledged, whole, and makes no half ones", arguments: TestEngine.available)
    func kill(engine: TestEngine) async throws {
        try await ProofShop.with(on: engine) { shop in
            var books = Books()
            var server = try await shop.start()
            do {
                let goods = try await Buyer(base: server.base).goods()
                for _ in 0..<Self.rounds {
                    let yield = try await purchases(until: server, goods)
                    server = try await shop.start()
                    try await books.enter(yield, on: server)
                }
                let faults = try await Crowd(base: server.base).faults(in: books.receipts)
                books.lost += faults
            } catch {
                try await server.cut()
                throw error
            }
            #expect(try await server.stop() == 0)
            let proven = try await shop.proveLedger()
            print("durability: \(engine): \(books.summary(rounds: Self.rounds, inBooks: proven))")

            #expect(books.lost == [])
            #expect(books.wrong == [])
            #expect(!books.receipts.isEmpty)
            #expect(Set(books.receipts.map(\.number)).count == books.receipts.count, "an order number was given twice")
            #expect(proven == books.receipts.count, "the books hold orders that nobody made, or miss some")
        }
    }

    /// Lets a crowd buy, and kills the server at a random moment.
    private func purchases(until server: ServerProcess, _ goods: [String: String]) async throws -> Crowd.Yield {
        async let yield = Crowd(base: server.base).buy(goods)
        try await Task.sleep(for: .milliseconds(.random(in: 200...1500)))
        try await server.cut()
        return await yield
    }
}

/// What the buyers hold, over all rounds.
private struct Books {
    var receipts: [Receipt] = []
    var acknowledged = 0
    var cutOff = 0
    var lost: [String] = []
    var wrong: [String] = []

    mutating func enter(_ yield: Crowd.Yield, on server: ServerProcess) async throws {
        let crowd = Crowd(base: server.base)
        acknowledged += yield.receipts.count
        cutOff += yield.cutOff.count
        wrong += yield.wrong.map(\.description)
        lost += try await crowd.faults(in: yield.receipts)
        receipts += yield.receipts + (try await crowd.askAgain(yield.cutOff))
    }

    func summary(rounds: Int, inBooks: Int) -> String {
        """
        \(rounds) kills, \(acknowledged) orders acknowledged, \(lost.count) lost or not whole; \
        \(cutOff) confirmations cut off, each one order when asked again; \(inBooks) orders in the books, all true
        """
    }
}
