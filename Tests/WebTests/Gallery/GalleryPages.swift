import Vocabulary

@testable import Web

/// Every kind of page a shopper meets, made by hand from the components.
struct GalleryPages {
    let words: Words
    let frame: PageFrame
    let format: LocaleFormat

    init(locale: String, hue: Int, name: String) {
        words = Words(locale)
        format = LocaleFormat(locale: locale, timeZone: "Europe/Berlin")
        frame = PageFrame(
            shopName: name, words: words, locale: locale, hue: hue, baseAddress: "https://shop.example.com",
            categories: ["Kitchen", "Table", "Pantry", "Bath", "Textiles", "Light", "Gifts"].map {
                PageFrame.Link($0, .category(Slug(transliterating: $0)))
            },
            textPages: [
                PageFrame.Link("Shipping", .policy(Slug(transliterating: "shipping"))),
                PageFrame.Link("Terms", .policy(Slug(transliterating: "terms"))),
            ])
    }

    func money(_ amount: Int) -> String { format.money(Money(Int64(amount), .eur)) }

    var cards: [ProductCard] { GalleryGoods.cards(money, words) }

    var all: [(name: String, html: HTML)] {
        [
            ("home", home), ("list", list), ("product", product), ("cart", cart), ("checkout", checkout),
            ("thanks", thanks), ("track", track), ("empty", empty), ("missing", missing), ("parts", parts),
            ("closed", ErrorPage(.noShopHere, requestID: "x").html(in: nil)),
            ("broken", ErrorPage(.internalError, requestID: "7hd02k0001").html(in: frame)),
        ]
    }

    var home: HTML {
        Page(
            title: frame.shopName, description: "Things for a calm table.", canonical: .home,
            main: """
                <section class="hero"><div class="wrap"><h1>Things for a calm table</h1>\
                <p>Made by hand in small workshops, kept for a lifetime.</p>\
                \(ButtonView(words(.seeAll), icon: .arrowForward, isLarge: true).link(to: .products()))</div></section>\
                <section class="section wrap"><div class="section-head"><h2>\(words(.featured))</h2>\
                <a href="\(SiteURL.products())">\(words(.seeAll))</a></div>\(CardGrid(Array(cards.prefix(8))).html(words))</section>\
                <section class="section wrap"><div class="section-head"><h2>\(words(.categories))</h2></div>\
                <div class="category-tiles">\(frame.categories.html {
                    "<a class=\"category-tile\" href=\"\($0.url)\">\($0.title)</a>"
                })</div></section>\
                <section class="section wrap"><div class="section-head"><h2>\(words(.newArrivals))</h2></div>\
                \(CardGrid(Array(cards.suffix(6)), isShelf: true).html(words))</section>
                """
        ).html(in: frame)
    }

    var list: HTML {
        let filters = FilterPanel(
            groups: [
                .init(
                    "Colour", name: "colour",
                    choices: [
                        .init("Blue", value: "blue", count: 12, isChosen: true), .init("Clay", value: "clay", count: 8),
                        .init("White", value: "white", count: 31),
                    ]),
                .init(
                    "Size", name: "size",
                    choices: [
                        .init("Small", value: "s", count: 9), .init("Large", value: "l", count: 14),
                    ]),
                .init(words(.filterAvailability), name: "available", choices: [.init(words(.inStockOnly), value: "1")]),
            ], priceRange: .init(minimum: "", maximum: "50", symbol: "€"), action: .products(),
            kept: ["sort": "newest"],
            chosenCount: 2)
        let sort = SortSelect(
            choices: [
                .init("featured", words(.sortFeatured)), .init("newest", words(.sortNewest)),
                .init("price", words(.sortPriceLow)),
            ], chosen: "newest", action: .products(), kept: [:])
        let chips = Chip.row(
            [Chip("Blue", removal: .products()), Chip("max. 50 €", removal: .products())], clearAll: .products(), words)
        let pagination = Pagination(page: 3, pageCount: 14) { .products(["page": String($0)]) }
        let listing: HTML = """
            <div class="listing">\(filters.html(words))<section><div class="listing-bar"><p class="listing-count">\
            \(words(.shownOf, "24", "318"))</p>\(sort.html(words))</div>\(chips)\(CardGrid(cards).html(words, heading: 2))\
            \(pagination.html(words))</section></div>
            """
        return Page(
            title: "Table", canonical: .products(), searchText: "", section: frame.categories[1].url,
            main: """
                <div class="wrap page">\(Breadcrumbs([.init(words(.home), .home)], current: "Table").html(words))\
                <div class="section-head"><h1>Table</h1></div>\(listing)</div>
                """
        ).html(in: frame)
    }

    var product: HTML {
        let variants = [
            VariantFacts(
                id: "a", sku: "TEA-BLU-S", options: ["Blue", "Small"], price: money(4_900), before: money(5_900),
                isAvailable: true, availability: words(.inStock), picture: 1),
            VariantFacts(
                id: "b", sku: "TEA-BLU-L", options: ["Blue", "Large"], price: money(6_900), isAvailable: true,
                availability: words(.lowStock, "3"), isLow: true),
            VariantFacts(
                id: "c", sku: "TEA-CLA-S", options: ["Clay", "Small"], price: money(4_900), isAvailable: false,
                availability: words(.soldOut), picture: 2),
            VariantFacts(
                id: "d", sku: "TEA-CLA-L", options: ["Clay", "Large"], price: money(7_900), isAvailable: true,
                availability: words(.inStock)),
        ]
        let info: HTML = """
            <div class="product-info"><h1>Stoneware teapot</h1><div class="product-price">\
            \(PriceView(money(4_900), before: money(5_900)).html(words))</div>\
            <p class="hint">\(words(.taxIncluded)). \(words(.shippingHint)).</p>\
            <form class="product-info" method="post" action="\(SiteURL.cartItems)" data-add-to-cart>\
            \(OptionPicker("Colour", name: "option1", values: [.init("Blue"), .init("Clay", isAvailable: false)], chosen: "Blue").html(words))\
            \(OptionPicker("Size", name: "option2", values: [.init("Small"), .init("Large")], chosen: "Small").html(words))\
            <input type="hidden" name="variant" value="a"><p class="availability" data-availability data-state="in">\
            \(words(.inStock))</p><div class="buy-row">\(QuantityStepper(label: words(.quantity), maximum: "9").html(words))\
            \(ButtonView(words(.addToCart), icon: .cart, isLarge: true).submit())</div>\
            \(VariantFacts.script(variants, words))</form>\
            <ul class="assurances"><li>\(Icon.truck.html) \(words(.shippingLater))</li><li>\(Icon.returns.html) 30 days</li></ul>\
            <details class="filter-group" open><summary>\(words(.description))\(Icon.chevronDown.html)</summary>\
            <div class="prose"><p>Thrown on the wheel, glazed twice, fired at 1,250 °C. Holds four cups and pours without a drip.</p></div></details>\
            <details class="filter-group" open><summary>\(words(.details))\(Icon.chevronDown.html)</summary><table class="table">\
            <tr><th scope="row">\(words(.sku))</th><td class="mono" data-sku>TEA-BLU-S</td></tr>\
            <tr><th scope="row">Volume</th><td>0.9 l</td></tr></table></details></div>
            """
        let crumbs = Breadcrumbs(
            [.init(words(.home), .home), .init("Table", frame.categories[1].url)], current: "Stoneware teapot")
        return Page(
            title: "Stoneware teapot", description: "A teapot.",
            canonical: .product(Slug(transliterating: "stoneware-teapot")),
            kind: "product", structuredData: [crumbs.structuredData(base: frame.baseAddress)],
            main: """
                <div class="wrap page" data-product>\(crumbs.html(words))<div class="split">\
                \(Gallery([1, 4, 7, 10].map { GalleryGoods.picture($0, isFirst: $0 == 1) }).html(words))\(info)</div>\
                <section class="section"><div class="section-head"><h2>\(words(.related))</h2></div>\
                \(CardGrid(Array(cards.prefix(6)), isShelf: true).html(words))</section></div>
                """
        ).html(in: frame)
    }

    private var totals: TotalsView {
        TotalsView(
            lines: [
                .init(words(.subtotal), money(16_700)), .init(words(.discount), "−" + money(1_670)),
                .init(words(.shipping), words(.shippingLater), isMuted: true),
            ], total: .init(words(.total), money(15_030)), note: words(.includesTax, money(2_400)))
    }

    var cart: HTML {
        let lines = (0..<3).map { index -> HTML in
            let stepper = QuantityStepper(
                label: words(.quantity), value: index == 1 ? "0.75" : "2", step: index == 1 ? "0.25" : "1",
                minimum: index == 1 ? "0.25" : "1", unit: index == 1 ? "l" : nil, id: "quantity-\(index)")
            return """
                <li class="cart-line"><div class="cart-line-picture">\(GalleryGoods.picture(index * 2).html)</div>\
                <div class="cart-line-title"><a href="/">\(GalleryGoods.titles[index * 2])</a>\
                <p class="line-detail">Blue / Small</p></div><p class="cart-line-total">\(money(9_800))</p>\
                <div class="cart-line-controls"><form class="cart-line-quantity" method="post">\(stepper.html(words))\
                \(ButtonView(words(.update), style: .quiet).submit())</form>\
                <form method="post">\(ButtonView.iconSubmit(.trash, label: words(.remove)))</form></div></li>
                """
        }
        return Page(
            title: words(.yourCart),
            main: """
                <div class="wrap page"><div class="section-head"><h1>\(words(.yourCart))</h1>\
                <p class="muted">\(words(.items, 5))</p></div><div class="split split-wide"><ul class="cart-lines">\
                \(lines)</ul><aside class="aside panel stack"><h2>\(words(.summary))</h2>\
                \(totals.html)<details class="disclosure"><summary>\(words(.haveCoupon))\(Icon.chevronDown.html)</summary>\
                <form class="coupon" method="post" action="\(SiteURL.cartCoupon)"><label class="visually-hidden" for="code">\
                \(words(.coupon))</label><input class="input" id="code" name="code">\
                \(ButtonView(words(.applyCoupon), style: .secondary).submit())</form></details>\
                \(ButtonView(words(.checkOut), icon: .lock, isWide: true, isLarge: true).post(to: .checkouts))</aside></div></div>
                """
        ).html(in: frame)
    }

    var checkout: HTML {
        var form = FormState([
            "email": "mira@", "name": "Mira Lindqvist", "country": "DE", "shipping": "standard", "payment": "test_ok",
            "same": "on",
        ])
        form.refuse("email", words(.invalidEmail))
        form.refuse("line1", words(.required))
        func field(_ name: String, _ word: Word, columns: Int = 6, required: Bool = true, hint: Word? = nil)
            -> FormField
        {
            FormField(
                name, label: words(word), hint: hint.map { words($0) }, isRequired: required,
                optionalWord: words(.optional), columns: columns)
        }
        func section(_ title: String, _ fields: HTML) -> HTML {
            "<section class=\"checkout-section\"><h2>\(title)</h2><div class=\"fields\">\(fields)</div></section>"
        }
        let lines = LineSummary.list(
            (0..<3).map {
                LineSummary(
                    title: GalleryGoods.titles[$0], detail: $0 == 0 ? "Blue / Small" : nil,
                    picture: GalleryGoods.picture($0), quantity: "2", amount: money(4_900 * ($0 + 1)))
            })
        let contact: HTML = """
            \(field("email", .email, columns: 4, hint: .emailHint).text(form, type: "email"))\
            \(field("phone", .phone, columns: 2, required: false).text(form, type: "tel"))
            """
        let address: HTML = """
            \(field("name", .fullName).text(form))\(field("line1", .line1).text(form))\
            \(field("line2", .line2, required: false).text(form))\(field("postalCode", .postalCode, columns: 2).text(form))\
            \(field("city", .city, columns: 4).text(form))\
            \(field("country", .country).select(form, choices: [.init("DE", "Deutschland"), .init("IE", "Ireland")]))\
            \(field("same", .billingSame).checkbox(form))
            """
        let shipping = field("shipping", .shippingMethod).cards(
            form,
            choices: [
                .init("standard", "Standard", detail: "2–4 days", aside: money(490)),
                .init("express", "Express", detail: "Tomorrow", aside: money(1_290)),
            ])
        let payment = field("payment", .payment).cards(
            form,
            choices: [
                .init("test_ok", words(.testPaymentSucceeds)), .init("test_declined", words(.testPaymentDeclined)),
            ])
        let fields: HTML = """
            \(ErrorSummary(form, title: words(.fixErrors)).html)\(section(words(.contact), contact))\
            \(section(words(.shippingAddress), address))<section class="checkout-section">\(shipping)</section>\
            <section class="checkout-section">\(payment)\(Notice(words(.testPaymentNotice)).html)</section>\
            \(ButtonView(words(.placeOrder, money(15_520)), icon: .lock, isWide: true, isLarge: true).submit())
            """
        return Page(
            title: words(.checkout), layout: .focused,
            main: """
                <div class="wrap page"><div class="page-head"><h1>\(words(.checkout))</h1></div><div class="checkout">\
                <form class="checkout-form" method="post" novalidate>\(fields)</form>\
                <details class="checkout-summary"><summary><span>\(words(.orderSummary))</span><strong>\(money(15_520))</strong>\
                \(Icon.chevronDown.html)</summary><div class="checkout-summary-body">\(lines)\(totals.html)</div></details></div></div>
                """
        ).html(in: frame)
    }

    private var timeline: Timeline {
        Timeline([
            .init(words(.statusDelivered), state: .ahead, icon: .home),
            .init(words(.statusShipped), state: .ahead, icon: .truck),
            .init(words(.statusPacking), detail: words(.nextPack), state: .current, icon: .box),
            .init(words(.statusPaid), time: ("2026-11-21T10:02:00Z", "21 Nov 2026, 11:02"), icon: .card),
            .init(words(.statusPlaced), time: ("2026-11-21T10:01:00Z", "21 Nov 2026, 11:01")),
        ])
    }

    var thanks: HTML {
        Page(
            title: words(.orderPlaced), layout: .focused,
            main: """
                <div class="wrap page"><div class="split split-wide"><div class="stack"><div class="thanks">\
                <span class="thanks-mark">\(Icon.check.html)</span><h1>\(words(.thanks, "Mira"))</h1>\
                <p>\(words(.orderPlaced)). <span class="mono">1001</span></p><p class="muted">\
                \(words(.confirmationSent, "mira@example.com"))</p></div><h2>\(words(.whatNext))</h2>\(timeline.html)\
                <p>\(ButtonView(words(.trackOrder), style: .secondary, icon: .truck).link(to: .track(token: "x")))</p></div>\
                <aside class="aside panel stack"><h2>\(words(.orderSummary))</h2>\(totals.html)\
                <dl class="facts"><div><dt>\(words(.shippingAddress))</dt><dd><address class="address">Mira Lindqvist
                Hauptstraße 1
                10115 Berlin</address></dd></div></dl></aside></div></div>
                """
        ).html(in: frame)
    }

    var track: HTML {
        Page(
            title: words(.orderNumber, "1001"),
            toast: Toast(words(.addedToCart, "Teapot"), action: (words(.viewCart), .cart)),
            main: """
                <div class="wrap page"><div class="section-head"><h1>\(words(.orderNumber, "1001"))</h1>\
                \(Badge(words(.statusPacking), .info).html)</div><h2>\(words(.timeline))</h2>\(timeline.html)</div>
                """
        ).html(in: frame)
    }

    var empty: HTML {
        Page(
            title: words(.yourCart),
            main: EmptyState(
                icon: .cart, title: words(.cartEmpty), text: words(.cartEmptyHint),
                action: ButtonView(words(.startShopping)).link(to: .products())
            ).html(heading: 1)
        ).html(in: frame)
    }

    var missing: HTML { ErrorPage(.notFound, requestID: "x").html(in: frame) }

    var parts: HTML {
        let meanings: [Badge.Meaning] = [.neutral, .accent, .good, .warn, .bad, .info]
        return Page(
            title: "Parts",
            main: """
                <div class="wrap page stack"><h1>Parts</h1><h2>Second heading</h2><h3>Third heading</h3>\
                <p>\([ButtonView.Style.primary, .secondary, .quiet, .danger].html { "\(ButtonView($0.rawValue, style: $0).submit()) " })\
                \(ButtonView("Disabled").submit(isDisabled: true))</p>\
                <p>\(meanings.html { "\(Badge($0.rawValue, $0).html) " })</p>\
                \(meanings.html { Notice("This is \($0.rawValue).", $0).html })\
                \(StepsView(["Address", "Shipping", "Payment"], current: 1).html)\
                <p>\(Icon.allCases.html { $0.html })</p>\
                <table class="table"><thead><tr><th>A</th><th class="number">B</th></tr></thead><tr><td>x</td><td class="number">12</td></tr></table></div>
                """
        ).html(in: frame)
    }
}
