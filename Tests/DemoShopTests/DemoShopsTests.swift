import Catalog
import DemoShop
import Foundation
import Inventory
import Ordering
import Payments
import Persistence
import Tenancy
import TestEngines
import Testing
import Vocabulary

@Suite("Opening the demo shops")
struct DemoShopsTests {
    @Test("Both shops can be bought from, with every picture on disk", arguments: TestEngine.available)
    func open(_ engine: TestEngine) async throws {
        try await withDirectory(on: engine) { directory, media in
            let shops = try await DemoShops.open(in: directory, mediaDirectory: media)
            #expect(shops.map(\.settings.currency) == [.eur, .jpy])
            for (shop, content) in zip(shops, DemoContent.all) {
                let folder = media + "/" + shop.tenant.id.description
                try await shop.database.read { transaction in
                    #expect(try count("product", in: transaction) == content.products.count)
                    #expect(try count("variant", in: transaction) == content.products.flatMap(\.variants).count)
                    #expect(try count("category", in: transaction) == content.categories.count)
                    let methods = try ShippingMethod.offered(in: transaction, currency: shop.settings.currency)
                    #expect(methods.count == content.deliveries.count)
                    let files: [String] = try transaction.values("SELECT file FROM product_image")
                    #expect(files.count == content.products.flatMap(\.pictures).count)
                    for file in files + [
                        shop.settings.logo ?? "no logo", shop.settings.welcome.picture ?? "no welcome",
                    ] {
                        #expect(FileManager.default.fileExists(atPath: folder + "/" + file), "\(file)")
                    }
                }
            }
        }
    }

    @Test("What is on the shelves is what the assortment says", arguments: TestEngine.available)
    func stock(_ engine: TestEngine) async throws {
        try await withDirectory(on: engine) { directory, media in
            let shop = try #require(try await DemoShops.open(in: directory, mediaDirectory: media).first)
            try await shop.database.read { transaction in
                for product in DemoContent.alderhof.products.prefix(12) {
                    let slug = Slug(transliterating: product.slug)
                    let detail = try #require(try Products.find(slug: slug, in: transaction))
                    let available = try Stock.available(of: detail.variants.map(\.id), in: transaction)
                    #expect(detail.variants.map { available[$0.id]?.thousandths } == product.variants.map(\.stock))
                }
            }
        }
    }

    @Test("Opening them again changes nothing", arguments: TestEngine.available)
    func again(_ engine: TestEngine) async throws {
        try await withDirectory(on: engine) { directory, media in
            let first = try await DemoShops.open(in: directory, mediaDirectory: media)
            let before = try await versions(of: first)
            let second = try await DemoShops.open(in: directory, mediaDirectory: media)
            #expect(second.map(\.tenant.id) == first.map(\.tenant.id))
            #expect(try await versions(of: second) == before)
        }
    }

    private func versions(of shops: [Shop]) async throws -> [Int64] {
        var versions: [Int64] = []
        for shop in shops {
            versions.append(try await shop.database.read { try CatalogState.version(in: $0) })
            versions.append(try await shop.database.read { Int64(try count("stock_movement", in: $0)) })
        }
        return versions
    }

    private let migrations = Migrations(
        platform: TenancyMigrations.platform,
        shop: TenancyMigrations.shop + CatalogMigrations.all + InventoryMigrations.all + PaymentsMigrations.all
            + OrderingMigrations.all)

    private func withDirectory(
        on engine: TestEngine, _ body: @Sendable (ShopDirectory, String) async throws -> Void
    ) async throws {
        try await engine.withEngine(migrations: migrations) { engine in
            let folder = FileManager.default.temporaryDirectory.appending(path: "stoa-demo-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: folder) }
            try await body(ShopDirectory(engine: engine, baseDomain: "localhost"), folder.path)
        }
    }
}

private func count(_ table: SQL, in transaction: ReadTransaction) throws -> Int {
    try transaction.value("SELECT COUNT(*) FROM \(table)") ?? 0
}
