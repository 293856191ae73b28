import Catalog
import Composition
import HTTPTypes
import Infrastructure
import Ordering
import People
import Persistence
import Tenancy
import TestEngines
import TestSupport
import Testing
import Vocabulary

@testable import Web

/// Two vendors sell in one shop. Whatever one of them knows of the other opens nothing.
@Suite("What a vendor reaches", .serialized)
struct VendorBoundaryTests {
    /// What is the other vendor's, the shop's, or about the buyer, and no vendor's to read.
    private static let marks = ["Loom rug", "Shop mug", "ada@example.com", "+49301234567", "€144.90", "14490"]

    @Test(
        "no id of the other vendor, of the shop or of its people shows or changes anything",
        arguments: TestEngine.available)
    func foreignIDs(engine: TestEngine) async throws {
        try await TwoShops.run(on: engine) { shops in
            let market = try await Market(shops)
            let credentials = try #require(try await shops.credentials(ofTeaAlone: true)[.vendor])
            let before = try await shops.installation.dump(shops.tea.id)
            let routes = DeclaredRoute.all.filter {
                $0.takesID && [.api, .desk].contains($0.surface) && !$0.isOfPlatform && $0.rule != .orderHolder
            }
            #expect(routes.contains { $0.pattern == "/desk/vendor/orders/:order" })
            for route in routes {
                for id in market.others {
                    let answer = try await shops.knock(at: route).send(
                        route.method, route.filled { _ in id }, as: credentials, isAPI: route.surface == .api,
                        form: ["member": id, "to": id])
                    let what = "\(route) with \(id): \(answer.status)"
                    #expect(answer.status < 500, "\(what)")
                    #expect((300..<500).contains(answer.status), "\(what) \(answer.text.prefix(200))")
                    for mark in Self.marks { #expect(!answer.text.contains(mark), "\(what) shows \(mark)") }
                }
            }
            #expect(try await shops.installation.dump(shops.tea.id) == before)
        }
    }

    @Test(
        "an order shows a vendor their lines and where they go, and nothing else of it", arguments: TestEngine.available
    )
    func ownPart(engine: TestEngine) async throws {
        try await TwoShops.run(on: engine) { shops in
            let market = try await Market(shops)
            let all = try await shops.credentials(ofTeaAlone: true)
            let vendor = try #require(all[.vendor])
            let knock = Knock(door: shops.door, host: "tea.localhost")
            for (path, isAPI) in [
                ("/desk/vendor", false), ("/desk/vendor/orders", false),
                ("/desk/vendor/orders/\(market.shared.id)", false), ("/api/v1/vendor/orders", true),
                ("/api/v1/vendor/orders/\(market.shared.id)", true),
            ] {
                let answer = try await knock.send(.get, path, as: vendor, isAPI: isAPI)
                #expect(answer.status == 200 && answer.text.contains("Kiln bowl"), "\(path): \(answer.status)")
                for mark in Self.marks { #expect(!answer.text.contains(mark), "\(path) shows \(mark)") }
            }
            let page = try await knock.send(
                .get, "/desk/vendor/orders/\(market.shared.id)", as: vendor, isAPI: false)
            #expect(page.text.contains("Unter den Linden 1") && page.text.contains("€30.00"))
            // The other one sees the other half.
            let other = try await knock.send(
                .get, "/api/v1/vendor/orders", as: try #require(all[.otherVendor]), isAPI: true)
            #expect(other.text.contains("Loom rug") && !other.text.contains("Kiln bowl"))
            let products = try await knock.send(.get, "/api/v1/vendor/products", as: vendor, isAPI: true)
            #expect(products.text.contains("Kiln bowl") && !products.text.contains("Loom rug"))
            let staff = try await knock.send(
                .get, "/desk/vendors/\(market.vendor)/orders", as: try #require(all[.role("manager")]), isAPI: false)
            #expect(staff.status == 200 && staff.text.contains("Kiln bowl"))
        }
    }

    @Test("a vendor's person whose role was widened by hand still reaches nothing of the shop")
    func widened() async throws {
        try await TwoShops.run(on: .sqlite) { shops in
            let shop = try await shops.installation.engine.shop(shops.tea.id)
            try await shop.write { transaction in
                for permission in Permission.allCases where permission != .sellOwnGoods {
                    try transaction.execute(
                        "INSERT INTO role_permission (role, permission) VALUES ('vendor', \(permission.rawValue))")
                }
            }
            for route in DeclaredRoute.all {
                guard case .holders = route.rule, !route.isOfPlatform else { continue }
                let shown = try #require(try await shops.credentials(ofTeaAlone: true)[.vendor])
                let answer = try await shops.knock(at: route).send(
                    route.method, route.path, as: shown, isAPI: route.surface == .api)
                #expect(answer.status == 403, "\(route): \(answer.status)")
            }
        }
    }
}

/// What two vendors and the shop sell, and what was bought of them.
private struct Market: Sendable {
    let vendor: VendorID
    /// Of both vendors and the shop.
    let shared: Order
    /// Ids that the first vendor has no business with.
    let others: [String]

    init(_ shops: TwoShops) async throws {
        let installation = shops.installation
        let opened = try #require(try await installation.directory.shop(id: shops.tea.id))
        let shop = try await TestShop(opened, directory: installation.directory, engine: installation.engine)
        vendor = try await shops.vendor(of: .vendor)
        let other = try await shops.vendor(of: .otherVendor)
        let bowl = try await Self.add("Kiln bowl", 1500, to: shop, for: vendor)
        let rug = try await Self.add("Loom rug", 9000, to: shop, for: other)
        let mug = try await Self.add("Shop mug", 1000, to: shop, for: nil)
        let cart = try await shop.cart([
            (bowl.variant, Quantity(2)), (rug.variant, .one), (mug.variant, Quantity(2)),
        ])
        let checkout = try await shop.start(cart)
        try await shop.fillIn(checkout.id, token: cart.token)
        try await Self.leavePhone(in: checkout.id, cart.token, of: shop)
        guard case .placed(let order) = try await shop.pay((checkout.id, cart.token)) else { throw PurchaseNotPlaced() }
        shared = order
        let foreign = try await shop.buy([(rug.variant, .one)])
        let rows = try await shop.database.read { transaction -> [ID<Any>] in
            try ["customer", "api_key", "checkout", "cart"].flatMap { table -> [ID<Any>] in
                try transaction.values("SELECT id FROM \(SQL(trusted: table)) ORDER BY id LIMIT 2")
            }
                + (try Staff.all(in: transaction).filter { $0.vendor != nil || $0.role == Role.owner })
                .map { $0.id.of(Any.self) }
        }
        others =
            ["\(rug.product)", "\(mug.product)", "\(foreign.id)", "\(other)"]
            + [order, foreign].flatMap { ["\($0.number)", $0.trackingToken] } + rows.map { "\($0)" }
    }

    /// The buyer can be called, which is the shop's to know.
    private static func leavePhone(in checkout: CheckoutID, _ token: AccessToken, of shop: TestShop) async throws {
        var draft = try Address.test.draft
        draft.phone = "+49301234567"
        let address = try Address.validated(draft)
        let settings = shop.settings
        try await shop.database.write { transaction in
            _ = try Checkout.update(
                checkout, token: token, CheckoutChange(phone: "+49301234567", shippingAddress: address),
                settings: settings, in: transaction)
        }
    }

    private static func add(
        _ title: String, _ price: Int64, to shop: TestShop, for vendor: VendorID?
    ) async throws -> (product: ProductID, variant: VariantID) {
        try await shop.database.write { transaction in
            var draft = VariantDraft(sku: title.uppercased(), price: price)
            draft.tracksStock = false
            let saved = try Products.save(
                ProductDraft(slug: Slug(transliterating: title), title: title, variants: [draft]), at: .now,
                in: transaction)
            try Products.assign(saved.id, to: vendor, by: .program, in: transaction)
            return (saved.id, saved.variants[0])
        }
    }
}
