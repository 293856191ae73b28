import Catalog
import Persistence
import TestEngines
import Testing
import Vocabulary

@Suite("Lists and counters stay true")
struct CatalogProjectionTests {
    /// A history of saves, archives and moves drawn by lot.
    private struct History {
        var random: SeededRandom
        private let colours = ["Red", "Blue", "Green"]
        private let sizes = ["S", "M", "L"]

        init(seed: UInt64) {
            random = SeededRandom(seed: seed)
        }

        mutating func step(in transaction: Transaction) throws {
            do {
                switch Int.random(in: 0..<10, using: &random) {
                case 0, 1: try saveCategory(in: transaction)
                case 2:
                    if let product = try Products.find(slug: productSlug(), in: transaction) {
                        try Products.archive(product.product.id, at: .now, in: transaction)
                    }
                default: try saveProduct(in: transaction)
                }
            } catch is CatalogError {
                // A cycle or a category that does not exist yet: refused, and nothing may have changed.
            }
        }

        private mutating func productSlug() -> Slug {
            Slug(transliterating: "p\(Int.random(in: 0..<12, using: &random))")
        }

        private mutating func categorySlug() -> Slug {
            Slug(transliterating: "c\(Int.random(in: 0..<8, using: &random))")
        }

        private mutating func saveCategory(in transaction: Transaction) throws {
            let slug = categorySlug()
            let parent = Bool.random(using: &random) ? categorySlug() : nil
            try Categories.save(CategoryDraft(slug: slug, title: slug.text, parent: parent), in: transaction)
        }

        private mutating func saveProduct(in transaction: Transaction) throws {
            let slug = productSlug()
            var variants: [VariantDraft] = []
            for colour in colours.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)) {
                for size in sizes.shuffled(using: &random).prefix(Int.random(in: 1...2, using: &random)) {
                    let price = Int64.random(in: 1...9, using: &random) * 100
                    variants.append(
                        VariantDraft(sku: "\(slug)-\(colour)-\(size)", options: [colour, size], price: price))
                }
            }
            var draft = ProductDraft(
                slug: slug, title: "Product \(Int.random(in: 0..<99, using: &random))", variants: variants)
            draft.optionNames = ["Colour", "Size"]
            draft.status = Int.random(in: 0..<5, using: &random) == 0 ? .draft : .active
            draft.position = Int.random(in: 0..<3, using: &random)
            if Bool.random(using: &random) {
                let slugs = (0..<Int.random(in: 0..<3, using: &random)).map { _ in categorySlug() }
                draft.categories = try slugs.filter { try Categories.find(slug: $0, in: transaction) != nil }
            }
            try Products.save(draft, at: .now, in: transaction)
        }
    }

    @Test("After any history they equal what a rebuild makes", arguments: TestEngine.available)
    func randomHistory(engine: TestEngine) async throws {
        try await CatalogFixture.withShop(on: engine) { shop in
            for seed in 1...6 as ClosedRange<UInt64> {
                try await shop.write { transaction in
                    var history = History(seed: seed)
                    for _ in 0..<40 { try history.step(in: transaction) }
                    let mismatches = try CatalogProjections.verify(in: transaction)
                    #expect(mismatches.isEmpty, "seed \(seed): \(mismatches)")
                }
            }
            // The walk must have made something to compare.
            let page = try await shop.read { try ProductListing.page(ProductQuery(), in: $0) }
            #expect(page.total > 3 && page.facets.count == 2)
        }
    }

    @Test("A counter that is wrong is found, and a rebuild mends it", arguments: TestEngine.available)
    func verifyFinds(engine: TestEngine) async throws {
        try await CatalogFixture.withShop(on: engine) { shop in
            try await shop.write { transaction in
                var draft = ProductDraft(
                    slug: Slug(transliterating: "lamp"), title: "Lamp",
                    variants: [VariantDraft(options: ["Red"], price: 100)])
                draft.optionNames = ["Colour"]
                try Products.save(draft, at: .now, in: transaction)
                try transaction.execute("UPDATE facet_set_count SET products = 7")
                try transaction.execute("UPDATE listing SET price = 1")
            }
            try await shop.write { transaction in
                let tables = Set(try CatalogProjections.verify(in: transaction).map(\.table))
                #expect(tables == ["facet_set_count", "listing"])
                try CatalogProjections.rebuild(in: transaction)
                #expect(try CatalogProjections.verify(in: transaction).isEmpty)
            }
        }
    }

    @Test("A category cannot stand below itself", arguments: TestEngine.available)
    func cycles(engine: TestEngine) async throws {
        try await CatalogFixture.withShop(on: engine) { shop in
            let (a, b) = (Slug(transliterating: "a"), Slug(transliterating: "b"))
            try await shop.write { transaction in
                try Categories.save(CategoryDraft(slug: a, title: "A"), in: transaction)
                try Categories.save(CategoryDraft(slug: b, title: "B", parent: a), in: transaction)
            }
            for parent in [a, b] {
                await #expect(throws: CatalogError.categoryBelowItself(a)) {
                    try await shop.write {
                        try Categories.save(CategoryDraft(slug: a, title: "A", parent: parent), in: $0)
                    }
                }
            }
        }
    }
}
