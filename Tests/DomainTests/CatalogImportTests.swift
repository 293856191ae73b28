import Catalog
import Foundation
import Persistence
import TestEngines
import Testing
import Vocabulary

@Suite("Importing products")
struct CatalogImportTests {
    static let now = Instant(milliseconds: 1_800_000_000_000)

    static let shopify = """
        Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,Variant Requires Shipping,Variant Taxable,Image Src,Image Position,Image Alt Text,SEO Title,Variant Image,Status
        tee,Soft Tee,"<p>Soft,
        very ""soft""</p><script>x</script>",Acme,Shirt,"cotton, summer",true,Size,S,Colour,Red,TEE-S,150,shopify,5,deny,19.90,25.00,true,true,https://example.com/1.jpg,1,Front,Tee SEO,,active
        tee,,,,,,,,M,,Red,TEE-M,150,shopify,0,deny,19.9,,true,false,https://example.com/2.jpg,2,,,https://example.com/2.jpg,
        tee,,,,,,,,,,,,,,,,,,,,https://example.com/3.jpg,3,Side,,,
        mug,Mug,Plain text,Acme,,,true,Title,Default Title,,,,400,,7,continue,8,,true,true,,,,,,active
        secret,Secret,,,,,false,Title,Default Title,,,,0,,-3,deny,5.000,0,false,true,,,,,,active
        """

    /// Imports and counts the stock that is handed over.
    private func run(
        _ text: String, into shop: any Database, dryRun: Bool = false, currency: Currency = .usd, batchSize: Int = 50
    ) async throws -> (report: ImportReport, stock: [Quantity]) {
        let stock = StockRecorder()
        var productImport = ProductImport(currency: currency, isDryRun: dryRun)
        productImport.batchSize = batchSize
        let report = try await productImport.run(
            bytes: Array(text.utf8), into: shop, at: Self.now, stock: { _, quantity, _ in stock.add(quantity) },
            pictures: { _, _ in })
        return (report, stock.quantities)
    }

    private final class StockRecorder: @unchecked Sendable {
        private let lock = NSLock()
        private var added: [Quantity] = []
        var quantities: [Quantity] { lock.withLock { added } }
        func add(_ quantity: Quantity) { lock.withLock { added.append(quantity) } }
    }

    @Test("Shopify's export becomes products with variants, images and stock", arguments: TestEngine.available)
    func shopifyExport(engine: TestEngine) async throws {
        try await CatalogFixture.withShop(on: engine) { shop in
            let (report, stock) = try await run(Self.shopify, into: shop)
            #expect(report.format == .shopify)
            #expect(report.created == 3 && report.skipped == 0 && report.problems.isEmpty)
            #expect(report.notes.map(\.description) == ["line 7: The stock of -3 was taken as 0."])
            #expect(stock == [Quantity(5), Quantity(7)])

            let found = try await shop.read { try Products.find(slug: Slug(transliterating: "tee"), in: $0) }
            let tee = try #require(found)
            #expect(tee.product.descriptionHTML == "<p>Soft,\nvery \"soft\"</p>")
            #expect(tee.product.vendor == "Acme" && tee.product.type == "Shirt")
            #expect(tee.product.tags == ["cotton", "summer"] && tee.product.seoTitle == "Tee SEO")
            #expect(tee.product.optionNames == ["Size", "Colour"])
            #expect(tee.variants.map(\.options) == [["S", "Red"], ["M", "Red"]])
            #expect(tee.variants.map(\.price) == [1990, 1990])
            #expect(tee.variants.map(\.compareAt) == [2500, nil])
            #expect(tee.variants.map(\.weightGrams) == [150, 150])
            #expect(tee.variants.map(\.isTaxable) == [true, false])
            #expect(tee.variants.map(\.tracksStock) == [true, true])
            #expect(tee.images.map(\.sourceURL) == (1...3).map { "https://example.com/\($0).jpg" })
            #expect(tee.images.map(\.alt) == ["Front", "", "Side"])
            #expect(tee.images.allSatisfy { $0.status == .pending })
            #expect(tee.variants[1].imageID == tee.images[1].id)

            let mug = try await shop.read { try Products.find(slug: Slug(transliterating: "mug"), in: $0) }
            #expect(mug?.product.optionNames == [] && mug?.variants.first?.tracksStock == false)
            let listed = try await shop.read { try ProductListing.page(ProductQuery(), in: $0) }
            #expect(listed.items.map(\.slug.text).sorted() == ["mug", "tee"])
        }
    }

    @Test("Importing a file again changes nothing and adds no stock", arguments: TestEngine.available)
    func repeated(engine: TestEngine) async throws {
        try await CatalogFixture.withShop(on: engine) { shop in
            _ = try await run(Self.shopify, into: shop)
            let version = try await shop.read { try CatalogState.version(in: $0) }
            let (report, stock) = try await run(Self.shopify, into: shop, batchSize: 1)
            #expect(report.unchanged == 3 && report.created == 0 && report.updated == 0)
            #expect(stock.isEmpty)
            #expect(try await shop.read { try CatalogState.version(in: $0) } == version)
            let changed = Self.shopify.replacing("19.90,25.00", with: "18.00,25.00")
            #expect(try await run(changed, into: shop).report.updated == 1)
        }
    }

    @Test("A dry run reports the same and keeps nothing", arguments: TestEngine.available)
    func dryRun(engine: TestEngine) async throws {
        try await CatalogFixture.withShop(on: engine) { shop in
            let text = Self.shopify + "\nbad,Bad,,,,,true,Title,Default Title,,,,0,,1,deny,x,,true,true,,,,,,active\n"
            let dry = try await run(text, into: shop, dryRun: true).report
            #expect(dry.isDryRun && dry.created == 3 && dry.skipped == 1)
            #expect(try await shop.read { try ProductListing.page(ProductQuery(), in: $0) }.total == 0)
            #expect(try await shop.read { try CatalogState.version(in: $0) } == 0)
            let real = try await run(text, into: shop).report
            #expect(real.created == dry.created && real.skipped == dry.skipped && real.problems == dry.problems)
        }
    }

    @Test("A product with a bad line is left out whole; each bad line is named", arguments: TestEngine.available)
    func badLines(engine: TestEngine) async throws {
        try await CatalogFixture.withShop(on: engine) { shop in
            let text = """
                slug,title,option1_name,option1,sku,price,stock
                good,Good,Size,S,G-S,10.00,1
                good,,,M,G-M,11,2.5
                half,Half,Size,S,H-S,10,1
                half,,,M,H-M,ten,1
                half,,,,H-L,12,1
                short,Short,,
                untitled,,,,U,5,1
                ,Lost,,,,5,1
                twin,Twin,Size,S,T1,5,1
                twin,,,S,T2,5,1
                thief,Thief,,,G-S,5,1
                good,Good again,,,,5,1
                dear,Dear,,,,1.999,1
                free,Free,,,,0,
                """
            let (report, stock) = try await run(text, into: shop)
            #expect(report.created == 2)
            #expect(report.skipped == 7)
            #expect(report.problems.map(\.line).sorted() == [5, 6, 7, 8, 9, 10, 12, 13, 14])
            #expect(report.problems.contains { $0.line == 5 && $0.reason.contains("ten") })
            #expect(stock == [Quantity(1), Quantity(thousandths: 2500)])
            let listed = try await shop.read { try ProductListing.page(ProductQuery(sort: .title), in: $0) }
            #expect(listed.items.map(\.title) == ["Free", "Good"])
        }
    }

    @Test("A broken line inside a product keeps the product as it was", arguments: TestEngine.available)
    func brokenInside(engine: TestEngine) async throws {
        try await CatalogFixture.withShop(on: engine) { shop in
            let good = "slug,title,option1_name,option1,price\np,P,Size,S,1\np,,,M,1\np,,,L,1\n"
            _ = try await run(good, into: shop)
            var bytes = Array("slug,title,option1_name,option1,price\np,P,Size,S,2\np,,,".utf8)
            bytes += [0xFF] + Array(",1\np,,,L,1\n".utf8)
            let report = try await ProductImport(currency: .usd).run(
                bytes: bytes, into: shop, at: Self.now, stock: { _, _, _ in }, pictures: { _, _ in })
            #expect(report.skipped == 1 && report.problems.map(\.line) == [3])
            let detail = try await shop.read { try Products.find(slug: Slug(transliterating: "p"), in: $0) }
            #expect(detail?.variants.map(\.price) == [100, 100, 100])
        }
    }

    @Test("Our own format knows categories, units and quantities", arguments: TestEngine.available)
    func ownFormat(engine: TestEngine) async throws {
        try await CatalogFixture.withShop(on: engine) { shop in
            let text = """
                slug,title,categories,price,unit,step,minimum,status
                coffee,Coffee,Food > Coffee | Gifts,18500,kilogram,0.25,0.5,active
                tea,Tea,food > Tea,1200,piece,,,draft
                """
            let report = try await run(text, into: shop, currency: .jpy).report
            #expect(report.created == 2 && report.problems.isEmpty)
            let detail = try await shop.read { try Products.find(slug: Slug(transliterating: "coffee"), in: $0) }
            #expect(detail?.variants.first?.price == 18500)
            #expect(detail?.variants.first?.unit == .kilogram)
            #expect(detail?.variants.first?.step == Quantity(thousandths: 250))
            #expect(detail?.variants.first?.minimum == Quantity(thousandths: 500))
            #expect(detail?.breadcrumbs.map { $0.map(\.title) } == [["Food", "Coffee"], ["Gifts"]])
            let tree = try await shop.read { try Categories.tree(in: $0) }
            #expect(tree.map(\.category.title).sorted() == ["Food", "Gifts"])
            #expect(tree.first { $0.category.title == "Food" }?.children.count == 2)
        }
    }

    @Test("A file that is no product file is refused as a whole", arguments: TestEngine.available)
    func noProductFile(engine: TestEngine) async throws {
        try await CatalogFixture.withShop(on: engine) { shop in
            await #expect(throws: ImportError.emptyFile) { _ = try await run("", into: shop) }
            await #expect(throws: ImportError.unknownColumns) { _ = try await run("a,b\n1,2\n", into: shop) }
            let shopify = ProductImport(format: .shopify, currency: .usd)
            await #expect(throws: ImportError.missingColumns(["title", "variant price"])) {
                _ = try await shopify.run(
                    bytes: Array("Handle\nx\n".utf8), into: shop, at: Self.now, stock: { _, _, _ in },
                    pictures: { _, _ in })
            }
        }
    }

    @Test("Files of other kinds are refused by what is in them, whatever they are called")
    func otherKinds() async throws {
        try await CatalogFixture.withShop(on: .sqlite) { shop in
            let header = "Handle,Title,Variant Price"
            let files: [(String, [UInt8])] = [
                ("a picture", [0x89] + Array("PNG\r\n\u{1A}\n".utf8) + Array(repeating: 0, count: 5_000)),
                ("a zip file", Array("PK".utf8) + [3, 4, 0, 0xFF, 0xFE] + Array(repeating: 7, count: 5_000)),
                ("a page", Array("<!doctype html><title>Handle,Title,Variant Price</title>".utf8)),
                ("UTF-16", Array("\u{FEFF}\(header)".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
                ("NUL behind the header's beginning", Array("Handle\u{0},Title,Variant Price\nx,y,1\n".utf8)),
                ("one endless line", Array(repeating: UInt8(ascii: "a"), count: 3 << 20)),
                ("one endless quote", [UInt8(ascii: "\"")] + Array(repeating: UInt8(ascii: ","), count: 3 << 20)),
            ]
            for (name, bytes) in files {
                await #expect(throws: ImportError.self, "\(name)") {
                    _ = try await ProductImport(currency: .usd).run(
                        bytes: bytes, into: shop, at: Self.now, stock: { _, _, _ in }, pictures: { _, _ in })
                }
            }
            // What spreadsheets would take for a formula is text like any other, and stays so.
            let (report, _) = try await run(
                "\(header)\nx,\"=HYPERLINK(\"\"http://evil.example\"\")\",1.00\n", into: shop)
            #expect(report.created == 1)
        }
    }

    @Test("A product without end is left out, and takes no memory beyond its limit")
    func endlessProduct() async throws {
        try await CatalogFixture.withShop(on: .sqlite) { shop in
            let lines = (0..<20_000).map { "x,\($0 == 0 ? "X" : ""),1.00,S\($0)" }.joined(separator: "\n")
            let text = "Handle,Title,Variant Price,Option1 Value\n\(lines)\nmug,Mug,2.00,\n"
            let (report, _) = try await run(text, into: shop)
            #expect(report.created == 1 && report.skipped == 1)
            #expect(report.problems.map(\.description) == ["line 5002: A product has at most 5000 lines."])
            // Nor do lines that belong to nobody.
            let strays = String(repeating: ",,1.00,\n", count: 20_000)
            let (second, _) = try await run("Handle,Title,Variant Price,Option1 Value\n" + strays, into: shop)
            #expect(second.created == 0 && second.problems.count == 1_000 && second.unlisted <= 4_001)
        }
    }
}
