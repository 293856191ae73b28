import Infrastructure
import Catalog
import Ordering
import Persistence
import Tenancy
import Testing
import TestEngines
import TestSupport
import Vocabulary

@Suite("A cart")
struct CartTests {
    @Test("adding the same variant twice makes one line of both", arguments: TestEngine.available)
    func addingTwice(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let mug = try await shop.add("mug", price: 1250)
            let cart = try await shop.cart([(mug, Quantity(1)), (mug, Quantity(2))])
            let found = try await shop.find(cart)
            #expect(found.lines.count == 1)
            #expect(found.lines[0].quantity == Quantity(3))
            #expect(found.subtotal == Money(3750, .eur))
        }
    }

    @Test("counts pieces, on its own page and beside its icon alike", arguments: TestEngine.available)
    func counting(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let (mug, bowl) = (try await shop.add("mug", price: 1250), try await shop.add("bowl", price: 900))
            let cart = try await shop.cart([(mug, Quantity(2)), (bowl, Quantity(1))])
            #expect(try await shop.find(cart).itemCount == 3)
            #expect(try await shop.database.read { try Cart.itemCount(token: cart.token, in: $0) } == 3)
            #expect(try await shop.database.read { try Cart.itemCount(token: AccessToken(), in: $0) } == 0)
        }
    }

    @Test("shows the price of this moment", arguments: TestEngine.available)
    func priceIsFresh(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let mug = try await shop.add("mug", price: 1000)
            let cart = try await shop.cart([(mug, .one)])
            try await shop.add("mug", price: 800, stock: .zero)
            #expect(try await shop.find(cart).subtotal == Money(800, .eur))
        }
    }

    @Test("is opened by its token only", arguments: TestEngine.available)
    func tokenOpens(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let cart = try await shop.cart([])
            await #expect(throws: CartError.noCart) {
                try await shop.find((cart.id, AccessToken()))
            }
        }
    }

    @Test("is told as it is kept after every change", arguments: TestEngine.available)
    func toldAsKept(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let mug = try await shop.add("mug", price: 1250, stock: Quantity(9))
            let tea = try await shop.add("tea", price: 900, stock: Quantity(9))
            let token = AccessToken()
            let currency = shop.settings.currency
            try await shop.database.write { transaction in
                var cart = try Cart.create(token: token, currency: currency, in: transaction)
                func check(_ version: Int, _ quantities: [Quantity]) throws {
                    let kept = try Cart.find(cart.id, token: token, currency: currency, in: transaction)
                    #expect(cart.version == version && kept.version == version)
                    #expect(cart.lines.map(\.id) == kept.lines.map(\.id))
                    #expect(cart.lines.map(\.quantity) == quantities && kept.lines.map(\.quantity) == quantities)
                    #expect(cart.subtotal == kept.subtotal && cart.itemCount == kept.itemCount)
                }
                try check(1, [])
                let first = try cart.add(Quantity(2), of: mug, in: transaction)
                try check(2, [Quantity(2)])
                let second = try cart.add(.one, of: tea, in: transaction)
                try check(3, [Quantity(2), .one])
                #expect(try cart.add(.one, of: mug, in: transaction) == first)
                try check(4, [Quantity(3), .one])
                try cart.set(second, to: Quantity(4), in: transaction)
                try check(5, [Quantity(3), Quantity(4)])
                try cart.remove(first, in: transaction)
                try check(6, [Quantity(4)])
                #expect(throws: CartError.noLine) { try cart.set(first, to: .one, in: transaction) }
                try check(6, [Quantity(4)])
            }
        }
    }

    @Test("setting a line to zero removes it", arguments: TestEngine.available)
    func zeroRemoves(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let mug = try await shop.add("mug")
            let cart = try await shop.cart([(mug, Quantity(2))])
            let line = try await shop.find(cart).lines[0].id
            try await shop.change(cart) { try $0.set(line, to: .zero, in: $1) }
            #expect(try await shop.find(cart).isEmpty)
        }
    }

    @Test("refuses quantities outside the variant's steps and limits", arguments: TestEngine.available)
    func quantityRules(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let tea = try await shop.add(
                "tea", stock: Quantity(100), unit: .kilogram, step: Quantity(thousandths: 250))
            let cart = try await shop.cart([])
            for thousandths in [Int64(0), -250, 100, 260, 10_000_000, .max] {
                await #expect(throws: CartError.self, "\(thousandths)") {
                    try await shop.add(Quantity(thousandths: thousandths), of: tea, to: cart)
                }
            }
            try await shop.add(Quantity(thousandths: 750), of: tea, to: cart)
            #expect(try await shop.find(cart).subtotal == Money(750, .eur))
        }
    }

    @Test("says how much is there when more is wanted", arguments: TestEngine.available)
    func shortage(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let mug = try await shop.add("mug", stock: Quantity(3))
            await #expect(throws: CartError.outOfStock(available: Quantity(3))) {
                try await shop.cart([(mug, Quantity(4))])
            }
            let cart = try await shop.cart([(mug, Quantity(3))])
            _ = try await shop.buy([(mug, Quantity(2))])
            #expect(try await shop.find(cart).lines[0].obstacle == .short(available: .one))
        }
    }
}

extension TestShop {
    /// The cart as its holder sees it.
    func find(_ cart: (id: CartID, token: AccessToken)) async throws -> Cart {
        let currency = settings.currency
        return try await database.read { try Cart.find(cart.id, token: cart.token, currency: currency, in: $0) }
    }
}
