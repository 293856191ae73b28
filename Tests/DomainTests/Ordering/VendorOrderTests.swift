import Catalog
import Ordering
import People
import Persistence
import TestEngines
import TestSupport
import Testing
import Vocabulary

@Suite("What vendors see")
struct VendorOrderTests {
    @Test(
        "an order with lines of two vendors shows each their own, and the shop's own to neither",
        arguments: TestEngine.available)
    func twoVendors(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let goods = try await VendorGoods(shop)
            let order = try await shop.buy([
                (goods.bowl, Quantity(2)), (goods.rug, .one), (goods.mug, Quantity(3)),
            ])
            for (scope, variant, total) in [
                (goods.kiln, goods.bowl, Int64(2 * 1500)), (goods.loom, goods.rug, Int64(9000)),
            ] {
                let seen = try #require(try await shop.vendorOrders(scope).first)
                #expect(seen.number == order.number && seen.lines.map(\.variant) == [variant])
                #expect(seen.total == Money(total, .eur), "not the whole order's")
                #expect(seen.tax.amount < order.totals.tax.amount)
                #expect(seen.shipTo?.line1 == "Unter den Linden 1" && seen.shipTo?.phone == nil)
                #expect(try await shop.database.read { try VendorOrder.find(order.id, of: scope, in: $0) } == seen)
            }
            let lines = try await shop.vendorOrders(goods.kiln).flatMap(\.lines).count
            #expect(lines == 1)
        }
    }

    @Test("an order in which a vendor has no part is not there for them", arguments: TestEngine.available)
    func noPart(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let goods = try await VendorGoods(shop)
            let order = try await shop.buy([(goods.rug, .one)])
            #expect(try await shop.vendorOrders(goods.kiln).isEmpty)
            await #expect(throws: NoSuchOrder()) {
                try await shop.database.read { try VendorOrder.find(order.id, of: goods.kiln, in: $0) }
            }
        }
    }

    @Test(
        "a product that goes to another vendor leaves what was ordered before where it was",
        arguments: TestEngine.available)
    func reassigned(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let goods = try await VendorGoods(shop)
            let first = try await shop.buy([(goods.bowl, .one)])
            try await shop.give(goods.bowl, to: goods.loomVendor)
            let second = try await shop.buy([(goods.bowl, .one)])
            try await shop.give(goods.bowl, to: nil)
            let third = try await shop.buy([(goods.bowl, .one)])
            #expect(try await shop.vendorOrders(goods.kiln).map(\.id) == [first.id])
            #expect(try await shop.vendorOrders(goods.loom).map(\.id) == [second.id])
            #expect(third.number == second.number + 1)
            #expect(try await shop.products(goods.kiln).isEmpty)
            let changes = try await shop.database.read { transaction -> [AuditEvent] in
                var filter = AuditTrail.Filter()
                filter.action = "product.vendor_changed"
                return try AuditTrail.list(filter, in: transaction)
            }
            #expect(changes.first?.change.fields.first?.before == "loom")
        }
    }

    @Test("orders come page by page, newest first, and are counted by week", arguments: TestEngine.available)
    func pages(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let goods = try await VendorGoods(shop)
            var orders: [OrderID] = []
            for number in 0..<5 {
                orders.append(try await shop.buy([(number == 2 ? goods.rug : goods.bowl, .one)]).id)
            }
            let own = [orders[4], orders[3], orders[1], orders[0]]
            let first = try await shop.database.read {
                try VendorOrder.page(of: goods.kiln, limit: 3, in: $0)
            }
            #expect(first.map(\.id) == Array(own.prefix(3)))
            let rest = try await shop.database.read {
                try VendorOrder.page(of: goods.kiln, before: first.last?.id, limit: 3, in: $0)
            }
            #expect(rest.map(\.id) == [own[3]])
            let weeks = try await shop.database.read { try VendorOrder.perWeek(of: goods.kiln, weeks: 4, in: $0) }
            #expect(weeks == [0, 0, 0, 4])
        }
    }

    @Test(
        "a vendor finds their own products by title and SKU, drafts too, and nobody else's",
        arguments: TestEngine.available)
    func products(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let goods = try await VendorGoods(shop)
            let draft = try await shop.database.write { transaction in
                var draft = ProductDraft(
                    slug: Slug(transliterating: "Blümchenvase"), title: "Blümchenvase",
                    variants: [VariantDraft(sku: "VASE-1", price: 2_000)])
                draft.status = .draft
                let id = try Products.save(draft, at: .now, in: transaction).id
                try Products.assign(id, to: goods.kiln.vendor, by: .program, in: transaction)
                return id
            }
            let bowl = try await shop.product(of: goods.bowl)
            #expect(try await shop.products(goods.kiln) == [draft, bowl], "newest first")
            #expect(try await shop.products(goods.kiln, "BLUMCHEN") == [draft])
            #expect(try await shop.products(goods.kiln, "VASE-1") == [draft])
            #expect(try await shop.products(goods.kiln, "rug").isEmpty)
            let rug = try await shop.product(of: goods.rug)
            #expect(try await shop.database.read { try VendorShelf.product(rug, of: goods.kiln, in: $0) } == nil)
            let (seen, availability) = try #require(
                try await shop.database.read { try VendorShelf.product(bowl, of: goods.kiln, in: $0) })
            #expect(seen.product.title == "The bowl" && availability.quantity(of: goods.bowl) == Quantity(10))
            let found = try await shop.database.read { try Products.assignable("VASE-1", in: $0) }
            #expect(found.map(\.summary.id) == [draft] && found.first?.vendor == goods.kiln.vendor)
        }
    }

    @Test(
        "a suspended vendor's people see nothing, and another shop has no such vendor",
        arguments: TestEngine.available)
    func suspendedAndElsewhere(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let goods = try await VendorGoods(shop)
            _ = try await shop.buy([(goods.bowl, .one)])
            try await shop.database.write { try Vendor.suspend(goods.kiln.vendor, by: .program, in: $0) }
            #expect(try await shop.scope("kiln-seller@example.com") == nil)
            try await shop.database.write { try Vendor.resume(goods.kiln.vendor, by: .program, in: $0) }
            #expect(try await shop.scope("kiln-seller@example.com") == goods.kiln)

            let other = try await TestShop(slug: "other", engine: shop.engine)
            #expect(try await other.vendorOrders(goods.kiln).isEmpty)
            #expect(try await other.products(goods.kiln).isEmpty)
            await #expect(throws: DeskRefusal.noSuchVendor) {
                let mug = try await other.add("mug")
                try await other.give(mug, to: goods.kilnVendor)
            }
        }
    }
}

/// Two vendors with a product each, beside one of the shop's own.
private struct VendorGoods: Sendable {
    let kilnVendor: Vendor
    let loomVendor: Vendor
    let kiln: VendorScope
    let loom: VendorScope
    let bowl: VariantID
    let rug: VariantID
    let mug: VariantID

    init(_ shop: TestShop) async throws {
        (kilnVendor, kiln) = try await Self.vendor("kiln", in: shop)
        (loomVendor, loom) = try await Self.vendor("loom", in: shop)
        bowl = try await shop.add("bowl", price: 1500)
        rug = try await shop.add("rug", price: 9000)
        mug = try await shop.add("mug")
        try await shop.give(bowl, to: kilnVendor)
        try await shop.give(rug, to: loomVendor)
    }

    private static func vendor(_ name: String, in shop: TestShop) async throws -> (Vendor, VendorScope) {
        let vendor = try await shop.vendor(name)
        let scope = try await shop.database.write { transaction -> VendorScope? in
            try Role.seed(in: transaction)
            let id = try Staff.create(
                email: EmailAddress("\(name)-seller@example.com"), name: name, password: PasswordHash(stored: "…"),
                role: Role.vendor, vendor: vendor.id, in: transaction)
            return try Staff.find(id, in: transaction).flatMap { VendorScope(of: $0) }
        }
        return (vendor, try #require(scope))
    }
}

extension TestShop {
    fileprivate func scope(_ email: String) async throws -> VendorScope? {
        try await database.read { transaction in
            try Staff.find(EmailAddress(email), in: transaction).flatMap { VendorScope(of: $0) }
        }
    }

    fileprivate func vendorOrders(_ scope: VendorScope) async throws -> [VendorOrder] {
        try await database.read { try VendorOrder.page(of: scope, limit: 50, in: $0) }
    }

    fileprivate func products(_ scope: VendorScope, _ words: String? = nil) async throws -> [ProductID] {
        try await database.read { try VendorShelf.page(of: scope, search: words, limit: 50, in: $0).products.map(\.id) }
    }
}
