import Ordering
import Tenancy
import Testing
import Vocabulary

@Suite("What a country's shops begin with")
struct CountryTests {
    @Test("every row of the table is read")
    func rows() {
        #expect(CountryDefaults.countries.count == 60)
        #expect(CountryDefaults.countries.allSatisfy { CountryDefaults($0) != nil })
    }

    @Test(
        "rates and customs",
        arguments: [
            ("DE", 190_000, true), ("CH", 81_000, true), ("FI", 255_000, true),
            ("US", 0, false), ("CA", 50_000, false), ("JP", 100_000, true), ("AE", 50_000, true),
        ])
    func rates(code: String, rate: Int64, isInclusive: Bool) throws {
        let country = try #require(CountryCode(code))
        let defaults = try #require(CountryDefaults(country))
        #expect(defaults.tax.ratePartsPerMillion == rate && defaults.tax.isInclusive == isInclusive)
    }

    @Test("locale, time zone and currency of every country are ones that this machine knows")
    func known() throws {
        for country in CountryDefaults.countries {
            let defaults = try #require(CountryDefaults(country))
            let draft = NewShopDraft(
                businessName: "Shop", ownerEmail: "a@example.com", domain: "shop", country: country.code,
                locale: defaults.locale, timeZone: defaults.timeZone)
            let new = try NewShop.reading(draft, baseDomain: "localhost").get()
            #expect(new.currency == defaults.currency && new.settings.tax == defaults.tax)
        }
    }

    @Test("every currency has two prices of shipping that make sense for its minor unit")
    func shipping() {
        for currency in Currency.all {
            let methods = ShippingMethod.standard(currency: currency, locale: "en-IE")
            #expect(methods.map(\.name) == ["Standard", "Express"])
            #expect(methods[0].price.amount > 0 && methods[0].price.amount < methods[1].price.amount, "\(currency)")
        }
        let yen = ShippingMethod.standard(currency: .jpy, locale: "ja-JP")
        #expect(yen.map(\.price.amount) == [600, 1200] && yen[0].name == "通常配送")
        #expect(ShippingMethod.standard(currency: .kwd, locale: "en")[0].price.amount == 1500)
    }
}

@Suite("Asking for a shop")
struct NewShopTests {
    private func errors(_ change: (inout NewShopDraft) -> Void) -> [String] {
        var draft = NewShopDraft(businessName: "Tea", ownerEmail: "ada@example.com", domain: "tea")
        change(&draft)
        switch NewShop.reading(draft, baseDomain: "shops.example.com") {
        case .success: return []
        case .failure(let refused): return refused.errors.map { "\($0.field) \($0.code)" }
        }
    }

    @Test("what is not said is what is usual in the country, or in the country of the language")
    func defaults() throws {
        var draft = NewShopDraft(businessName: "  Tea  ", ownerEmail: "ada@example.com", domain: "tea", country: "ie")
        let irish = try NewShop.reading(draft, baseDomain: "localhost").get()
        #expect(irish.businessName == "Tea" && irish.currency == .eur && irish.timeZone == "Europe/Dublin")
        #expect(irish.locale == "en-IE" && irish.settings.tax.ratePartsPerMillion == 230_000)
        (draft.country, draft.locale) = (nil, "de-CH")
        let swiss = try NewShop.reading(draft, baseDomain: "localhost").get()
        #expect(swiss.country.code == "CH" && swiss.currency.code == "CHF" && swiss.locale == "de-CH")
        draft.locale = nil
        #expect(try NewShop.reading(draft, baseDomain: "localhost").get().country == .unitedStates)
    }

    @Test("every field that is wrong is named")
    func fields() {
        #expect(errors { $0.businessName = "  " } == ["businessName required"])
        #expect(errors { $0.ownerEmail = "ada" } == ["ownerEmail invalid"])
        #expect(errors { $0.currency = "XXQ" } == ["currency unknown"])
        #expect(errors { $0.country = "QQ" } == ["country unknown"])
        #expect(errors { $0.country = "VA" } == ["currency required"], "no table row, so no currency")
        #expect(errors { $0.timeZone = "Mars/Olympus" } == ["timeZone unknown"])
        for locale in ["xx-DE", "en_IE", "english", "en-QQ", "EN-ie", "en-"] {
            #expect(errors { $0.locale = locale } == ["locale invalid"], "\(locale)")
        }
        #expect(
            errors {
                $0.ownerEmail = ""
                $0.domain = "www"
                $0.currency = "?"
            } == ["ownerEmail required", "domain reserved", "currency unknown"])
    }

    @Test(
        "domains that are refused",
        arguments: [
            ("", "required"), ("www", "reserved"), ("api.shops.example.com", "reserved"),
            ("shops.example.com", "reserved"), ("münchen", "not_ascii"),
            ("tee.mün chen.example", "invalid"),
            ("https://tea.example", "invalid"), ("tea.example/shop", "invalid"), ("tea.example:8080", "invalid"),
            ("tea_shop", "invalid"), ("-tea", "invalid"), ("tea--shop", "invalid"),
            ("a.b.shops.example.com", "invalid"),
            ("10.0.0.1", "invalid"), ("tea..example", "invalid"), (String(repeating: "a", count: 64), "invalid"),
        ])
    func domains(text: String, code: String) {
        #expect(errors { $0.domain = text } == ["domain \(code)"])
    }

    @Test("domains that are taken: a name, a name below the base domain, a domain of one's own")
    func goodDomains() throws {
        let base = "shops.example.com"
        #expect(try DomainChoice("Tea", baseDomain: base) == .name(Slug("tea")!))
        #expect(try DomainChoice("tea.shops.example.com.", baseDomain: base) == .name(Slug("tea")!))
        #expect(try DomainChoice("WWW.Tea.example", baseDomain: base) == .host("www.tea.example"))
        #expect(try DomainChoice("MÜNCHEN.example", baseDomain: base) == .host("xn--mnchen-3ya.example"))
        #expect(try DomainChoice("xn--mnchen-3ya.example", baseDomain: base) == .host("xn--mnchen-3ya.example"))
    }
}
