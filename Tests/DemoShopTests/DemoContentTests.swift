import DemoShop
import Tenancy
import Testing
import Vocabulary

@Suite("What the demo shops contain")
struct DemoContentTests {
    @Test("The euro shop shows what a real assortment looks like")
    func assortment() {
        let content = DemoContent.alderhof
        let variants = content.products.flatMap(\.variants)
        #expect(content.products.count >= 60)
        #expect(variants.count >= 120)
        #expect(content.categories.filter { $0.parent == nil }.count >= 7)
        #expect(content.categories.contains { $0.parent != nil })
        #expect(content.products.contains { $0.optionNames.count == 3 })
        #expect(variants.contains { $0.unit == .kilogram && $0.step == 100 })
        #expect(content.products.contains { $0.title.unicodeScalars.contains { $0.value > 0x2E80 } })
        #expect(content.products.contains { $0.title.count > 45 })
        #expect(content.products.allSatisfy { $0.descriptionHTML.count > 120 })
    }

    @Test("Some goods are reduced, some sold out, and some partly sold out")
    func states() {
        let products = DemoContent.alderhof.products
        #expect(products.contains { $0.variants.contains { $0.compareAt != nil } })
        #expect(products.contains { $0.variants.allSatisfy { $0.stock == 0 } })
        #expect(products.contains { $0.variants.contains { $0.stock == 0 } && $0.variants.contains { $0.stock > 0 } })
        #expect(products.flatMap(\.variants).allSatisfy { ($0.compareAt ?? .max) > $0.price && $0.price > 0 })
    }

    @Test("The second shop sells in yen, in Japanese")
    func secondShop() {
        let content = DemoContent.kissa
        #expect(content.settings.currency == .jpy)
        #expect(content.settings.tax.ratePartsPerMillion == 100_000)
        #expect(content.products.count >= 14)
        #expect(content.products.allSatisfy { $0.title.unicodeScalars.contains { $0.value > 0x2E80 } })
    }

    @Test("Within a shop no address, SKU or file name is given twice", arguments: DemoContent.all.map(\.slug))
    func unique(of shop: String) throws {
        let content = try #require(DemoContent.all.first { $0.slug == shop })
        #expect(repeated(content.products.map(\.slug)).isEmpty)
        #expect(repeated(content.categories.map(\.slug)).isEmpty)
        #expect(repeated(content.products.flatMap(\.variants).map(\.sku)).isEmpty)
        #expect(repeated(content.products.flatMap(\.pictures).map(\.name)).isEmpty)
        for product in content.products { #expect(repeated(product.variants.map(\.options)).isEmpty) }
    }

    @Test("Slugs can stand in addresses as they are", arguments: DemoContent.all.map(\.slug))
    func slugs(of shop: String) throws {
        let content = try #require(DemoContent.all.first { $0.slug == shop })
        for slug in content.products.map(\.slug) + content.categories.map(\.slug) { #expect(Slug(slug) != nil) }
    }

    @Test(
        "Every category holds goods, comes after its parent, and shows a picture there is",
        arguments: DemoContent.all.map(\.slug))
    func categories(of shop: String) throws {
        let content = try #require(DemoContent.all.first { $0.slug == shop })
        let used = Set(content.products.flatMap(\.categorySlugs))
        let pictures = Set(content.products.flatMap(\.pictures).map(\.name))
        var seen: Set<String> = []
        for category in content.categories {
            let isParent = content.categories.contains { $0.parent == category.slug }
            #expect(used.contains(category.slug) || isParent, "\(category.slug)")
            #expect(category.parent.map(seen.contains) ?? true, "\(category.slug)")
            #expect(pictures.contains(category.picture), "\(category.slug): \(category.picture)")
            seen.insert(category.slug)
        }
        #expect(used.isSubset(of: seen))
        #expect(Set(content.featured).isSubset(of: content.products.map(\.slug)))
    }

    @Test(
        "A variant shows a picture of itself, and what a picture shows is for sale",
        arguments: DemoContent.all.map(\.slug))
    func pictures(of shop: String) throws {
        let content = try #require(DemoContent.all.first { $0.slug == shop })
        for product in content.products {
            #expect(!product.pictures.isEmpty)
            let values = Set(product.variants.flatMap(\.options))
            for picture in product.pictures {
                #expect(!picture.alt.isEmpty)
                if let value = picture.showing { #expect(values.contains(value), "\(picture.name): \(value)") }
            }
            for variant in product.variants {
                #expect(variant.options.count == product.optionNames.count)
                guard let index = variant.picture else { continue }
                #expect(variant.options.contains(product.pictures[index].showing ?? ""))
            }
        }
    }

    private func repeated<Value: Hashable>(_ values: [Value]) -> [Value] {
        var seen: Set<Value> = []
        return values.filter { !seen.insert($0).inserted }
    }
}
