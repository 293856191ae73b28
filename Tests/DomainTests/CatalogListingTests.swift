import Catalog
import Persistence
import TestEngines
import Testing
import Vocabulary

@Suite("Lists of products")
struct CatalogListingTests {
    /// Clothing > Shirts, Clothing > Coats, Sale; five products with colours and sizes.
    private func fill(_ transaction: Transaction) throws {
        func category(_ title: String, below parent: Slug? = nil, position: Int) throws -> Slug {
            let slug = Slug(transliterating: title)
            try Categories.save(
                CategoryDraft(slug: slug, title: title, parent: parent, position: position), in: transaction)
            return slug
        }
        let clothing = try category("Clothing", position: 1)
        let shirts = try category("Shirts", below: clothing, position: 2)
        let coats = try category("Coats", below: clothing, position: 1)
        let sale = try category("Sale", position: 2)
        let products: [(title: String, price: Int64, colours: [String], sizes: [String], in: [Slug])] = [
            ("Linen shirt", 3000, ["White", "Blue"], ["S", "M", "L"], [shirts]),
            ("Äpfel shirt", 2000, ["Green"], ["M"], [shirts, sale]),
            ("Winter coat", 9000, ["Blue"], ["M", "XL"], [coats]),
            ("rain coat", 5000, ["Yellow"], ["S"], [coats, sale]),
            ("Candle", 800, [], [], []),
        ]
        for (index, product) in products.enumerated() {
            var variants: [VariantDraft] = []
            for colour in product.colours {
                for size in product.sizes {
                    variants.append(VariantDraft(options: [colour, size], price: product.price))
                }
            }
            var draft = ProductDraft(
                slug: Slug(transliterating: product.title), title: product.title,
                variants: variants.isEmpty ? [VariantDraft(sku: "CANDLE-1", price: product.price)] : variants)
            draft.optionNames = variants.isEmpty ? [] : ["Colour", "Size"]
            draft.categories = product.in
            draft.descriptionHTML = "<p>Made with care</p>"
            draft.images = [ImageDraft(.file("\(index).webp"), alt: product.title)]
            try Products.save(draft, at: Instant(milliseconds: Int64(1000 + index)), in: transaction)
        }
        var hidden = ProductDraft(
            slug: Slug(transliterating: "hidden"), title: "Hidden shirt", variants: [VariantDraft(price: 1)])
        hidden.status = .draft
        hidden.categories = [shirts]
        try Products.save(hidden, at: Instant(milliseconds: 9000), in: transaction)
    }

    private func slug(_ text: String) -> Slug { Slug(transliterating: text) }

    private func titles(_ query: ProductQuery, in shop: any Database) async throws -> [String] {
        try await shop.read { try ProductListing.page(query, in: $0) }.items.map(\.title)
    }

    @Test("Every order is right, and pages follow one another", arguments: TestEngine.available)
    func sorting(engine: TestEngine) async throws {
        try await CatalogFixture.withShop(on: engine) { shop in
            try await shop.write { try fill($0) }
            let newest = ["Candle", "rain coat", "Winter coat", "Äpfel shirt", "Linen shirt"]
            #expect(try await titles(ProductQuery(), in: shop) == newest)
            #expect(try await titles(ProductQuery(sort: .newest), in: shop) == newest)
            let byPrice = ["Candle", "Äpfel shirt", "Linen shirt", "rain coat", "Winter coat"]
            #expect(try await titles(ProductQuery(sort: .priceAscending), in: shop) == byPrice)
            #expect(try await titles(ProductQuery(sort: .priceDescending), in: shop) == byPrice.reversed())
            #expect(
                try await titles(ProductQuery(sort: .title), in: shop)
                    == ["Äpfel shirt", "Candle", "Linen shirt", "rain coat", "Winter coat"])
            var pages: [String] = []
            for page in 1...4 {
                let query = ProductQuery(sort: .title, page: page, limit: 2)
                let result = try await shop.read { try ProductListing.page(query, in: $0) }
                #expect(result.total == 5 && result.pageCount == 3 && result.page == page)
                pages += result.items.map(\.title)
            }
            #expect(pages == ["Äpfel shirt", "Candle", "Linen shirt", "rain coat", "Winter coat"])
        }
    }

    @Test("The merchant's order comes first where it is given", arguments: TestEngine.available)
    func featured(engine: TestEngine) async throws {
        try await CatalogFixture.withShop(on: engine) { shop in
            try await shop.write { transaction in
                try fill(transaction)
                var draft = ProductDraft(
                    slug: slug("First"), title: "First", variants: [VariantDraft(price: 100)])
                draft.position = -1
                try Products.save(draft, at: Instant(milliseconds: 1), in: transaction)
            }
            #expect(try await titles(ProductQuery(limit: 1), in: shop) == ["First"])
        }
    }

    @Test(
        "A category lists what stands in it and below it, and an unknown one nothing", arguments: TestEngine.available)
    func categories(engine: TestEngine) async throws {
        try await CatalogFixture.withShop(on: engine) { shop in
            try await shop.write { try fill($0) }
            #expect(
                try await titles(ProductQuery(category: slug("clothing"), sort: .title), in: shop)
                    == ["Äpfel shirt", "Linen shirt", "rain coat", "Winter coat"])
            #expect(
                try await titles(ProductQuery(category: slug("coats"), sort: .title), in: shop)
                    == ["rain coat", "Winter coat"])
            #expect(try await titles(ProductQuery(category: slug("nowhere")), in: shop).isEmpty)
            let tree = try await shop.read { try Categories.tree(in: $0) }
            #expect(tree.map(\.category.title) == ["Clothing", "Sale"])
            #expect(tree[0].children.map(\.category.title) == ["Coats", "Shirts"])
            #expect(tree[0].category.productCount == 4)
            #expect(tree[0].children.map(\.category.productCount) == [2, 2])
            let shirts = try await shop.read { try Categories.find(slug: slug("shirts"), in: $0) }
            #expect(shirts?.ancestors.map(\.title) == ["Clothing"])
            let detail = try await shop.read { try Products.find(slug: slug("Äpfel shirt"), in: $0) }
            #expect(detail?.breadcrumbs.map { $0.map(\.title) } == [["Clothing", "Shirts"], ["Sale"]])
        }
    }

    @Test("Filters narrow the list, and counts say what choosing a value would show", arguments: TestEngine.available)
    func facets(engine: TestEngine) async throws {
        try await CatalogFixture.withShop(on: engine) { shop in
            try await shop.write { try fill($0) }
            let all = try await shop.read { try ProductListing.page(ProductQuery(), in: $0) }
            #expect(all.facets.map(\.name) == ["Colour", "Size"])
            #expect(
                all.facets[0].values.map { "\($0.value) \($0.count)" } == ["Blue 2", "Green 1", "White 1", "Yellow 1"])
            #expect(all.facets[1].values.map { "\($0.value) \($0.count)" } == ["S 2", "M 3", "L 1", "XL 1"])
            #expect(all.priceRange == 800...9000)

            var query = ProductQuery(sort: .title)
            query.options = ["Size": ["M"], "Colour": ["Blue", "Pink"]]
            let blue = try await shop.read { [query] in try ProductListing.page(query, in: $0) }
            #expect(blue.items.map(\.title) == ["Linen shirt", "Winter coat"])
            #expect(blue.total == 2)
            #expect(
                blue.facets.map { facet in facet.values.map { "\($0.value) \($0.count)\($0.isChosen ? "*" : "")" } }
                    == [
                        ["Blue 2*", "Green 1", "Pink 0*", "White 1"], ["S 1", "M 2*", "L 1", "XL 1"],
                    ])

            query.priceTo = 5000
            let cheap = try await shop.read { [query] in try ProductListing.page(query, in: $0) }
            #expect(cheap.items.map(\.title) == ["Linen shirt"])
            #expect(cheap.total == 1)
            #expect(cheap.facets[1].values.map { "\($0.value) \($0.count)" } == ["S 1", "M 1", "L 1"])

            query.options = [:]
            query.priceFrom = 2000
            let ranged = try await shop.read { [query] in try ProductListing.page(query, in: $0) }
            #expect(ranged.items.map(\.title) == ["Äpfel shirt", "Linen shirt", "rain coat"])
            #expect(ranged.priceRange == 800...9000)
        }
    }

    @Test(
        "Search finds words by their beginning, without regard to accents, with filters",
        arguments: TestEngine.available)
    func search(engine: TestEngine) async throws {
        try await CatalogFixture.withShop(on: engine) { shop in
            try await shop.write { try fill($0) }
            #expect(try await titles(ProductQuery(search: "apfel SHI"), in: shop) == ["Äpfel shirt"])
            #expect(try await Set(titles(ProductQuery(search: "shirt"), in: shop)) == ["Äpfel shirt", "Linen shirt"])
            #expect(try await titles(ProductQuery(search: "candle-1"), in: shop) == ["Candle"])
            #expect(
                try await titles(ProductQuery(search: "care", sort: .priceDescending, limit: 1), in: shop) == [
                    "Winter coat"
                ])
            #expect(try await titles(ProductQuery(search: "hidden"), in: shop).isEmpty)
            #expect(try await titles(ProductQuery(search: "\"*) OR ("), in: shop).isEmpty)
            #expect(try await titles(ProductQuery(search: "  "), in: shop).count == 5)
            #expect(try await titles(ProductQuery(category: slug("sale"), search: "coat"), in: shop) == ["rain coat"])

            var query = ProductQuery(search: "care")
            query.options = ["Colour": ["Blue"]]
            query.priceTo = 5000
            let page = try await shop.read { [query] in try ProductListing.page(query, in: $0) }
            #expect(page.items.map(\.title) == ["Linen shirt"])
            #expect(page.total == 1)
            #expect(
                page.facets[0].values.map { "\($0.value) \($0.count)" } == ["Blue 1", "Green 1", "White 1", "Yellow 1"])

            let suggestions = try await shop.read { try ProductSearch.suggestions("coa", in: $0) }
            #expect(Set(suggestions.products.map(\.title)) == ["Winter coat", "rain coat"])
            #expect(suggestions.categories.map(\.title) == ["Coats"])
        }
    }

    @Test(
        "Cards have what they show, and related products never show the product itself", arguments: TestEngine.available
    )
    func cards(engine: TestEngine) async throws {
        try await CatalogFixture.withShop(on: engine) { shop in
            try await shop.write { try fill($0) }
            let page = try await shop.read {
                try ProductListing.page(ProductQuery(category: slug("shirts"), sort: .title), in: $0)
            }
            let linen = try #require(page.items.last)
            #expect(linen.image?.file == "0.webp" && linen.image?.alt == "Linen shirt")
            #expect(linen.variantCount == 6 && linen.optionNames == ["Colour", "Size"])
            #expect(linen.variants.first?.options == ["White", "S"])
            let detail = try await shop.read { try Products.find(slug: slug("rain coat"), in: $0) }
            let related = try await shop.read { try Products.related(to: #require(detail), limit: 3, in: $0) }
            #expect(related.map(\.title) == ["Winter coat"])
            let candle = try await shop.read { try Products.find(slug: slug("candle"), in: $0) }
            #expect(try await shop.read { try Products.related(to: #require(candle), limit: 3, in: $0) }.count == 3)
            let sitemap = try await shop.read { try Products.sitemap(after: slug("candle"), limit: 2, in: $0) }
            #expect(sitemap.map(\.slug.text) == ["linen-shirt", "rain-coat"])
        }
    }

    @Test("Numbers out of range are brought into it", arguments: TestEngine.available)
    func extremes(engine: TestEngine) async throws {
        try await CatalogFixture.withShop(on: engine) { shop in
            try await shop.write { try fill($0) }
            var query = ProductQuery(page: .min, limit: .max)
            #expect(try await titles(query, in: shop).count == 5)
            query.page = .max
            #expect(try await titles(query, in: shop).isEmpty)
            query = ProductQuery()
            query.priceFrom = .min
            query.priceTo = .max
            #expect(try await titles(query, in: shop).count == 5)
            query.priceFrom = 10
            query.priceTo = 5
            #expect(try await titles(query, in: shop).isEmpty)
            query = ProductQuery()
            query.options = ["Nothing": ["x"], "": ["y"]]
            #expect(try await titles(query, in: shop).isEmpty)
        }
    }
}
