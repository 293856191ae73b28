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
        "keeps every order that it acknowledged, whole, and makes no half ones",
        .timeLimit(.minutes(5 + rounds / 3)), arguments: TestEngine.available)
    func kill(engine: TestEngine) async throws {
        try await ProofShop.with(on: engine) { shop in
            var books = Books(engine: engine)
            var server = try await shop.start()
            do {
                let goods = try await Buyer(base: server.base).goods()
                for round in 1...Self.rounds {
                    let yield = try await purchases(until: server, goods, round: round)
                    // Before any server mends or goes on with what the dead one left behind.
                    let found = try await shop.proveLedger()
                    server = try await shop.start()
                    try await books.enter(yield, found: found, on: server)
                }
                // What was true after one restart must be true after them all.
                books.lost += try await Crowd(base: server.base).faults(in: books.receipts)
            } catch {
                try await server.cut()
                throw error
            }
            #expect(try await server.stop() == 0)
            let proven = try await shop.proveLedger()
            Figures.say("\(engine): \(books.summary(inBooks: proven))")

            #expect(books.lost == [])
            #expect(books.wrong == [])
            #expect(books.acknowledged >= Self.rounds / 2, "the server was killed before anybody had bought anything")
            #expect(books.gaps == [], "order numbers that no buyer holds")
            #expect(Set(books.receipts.map(\.number)).count == books.receipts.count, "an order number was given twice")
            #expect(proven == books.receipts.count, "the books hold orders that nobody made, or miss some")
        }
    }

    /// Lets a crowd buy, and kills the server at a random moment: in one round after the first sale, so that there are
    /// sales on slow machines too, in the next while the shop may still be opening.
    private func purchases(
        until server: ServerProcess, _ goods: [String: String], round: Int
    ) async throws -> Crowd.Yield {
        let crowd = Crowd(base: server.base)
        async let yield = crowd.buy(goods)
        if !round.isMultiple(of: 2) { try await crowd.firstSale() }
        try await Task.sleep(for: .milliseconds(.random(in: 0...2000)))
        #expect(server.process.isRunning, "the server died by itself")
        try await server.cut()
        return await yield
    }
}

/// What the buyers hold, over all rounds.
private struct Books {
    let engine: TestEngine
    var receipts: [Receipt] = []
    var kills = 0
    var acknowledged = 0
    var cutOff = 0
    /// Confirmations that were cut off, though their order had been placed.
    var placedUnheard = 0
    var lost: [String] = []
    var wrong: [String] = []

    init(engine: TestEngine) {
        self.engine = engine
    }

    /// - Parameter found: how many orders were in the books when the server was dead.
    mutating func enter(_ yield: Crowd.Yield, found: Int, on server: ServerProcess) async throws {
        kills += 1
        acknowledged += yield.receipts.count
        cutOff += yield.cutOff.count
        wrong += yield.wrong
        let held = receipts.count + yield.receipts.count
        if !(held...(held + yield.cutOff.count)).contains(found) {
            wrong.append("kill \(kills): \(found) orders in the books, \(held) held, \(yield.cutOff.count) cut off")
        }
        placedUnheard += found - held
        let crowd = Crowd(base: server.base)
        lost += try await crowd.faults(in: yield.receipts)
        let late = try await crowd.askAgain(yield.cutOff)
        lost += try await crowd.faults(in: late)
        receipts += yield.receipts + late
        if kills.isMultiple(of: 5) {
            Figures.say("\(engine): \(kills) kills, \(acknowledged) orders acknowledged, \(lost.count) lost")
        }
    }

    /// Numbers between the first and the last that are on no receipt.
    var gaps: [Int] {
        let numbers = Set(receipts.map(\.number))
        guard let first = numbers.min(), let last = numbers.max() else { return [] }
        return (first...last).filter { !numbers.contains($0) }
    }

    func summary(inBooks: Int) -> String {
        """
        \(kills) kills, \(acknowledged) orders acknowledged, \(lost.count) lost or not whole; \
        \(cutOff) confirmations cut off, \(placedUnheard) of them placed by then, \
        each one order when asked again; \(inBooks) orders in the books, all true, \(gaps.count) numbers missing
        """
    }
}

/// What a long proof says while it runs.
enum Figures {
    /// Past the buffer that `print` fills: whoever waits wants to see it now.
    static func say(_ text: String) {
        FileHandle.standardOutput.write(Data("durability: \(text)\n".utf8))
    }
}
