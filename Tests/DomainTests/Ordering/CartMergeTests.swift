import Catalog
import Infrastructure
import Ordering
import People
import Persistence
import Tenancy
import Testing
import TestSupport
import Vocabulary

@Suite("A guest's cart and a customer's come together")
struct CartMergeTests {
    /// What the shop has of each of three things, and what both carts hold.
    private struct Situation: CustomStringConvertible {
        var stock: [Int]
        var own: [Int]
        var guest: [Int]

        static func random(using generator: inout some RandomNumberGenerator) -> Situation {
            func some() -> [Int] {
                (0..<3).map { _ in Bool.random(using: &generator) ? Int.random(in: 1...9, using: &generator) : 0 }
            }
            return Situation(
                stock: (0..<3).map { _ in Int.random(in: 9...14, using: &generator) }, own: some(), guest: some())
        }

        var description: String { "stock \(stock), own \(own), guest \(guest)" }
    }

    @Test(
        "the sum, capped by what is there; nothing is lost, nothing throws, what changed is told",
        arguments: TestEngine.available)
    func property(engine: TestEngine) async throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        try await TestShop.run(on: engine) { shop in
            var generator = SeededGenerator(seed: seed)
            for round in 0..<20 {
                let situation = Situation.random(using: &generator)
                let comment: Comment = "seed \(seed): \(situation)"
                var variants: [VariantID] = []
                for (index, stock) in situation.stock.enumerated() {
                    variants.append(try await shop.add("r\(round)-\(index)", stock: Quantity(stock)))
                }
                let all = variants
                let customer = CustomerID()
                let guest = AccessToken()
                let currency = shop.settings.currency
                let (merge, quantities, again) = try await shop.database.write { transaction in
                    let key = try Cart.key(of: customer, in: transaction)
                    var own = try #require(try Cart.find(token: key, currency: currency, in: transaction))
                    var other = try Cart.create(token: guest, currency: currency, in: transaction)
                    for (index, variant) in all.enumerated() {
                        if situation.own[index] > 0 {
                            try own.add(Quantity(situation.own[index]), of: variant, in: transaction)
                        }
                        if situation.guest[index] > 0 {
                            try other.add(Quantity(situation.guest[index]), of: variant, in: transaction)
                        }
                    }
                    let merge = try Cart.merge(guest, into: customer, in: transaction)
                    let after = try #require(try CustomerCartKey.find(of: customer, in: transaction))
                    let cart = try #require(try Cart.find(token: after, currency: currency, in: transaction))
                    #expect(try Cart.find(token: guest, currency: currency, in: transaction) == nil, comment)
                    return (
                        merge, Dictionary(uniqueKeysWithValues: cart.lines.map { ($0.variant.id, $0.quantity) }),
                        try Cart.merge(guest, into: customer, in: transaction)
                    )
                }
                for (index, variant) in all.enumerated() {
                    let sum = situation.own[index] + situation.guest[index]
                    let expected = min(sum, situation.stock[index])
                    #expect(quantities[variant] ?? .zero == Quantity(expected), comment)
                    #expect(merge.cut.contains { $0.variant == variant } == (expected < sum), comment)
                }
                #expect(again == CartMerge(), "a second time there is nothing to merge")
            }
        }
    }

    @Test("what sold out meanwhile stays in the cart, which says so", arguments: TestEngine.available)
    func soldOut(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let lamp = try await shop.add("lamp", stock: .one)
            let (customer, currency) = (CustomerID(), shop.settings.currency)
            let guest = try await shop.cart([(lamp, .one)])
            try await shop.database.write { transaction in
                let key = try Cart.key(of: customer, in: transaction)
                var own = try #require(try Cart.find(token: key, currency: currency, in: transaction))
                try own.add(.one, of: lamp, in: transaction)
            }
            _ = try await shop.buy([(lamp, .one)])
            let cart = try await shop.database.write { transaction in
                _ = try Cart.merge(guest.token, into: customer, in: transaction)
                let key = try #require(try CustomerCartKey.find(of: customer, in: transaction))
                return try Cart.find(token: key, currency: currency, in: transaction)
            }
            #expect(cart?.lines.map(\.quantity) == [.one])
            #expect(cart?.lines.first?.obstacle == .short(available: .zero))
        }
    }

    @Test("a cart that is being paid for stays as it is until that is over", arguments: TestEngine.available)
    func underPayment(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let mug = try await shop.add("mug")
            let tea = try await shop.add("tea")
            let customer = CustomerID()
            try await shop.database.write { transaction in
                let key = try Cart.key(of: customer, in: transaction)
                var own = try #require(try Cart.find(token: key, currency: .eur, in: transaction))
                try own.add(.one, of: tea, in: transaction)
            }
            let guest = try await shop.readyCheckout([(mug, .one)])
            guard case .requiresAction = try await shop.pay(guest, method: "test_requires_action") else {
                Issue.record("the test provider should ask")
                return
            }
            let merge = try await shop.database.write { try Cart.merge(guest.token, into: customer, in: $0) }
            #expect(merge.isBeingPaid)
            let isOpen = try await shop.database.read { try Checkout.opens(guest.id, guest.token, in: $0) }
            #expect(isOpen)
        }
    }
}
