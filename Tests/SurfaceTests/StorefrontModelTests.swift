import Catalog
import Tenancy
import Testing
import Vocabulary
import Web

@testable import Storefront

@Suite("Storefront pages from models made by hand")
struct StorefrontModelTests {
    private static let pricing = ShopPricing(
        ShopSettings(name: "Shop", currency: .eur, country: .germany, locale: "en-IE", timeZone: "Europe/Berlin"))

    private static func variant(isAvailable: Bool = true) -> VariantModel {
        VariantModel(
            id: VariantID(), title: "", price: PriceView("€9.00", before: "€12.00"), decimalPrice: "9.00",
            currency: "EUR", isAvailable: isAvailable, availability: isAvailable ? "In stock" : "Sold out")
    }

    private static func product(_ variant: VariantModel) -> ProductModel {
        ProductModel(
            slug: Slug("bowl")!, title: "Bowl & <spoon>", breadcrumbs: [], pictures: [], options: [], chosen: variant,
            variants: [variant], quantity: QuantityStepper(label: "Quantity"), includesTax: true, details: [],
            related: [], summary: "", brand: "")
    }

    @Test("A product's page needs no database")
    func productPage() {
        let view = ProductView(model: Self.product(Self.variant()), words: .english)
        let page = view.html.text
        #expect(page.contains("Bowl &amp; &lt;spoon&gt;"))
        #expect(page.contains("<del class=\"price-before\">€12.00</del>"))
        #expect(page.contains("Tax included"))
        #expect(!page.contains("disabled"))
        let data = view.structuredData(base: "https://shop.example").map { String(decoding: $0.bytes, as: UTF8.self) }
        #expect(data[0].contains("\"price\":\"9.00\""))
        #expect(data[0].contains("https://schema.org/InStock"))
    }

    @Test("What is sold out cannot be put in the cart")
    func soldOut() {
        let page = ProductView(model: Self.product(Self.variant(isAvailable: false)), words: .english).html.text
        #expect(page.contains("disabled"))
        #expect(page.contains("Sold out"))
    }

    private static let card = ProductCard(
        title: "Jug", url: .product(Slug("jug")!), picture: Picture(SiteURL.media("jug.svg"), alt: "Jug"),
        price: PriceView("€9.00"))

    private static func home(_ change: (inout HomeModel) -> Void = { _ in }) -> String {
        var model = HomeModel(shopName: "Rosenthal", categories: [], featured: [card], newest: [], onSale: [])
        change(&model)
        return HomeView(model: model, words: .english).html.text
    }

    @Test("The front page opens with the merchant's words and picture")
    func welcome() {
        let page = Self.home {
            $0.headline = "Slow mornings"
            $0.subline = "Linen & lamps"
            $0.welcome = Picture(SiteURL.media("brand/wide.svg"), alt: "", isFirst: true)
        }
        #expect(page.contains("<h1>Slow mornings</h1><p>Linen &amp; lamps</p>"))
        #expect(page.contains("hero-scene\"><img class=\"picture\" src=\"/media/brand/wide.svg\" alt=\"\""))
        #expect(!page.contains("hero-pictures"))
    }

    @Test("Without them it opens with the shop's name and its goods")
    func plainWelcome() {
        let page = Self.home()
        #expect(page.contains("<h1>Rosenthal</h1>"))
        #expect(page.contains("hero-pictures"))
        #expect(!page.contains("hero-scene"))
    }

    @Test("The summary of a form's errors names the fields in the shop's language")
    func errorSummary() {
        var form = FormState()
        form.refuse("city", Words("de")(.required), code: "required")
        let summary = ErrorSummary(form, title: "", labels: AddressFields.labels(Words("de"))).html.text
        #expect(summary.contains("<a href=\"#field-city\">Ort: Bitte füllen Sie dieses Feld aus.</a>"))
    }

    private static func address(in country: String) -> String {
        AddressFields(form: FormState(["country": country]), countries: [], words: .english, autocomplete: "shipping")
            .html.text
    }

    @Test("An address asks for what its country writes: no state in Germany, a list of them in the United States")
    func addressOfACountry() {
        #expect(!Self.address(in: "DE").contains("name=\"state\""))
        #expect(Self.address(in: "US").contains("<select class=\"input\" id=\"field-state\" name=\"state\""))
        #expect(Self.address(in: "US").contains("<option value=\"CA\">California</option>"))
        #expect(Self.address(in: "JP").contains("name=\"state\""))
    }

    @Test("An empty cart says where to go")
    func emptyCart() {
        let page = CartView(model: CartModel(), words: .english).html.text
        #expect(page.contains("Your cart is empty"))
        #expect(page.contains("href=\"/products\""))
    }

    @Test("A line that cannot be bought as it is keeps the cart from being paid")
    func problems() {
        let line = CartModel.Line(
            id: "1", title: "Bowl", url: .home, picture: Picture(nil, alt: ""),
            stepper: QuantityStepper(label: "Quantity"), unitPrice: "€9.00 each", total: "€27.00",
            problem: .short(left: "2"))
        let page = CartView(model: CartModel(lines: [line], canCheckOut: false), words: .english).html.text
        #expect(page.contains("Only 2 left"))
        #expect(!page.contains("action=\"/checkout\""))
    }

    @Test("What a list is asked for survives being written into an address and read again")
    func listRequest() throws {
        let fields = try Fields(
            encoded: "q=blue+mug&f.Colour=Blue&f.Colour=Red&f.Size=M&from=5&to=19.50&sort=-price&page=3", limits: .query
        )
        let request = ListRequest(fields, Self.pricing, searches: true)
        #expect(request.search == "blue mug")
        #expect(request.choices.count == 3)
        #expect(request.priceFrom == 500)
        #expect(request.priceTo == 1950)
        #expect(request.page == 3)
        #expect(ListRequest(request.fields(Self.pricing), Self.pricing, searches: true) == request)
        #expect(request.withoutFilters().fields(Self.pricing)["page"] == nil)
        #expect(request.query().options == ["Colour": ["Blue", "Red"], "Size": ["M"]])
    }

    @Test(
        "Prices that people type are read by the currency's digits",
        arguments: [
            ("12", 1200), ("12.5", 1250), ("12,50", 1250), (" 1 200 ", 120_000), ("12.505", nil), ("-1", nil),
            ("", nil),
            ("1e3", nil), ("٣", nil), ("9999999999999", nil),
        ] as [(String, Int64?)])
    func typedPrices(text: String, expected: Int64?) {
        #expect(Self.pricing.minorUnits(typed: text) == expected)
    }

    @Test("Yen have no digits after the point")
    func yen() {
        let pricing = ShopPricing(ShopSettings(name: "Shop", currency: .jpy, country: .japan))
        #expect(pricing.decimalText(1200) == "1200")
        #expect(pricing.minorUnits(typed: "1200") == 1200)
        #expect(pricing.minorUnits(typed: "12.5") == nil)
    }

    @Test(
        "Paths that could lead out of a shop's folder name no file",
        arguments: [
            [], [".."], ["..", "a.svg"], ["a", "..", "b.svg"], [".a.svg"], ["a b.svg"], ["a.html"], ["a"],
            ["%2e%2e", "a.svg"],
            ["a\u{0}.svg"], ["ä.svg"], Array(repeating: "a", count: 9) + ["a.svg"],
        ])
    func mediaPaths(parts: [String]) {
        #expect(MediaFolder(root: "/media").file(parts, of: ID()) == nil)
    }

    @Test("A picture's address leads into its shop's folder")
    func mediaFile() throws {
        let file = try #require(MediaFolder(root: "/data/media").file(["mugs", "blue-1.svg"], of: ID()))
        #expect(file.path.hasPrefix("/data/media/"))
        #expect(file.path.hasSuffix("/mugs/blue-1.svg"))
        #expect(file.type == .svg)
    }

    @Test("A summary ends at a word")
    func summary() {
        #expect(Summary.of("  one\n two ") == "one two")
        #expect(Summary.of("one two three", limit: 8) == "one two…")
    }
}
