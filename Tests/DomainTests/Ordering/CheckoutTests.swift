import Infrastructure
import Catalog
import Inventory
import Ordering
import Persistence
import Testing
import TestEngines
import TestSupport
import Vocabulary

@Suite("A checkout")
struct CheckoutTests {
    @Test("holds the stock and freezes the price", arguments: TestEngine.available)
    func holdsAndFreezes(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let mug = try await shop.add("mug", price: 1000, stock: Quantity(5))
            let cart = try await shop.cart([(mug, Quantity(2))])
            let checkout = try await shop.start(cart)
            try await shop.add("mug", price: 9999, stock: .zero)

            let level = try #require(try await shop.level(of: mug))
            #expect(level.held == Quantity(2))
            let filled = try await shop.fillIn(checkout.id, token: cart.token)
            #expect(filled.totals.subtotal == Money(2000, .eur))
            #expect(filled.totals.shipping == Money(490, .eur))
            #expect(filled.totals.total == Money(2490, .eur))
            #expect(filled.missing.isEmpty)
        }
    }

    @Test("is told as it is kept, when it starts and after each change", arguments: TestEngine.available)
    func toldAsKept(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let mug = try await shop.add("mug", price: 1000, stock: Quantity(5))
            let tea = try await shop.add("tea", price: 333, tracksStock: false)
            let cart = try await shop.cart([(mug, Quantity(2)), (tea, Quantity(3))])
            let started = try await shop.start(cart)
            #expect(try await shop.checkout(started.id, cart.token) == started)
            let filled = try await shop.fillIn(started.id, token: cart.token)
            #expect(try await shop.checkout(started.id, cart.token) == filled)
            try await shop.add(.one, of: tea, to: cart)
            let again = try await shop.start(cart)
            #expect(again.id != started.id && again.lines.count == 2 && again.shippingMethod == filled.shippingMethod)
            #expect(try await shop.checkout(again.id, cart.token) == again)
        }
    }

    @Test("started twice is the same checkout", arguments: TestEngine.available)
    func startedTwice(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let mug = try await shop.add("mug")
            let cart = try await shop.cart([(mug, Quantity(2))])
            let first = try await shop.start(cart)
            let second = try await shop.start(cart)
            #expect(first.id == second.id)
            #expect(try await shop.level(of: mug)?.held == Quantity(2))
        }
    }

    @Test("of a changed cart takes the place of the old one", arguments: TestEngine.available)
    func changedCart(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let mug = try await shop.add("mug")
            let cart = try await shop.cart([(mug, Quantity(2))])
            let first = try await shop.start(cart)
            try await shop.fillIn(first.id, token: cart.token)
            try await shop.add(.one, of: mug, to: cart)
            let second = try await shop.start(cart)

            #expect(first.id != second.id)
            #expect(try await shop.level(of: mug)?.held == Quantity(3))
            #expect(second.contact.email?.description == "ada@example.com", "what was typed is kept")
            await #expect(throws: CheckoutError.notOpen) { try await shop.pay((first.id, cart.token)) }
        }
    }

    @Test("of more than there is names what is short and holds nothing", arguments: TestEngine.available)
    func shortage(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let mug = try await shop.add("mug", stock: Quantity(5))
            let bowl = try await shop.add("bowl", stock: Quantity(5))
            let cart = try await shop.cart([(mug, Quantity(2)), (bowl, Quantity(4))])
            _ = try await shop.buy([(bowl, Quantity(3))])
            await #expect {
                try await shop.start(cart)
            } throws: { error in
                guard case CheckoutError.outOfStock(let shortages) = error else { return false }
                return shortages.map(\.variant) == [bowl] && shortages[0].available == Quantity(2)
            }
            #expect(try await shop.level(of: mug)?.held == .zero)
        }
    }

    @Test("whose time is over gives its stock to others", arguments: TestEngine.available)
    func expiry(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let mug = try await shop.add("mug", stock: .one)
            let anHourAgo = Instant.now.advanced(by: .seconds(-3600))
            _ = try await shop.start(try await shop.cart([(mug, .one)]), at: anHourAgo)
            let released = try await HoldSweep.run(shop.shop)
            #expect(released == 1)
            _ = try await shop.buy([(mug, .one)])
            #expect(try await shop.ledgerDifferences().isEmpty)
        }
    }

    @Test("refuses a change that was made from an older version", arguments: TestEngine.available)
    func staleVersion(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let mug = try await shop.add("mug")
            let cart = try await shop.cart([(mug, .one)])
            let checkout = try await shop.start(cart)
            try await shop.fillIn(checkout.id, token: cart.token)
            let settings = shop.settings
            await #expect(throws: CheckoutError.staleVersion(current: checkout.version + 1)) {
                try await shop.database.write {
                    try Checkout.update(
                        checkout.id, token: cart.token, CheckoutChange(phone: "1", version: checkout.version),
                        settings: settings, in: $0)
                }
            }
        }
    }

    @Test("cannot be paid before it says where the goods go", arguments: TestEngine.available)
    func incomplete(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let mug = try await shop.add("mug")
            let cart = try await shop.cart([(mug, .one)])
            let checkout = try await shop.start(cart)
            await #expect {
                try await shop.till.openPayment(checkout.id, token: cart.token, with: "test")
            } throws: { error in
                guard case CheckoutError.incomplete(let errors) = error else { return false }
                return errors.map(\.field) == ["email", "shippingAddress", "shippingMethodId"]
            }
        }
    }

    @Test("belongs to the holder of its cart's token", arguments: TestEngine.available)
    func foreignToken(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let mug = try await shop.add("mug")
            let checkout = try await shop.readyCheckout([(mug, .one)])
            await #expect(throws: CheckoutError.noCheckout) {
                try await shop.pay((checkout.id, AccessToken()))
            }
        }
    }
}

extension TestShop {
    func checkout(_ id: CheckoutID, _ token: AccessToken) async throws -> Checkout {
        try await database.read { try Checkout.find(id, token: token, in: $0) }
    }

    func level(of variant: VariantID) async throws -> StockLevel? {
        try await database.read { try Stock.level(of: variant, in: $0) }
    }

    /// Where the stock ledger and its sums disagree: nowhere, always.
    func ledgerDifferences() async throws -> [StockLedger.Difference] {
        try await database.read { try StockLedger.differences(in: $0) }
    }
}
