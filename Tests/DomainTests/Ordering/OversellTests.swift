import Composition
import Inventory
import Ordering
import Persistence
import Testing
import TestEngines
import TestSupport
import Vocabulary

@Suite("Many buyers at once")
struct OversellTests {
    @Test("never get more than there is, and nothing is lost", arguments: TestEngine.available)
    func neverMore(engine: TestEngine) async throws {
        for scenario in OversellProof.Scenario.allCases {
            try await TestShop.run(on: engine) { shop in
                let proof = OversellProof(scenario: scenario, stock: 20, buyers: 100, parallel: 16)
                let report = try await proof.run(in: shop.shop, till: shop.till)
                #expect(report.isProven, "\(scenario): \(report)")
                #expect(report.sold + report.toldOutOfStock + report.abandoned == 100)
                if scenario == .single { #expect(report.sold == 20) }
                if scenario == .abandon { #expect(report.abandoned > 0) }
            }
        }
    }

    @Test("random histories keep ledger, sums and orders equal", arguments: TestEngine.available)
    func randomHistories(engine: TestEngine) async throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        try await TestShop.run(on: engine) { shop in
            var random = SeededGenerator(seed: seed)
            var variants: [VariantID] = []
            for number in 0..<3 {
                variants.append(try await shop.add("product-\(number)", price: 333, stock: Quantity(40)))
            }
            for _ in 0..<60 {
                let variant = try #require(variants.randomElement(using: &random))
                let quantity = Quantity(Int.random(in: 1...5, using: &random))
                do {
                    switch Int.random(in: 0..<5, using: &random) {
                    case 0:
                        try await shop.database.write { try Stock.receive(quantity, of: variant, in: $0) }
                    case 1:
                        _ = try await shop.start(try await shop.cart([(variant, quantity)]))
                    case 2:
                        _ = try await HoldSweep.run(shop.shop, at: Instant.now.advanced(by: .seconds(3600)))
                    default:
                        _ = try await shop.buy([(variant, quantity)])
                    }
                } catch is CheckoutError {
                } catch is CartError {
                }
            }
            let audit = try await shop.database.read { try BooksAudit(in: $0) }
            #expect(audit.isClean, "seed \(seed): \(audit)")
        }
    }
}

/// SplitMix64: the same seed gives the same history.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
