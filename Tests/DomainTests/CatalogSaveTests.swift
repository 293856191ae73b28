import Catalog
import Persistence
import TestEngines
import Testing
import Vocabulary

@Suite("Saving products")
struct CatalogSaveTests {
    static let now = Instant(milliseconds: 1_800_000_000_000)
    static let later = Instant(milliseconds: 1_800_000_100_000)

    private func shirt() throws -> ProductDraft {
        var draft = ProductDraft(
            slug: try #require(Slug("shirt")), title: "Shirt",
            variants: [
                VariantDraft(sku: "S-BLUE", options: ["Blue", "S"], price: 2000),
                VariantDraft(sku: "M-BLUE", options: ["Blue", "M"], price: 2500),
                VariantDraft(options: ["Red", "M"], price: 2200),
            ])
        draft.optionNames = ["Colour", "Size"]
        draft.descriptionHTML = "<p onclick=x>Soft</p>"
        draft.tags = ["new", "cotton", "new"]
        draft.images = [ImageDraft(.address("https://example.com/a.jpg"), alt: "Front"), ImageDraft(.file("b.webp"))]
        draft.variants[1].compareAt = 3000
        draft.variants[2].image = 1
        return draft
    }

    @Test("A product is found as it was saved, whole", arguments: TestEngine.available)
    func create(engine: TestEngine) async throws {
        try await CatalogFixture.withShop(on: engine) { shop in
            let draft = try shirt()
            let saved = try await shop.write { try Products.save(draft, at: Self.now, in: $0) }
            #expect(saved.change == .created)
            #expect(saved.newVariants == Set(saved.variants))
            let found = try await shop.read { try Products.find(slug: draft.slug, in: $0) }
            let detail = try #require(found)
            #expect(detail.product.id == saved.id)
            #expect(detail.product.descriptionHTML == "<p>Soft</p>")
            #expect(detail.product.tags == ["cotton", "new"])
            #expect(detail.product.priceFrom == 2000 && detail.product.priceTo == 2500)
            #expect(detail.product.compareAtFrom == nil)
            #expect(detail.product.publishedAt == Self.now)
            #expect(detail.variants.map(\.id) == saved.variants)
            #expect(detail.variants.map(\.title) == ["Blue / S", "Blue / M", "Red / M"])
            #expect(detail.variants[1].compareAt == 3000)
            #expect(detail.variants[2].imageID == detail.images[1].id)
            #expect(detail.images.map(\.status) == [.pending, .ready])
            #expect(detail.options.map(\.name) == ["Colour", "Size"])
            #expect(detail.options.map(\.values) == [["Blue", "Red"], ["S", "M"]])
        }
    }

    @Test("Saving the same again changes nothing", arguments: TestEngine.available)
    func unchanged(engine: TestEngine) async throws {
        try await CatalogFixture.withShop(on: engine) { shop in
            let draft = try shirt()
            let first = try await shop.write { try Products.save(draft, at: Self.now, in: $0) }
            let version = try await shop.read { try CatalogState.version(in: $0) }
            let second = try await shop.write { try Products.save(draft, at: Self.later, in: $0) }
            #expect(second.change == .unchanged)
            #expect(second.variants == first.variants)
            #expect(try await shop.read { try CatalogState.version(in: $0) } == version)
        }
    }

    @Test("Variants keep their ids by SKU, then by options, also when two swap places", arguments: TestEngine.available)
    func stableIDs(engine: TestEngine) async throws {
        try await CatalogFixture.withShop(on: engine) { shop in
            let draft = try shirt()
            let first = try await shop.write { try Products.save(draft, at: Self.now, in: $0) }
            var changed = draft
            changed.variants = [
                VariantDraft(sku: "RED", options: ["Red", "M"], price: 2200),
                VariantDraft(sku: "M-BLUE", options: ["Blue", "S"], price: 2500),
                VariantDraft(sku: "S-BLUE", options: ["Blue", "M"], price: 2000),
            ]
            let second = try await shop.write { [changed] in try Products.save(changed, at: Self.later, in: $0) }
            #expect(second.change == .updated)
            #expect(second.variants == [first.variants[2], first.variants[1], first.variants[0]])
            #expect(second.newVariants.isEmpty)
            let detail = try await shop.read { try Products.find(id: first.id, in: $0) }
            #expect(detail?.variants.map(\.sku) == ["RED", "M-BLUE", "S-BLUE"])
            #expect(detail?.product.version == 2)
        }
    }

    @Test("A variant that is left out is not sold; named again, it is the same one", arguments: TestEngine.available)
    func retiredVariant(engine: TestEngine) async throws {
        try await CatalogFixture.withShop(on: engine) { shop in
            let draft = try shirt()
            let first = try await shop.write { try Products.save(draft, at: Self.now, in: $0) }
            var fewer = draft
            fewer.variants.remove(at: 0)
            try await shop.write { [fewer] in _ = try Products.save(fewer, at: Self.later, in: $0) }
            let gone = try await shop.read { try Variants.find(ids: first.variants, in: $0) }
            #expect(gone[first.variants[0]]?.isSellable == false)
            #expect(gone[first.variants[1]]?.isSellable == true)
            #expect(try await shop.read { try Variants.find(sku: "S-BLUE", in: $0) } == nil)
            let again = try await shop.write { try Products.save(draft, at: Self.later, in: $0) }
            #expect(again.variants == first.variants)
            #expect(again.newVariants.isEmpty)
        }
    }

    @Test("Images keep their ids and what was learned of them", arguments: TestEngine.available)
    func images(engine: TestEngine) async throws {
        try await CatalogFixture.withShop(on: engine) { shop in
            var draft = try shirt()
            let id = try await shop.write { [draft] in try Products.save(draft, at: Self.now, in: $0) }.id
            let before = try await shop.read { try Products.find(id: id, in: $0) }
            draft.images.swapAt(0, 1)
            try await shop.write { [draft] in _ = try Products.save(draft, at: Self.later, in: $0) }
            let after = try await shop.read { try Products.find(id: id, in: $0) }
            #expect(after?.images.map(\.id) == before?.images.reversed().map(\.id))
            #expect(after?.images.map(\.position) == [0, 1])
        }
    }

    @Test("What carts need of a variant comes with its own picture or the main one", arguments: TestEngine.available)
    func sellable(engine: TestEngine) async throws {
        try await CatalogFixture.withShop(on: engine) { shop in
            let draft = try shirt()
            let saved = try await shop.write { try Products.save(draft, at: Self.now, in: $0) }
            let found = try await shop.read { try Variants.find(ids: saved.variants + [VariantID()], in: $0) }
            #expect(found.count == 3)
            #expect(found[saved.variants[0]]?.image?.sourceURL == "https://example.com/a.jpg")
            #expect(found[saved.variants[2]]?.image?.file == "b.webp")
            #expect(found[saved.variants[1]]?.price == 2500)
            #expect(found[saved.variants[1]]?.productTitle == "Shirt")
            try await shop.write { try Products.archive(saved.id, at: Self.later, in: $0) }
            let archived = try await shop.read { try Variants.find(ids: saved.variants, in: $0) }
            #expect(archived.values.allSatisfy { !$0.isSellable })
            #expect(try await shop.read { try Products.find(slug: draft.slug, in: $0) } == nil)
            #expect(try await shop.read { try Products.find(id: saved.id, in: $0) }?.product.status == .archived)
        }
    }

    @Test("A draft that breaks a rule is refused and changes nothing", arguments: TestEngine.available)
    func rules(engine: TestEngine) async throws {
        try await CatalogFixture.withShop(on: engine) { shop in
            let good = try shirt()
            var other = ProductDraft(
                slug: try #require(Slug("other")), title: "Other", variants: [VariantDraft(sku: "OTHER", price: 1)])
            other.id = nil
            try await shop.write { [other] in
                _ = try Products.save(good, at: Self.now, in: $0)
                _ = try Products.save(other, at: Self.now, in: $0)
            }
            let cases: [(String, (inout ProductDraft) -> Void)] = [
                ("no variant", { $0.variants = [] }), ("no title", { $0.title = " \n" }),
                ("long title", { $0.title = String(repeating: "x", count: 256) }),
                ("four options", { $0.optionNames = ["a", "b", "c", "d"] }),
                ("one option twice", { $0.optionNames = ["Size", "Size"] }),
                ("a variant without a value", { $0.variants[0].options = ["Blue"] }),
                ("a blank value", { $0.variants[0].options = ["Blue", " "] }),
                ("the same options twice", { $0.variants[1].options = ["Blue", "S"] }),
                ("the same SKU twice", { $0.variants[1].sku = " S-BLUE " }),
                ("another product's SKU", { $0.variants[1].sku = "OTHER" }),
                ("a negative price", { $0.variants[0].price = -1 }),
                ("a price beyond reason", { $0.variants[0].price = .max }),
                ("a step of nothing", { $0.variants[0].step = .zero }),
                ("a minimum between steps", { $0.variants[0].minimum = Quantity(thousandths: 1500) }),
                ("an image that is not there", { $0.variants[0].image = 2 }),
                ("an address with a script", { $0.images[0].source = .address("javascript:alert(1)") }),
                ("an image twice", { $0.images[1].source = $0.images[0].source }),
                ("an unknown category", { $0.categories = [Slug(transliterating: "nowhere")] }),
                (
                    "another product's slug",
                    {
                        $0.id = nil; $0.slug = Slug(transliterating: "other"); $0.variants[0].sku = "S-BLUE"
                    }
                ),
                ("an unknown id", { $0.id = ProductID() }),
            ]
            for (name, damage) in cases {
                var bad = good
                damage(&bad)
                #expect(try await isRefused(bad, by: shop), "\(name)")
            }
            #expect(try await shop.write { try Products.save(good, at: Self.later, in: $0) }.change == .unchanged)
        }
    }

    private func isRefused(_ draft: ProductDraft, by shop: any Database) async throws -> Bool {
        do {
            _ = try await shop.write { try Products.save(draft, at: Self.later, in: $0) }
            return false
        } catch is CatalogError {
            return true
        }
    }

    @Test("A former price that is none is dropped with a note", arguments: TestEngine.available)
    func compareAt(engine: TestEngine) async throws {
        try await CatalogFixture.withShop(on: engine) { shop in
            var draft = try shirt()
            draft.variants[0].compareAt = 2000
            let saved = try await shop.write { [draft] in try Products.save(draft, at: Self.now, in: $0) }
            #expect(saved.notes == ["The former price of “Blue / S” was dropped: it is not above the price."])
        }
    }
}
