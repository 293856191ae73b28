import NIOCore
import Testing
import Vocabulary

@testable import Web

@Suite struct PageTests {
    let frame = PageFrame(
        shopName: "A & B", words: Words("de-AT"), locale: "de-AT", hue: 90, baseAddress: "https://shop.example")

    @Test("The head names the page for people, search engines and shared links")
    func head() {
        let html = Page(
            title: "Tee <kanne>", description: "Gut & \"schön\"", canonical: .products(["page": "2"]),
            image: SiteURL.media("a.jpg"), main: ""
        ).html(in: frame).text
        #expect(html.contains("<title>Tee &lt;kanne&gt; · A &amp; B</title>"))
        #expect(html.contains("<meta name=\"description\" content=\"Gut &amp; &quot;schön&quot;\">"))
        #expect(html.contains("<link rel=\"canonical\" href=\"https://shop.example/products?page=2\">"))
        #expect(html.contains("<meta property=\"og:image\" content=\"https://shop.example/media/a.jpg\">"))
        #expect(html.contains("<meta property=\"og:locale\" content=\"de_AT\">"))
        #expect(html.contains("<html lang=\"de-AT\" dir=\"ltr\">"))
        #expect(!html.contains("noindex"))
    }

    @Test("A page without a canonical address is kept from search engines")
    func noindex() {
        #expect(
            Page(title: "Cart", main: "").html(in: frame).text.contains("<meta name=\"robots\" content=\"noindex\">"))
    }

    @Test("The frame has a skip link, one main, a search field that keeps what was asked, and a live region")
    func landmarks() {
        let html = Page(title: "x", searchText: "tea \"pot\"", main: "<h1>x</h1>").html(in: frame).text
        #expect(html.contains("href=\"#main\""))
        #expect(html.contains("<main id=\"main\""))
        #expect(html.contains("value=\"tea &quot;pot&quot;\""))
        #expect(html.contains("aria-live=\"polite\""))
    }

    @Test("Right-to-left shops are written from the right")
    func direction() {
        var arabic = frame
        arabic.words = Words("ar-EG")
        #expect(Page(title: "x", main: "").html(in: arabic).text.contains("<html lang=\"ar-EG\" dir=\"rtl\">"))
    }

    @Test("Error pages say what to do and show nothing of our insides")
    func errors() {
        let ours = Problem(
            status: 500, code: "internal_error", title: "t", detail: "SELECT secret FROM table at /src/main.swift")
        let html = ErrorPage(ours, requestID: "r-1").html(in: frame).text
        #expect(!html.contains("SELECT"))
        #expect(html.contains("r-1"))
        #expect(ErrorPage(.notFound, requestID: "r-1").html(in: frame).text.contains("Diese Seite gibt es nicht"))
        #expect(ErrorPage(.noShopHere, requestID: "r").html(in: nil).text.contains("There is no shop at this address"))
    }

    @Test(
        "Pagination shows the ends, the neighbours, and never a gap of one",
        arguments: [
            (1, 1, "1"), (1, 5, "1 2 … 5"), (3, 5, "1 2 3 4 5"), (7, 14, "1 … 6 7 8 … 14"), (14, 14, "1 … 13 14"),
            (4, 8, "1 2 3 4 5 … 8"),
        ])
    func pagination(page: Int, count: Int, expected: String) {
        let shown = Pagination.shown(page: page, of: count).map { $0.map(String.init) ?? "…" }.joined(separator: " ")
        #expect(shown == expected)
    }

    @Test("Breadcrumbs tell search engines the same as people")
    func breadcrumbs() {
        let crumbs = Breadcrumbs([.init("Start", .home)], current: "Tee")
        let data = String(decoding: crumbs.structuredData(base: "https://a.example").bytes, as: UTF8.self)
        #expect(data.contains(#""position":1,"name":"Start","item":"https://a.example/""#))
        #expect(data.contains(#""position":2,"name":"Tee""#))
    }

    @Test("A long list of filters shows its beginning and unfolds; what is chosen is not folded away")
    func filters() {
        func panel(_ count: Int, chosen: Int? = nil) -> String {
            let choices = (1...count).map { FilterPanel.Choice("\($0)", value: "\($0)", isChosen: $0 == chosen) }
            let group = FilterPanel.Group("Size", name: "f.Size", choices: choices)
            return FilterPanel(groups: [group], action: .home, kept: [:], chosenCount: 0).html(.english).text
        }
        #expect(!panel(8).contains("filter-more"))
        #expect(panel(9).contains("Show 3 more"))
        #expect(panel(12, chosen: 10).contains("Show 2 more"))
    }

    @Test("Each complaint about a form that has no page names its field")
    func complaints() {
        let problem = Problem.validation([FieldError(field: "quantity", code: "invalid", message: "More than nothing.")]
        )
        let html = ErrorPage(problem, requestID: "r").html(in: frame).text
        #expect(html.contains("<span class=\"mono\">quantity</span>: Geben Sie eine Zahl über null ein."))
        #expect(ErrorPage(problem, requestID: "r").html(in: nil).text.contains("</span>: More than nothing."))
    }

    @Test("Style sheet and script stay within their weight")
    func weight() throws {
        let style = try #require(Asset.stylesheet.gzip)
        let script = try #require(Asset.script.gzip)
        #expect(style.readableBytes < 30_000)
        #expect(script.readableBytes < 10_000)
    }
}

@Suite struct WordsTests {
    @Test("Every language has a word of its own for every word, with the same blanks as English")
    func languages() {
        for word in Word.allCases {
            let blanks = blanks(EnglishWords.text(word))
            for text in [GermanWords.text(word), JapaneseWords.text(word), ArabicWords.text(word)] {
                #expect(!text.isEmpty, "\(word)")
                #expect(self.blanks(text) == blanks, "\(word): \(text)")
            }
        }
    }

    private func blanks(_ text: String) -> Set<Character> {
        Set(zip(text, text.dropFirst()).filter { $0.0 == "{" }.map(\.1))
    }

    @Test("Plurals follow the language")
    func plurals() {
        #expect(Words("en-US")(.items, 1) == "1 item")
        #expect(Words("en-US")(.items, 0) == "0 items")
        #expect(Words("de")(.products, 2) == "2 Produkte")
        #expect(Words("ja-JP")(.products, 1) == "1商品")
        let arabic = Words("ar")
        #expect(
            [0, 1, 2, 3, 11, 100].map { arabic(.products, $0) } == [
                "لا منتجات", "منتج واحد", "منتجان", "3 منتجات", "11 منتجًا", "100 منتج",
            ])
    }

    @Test("Blanks are filled once, also when what fills them looks like a blank")
    func filling() {
        #expect(Words.english(.pageOf, "{1}", "9") == "Page {1} of 9")
        #expect(Words.english(.items, 1_200, shown: "1,200") == "1,200 items")
    }

    @Test("An unknown language is English, and says so")
    func unknown() {
        #expect(Words("fr-FR")(.cart) == "Cart")
        #expect(Words("fr-FR").tag == "en")
    }
}
