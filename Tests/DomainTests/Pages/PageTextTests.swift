import Composition
import Persistence
import Tenancy
import TestEngines
import TestSupport
import Testing
import Vocabulary

@Suite("The text of a page")
struct PageTextTests {
    @Test("headings, paragraphs and lists are read")
    func blocks() {
        let text = PageText("## A\nOne\ntwo\n\n- x\n- y\n  more\n1. z\n\n### B")
        #expect(
            text.blocks == [
                .heading(level: 2, [.text("A")]), .paragraph([.text("One"), .lineBreak, .text("two")]),
                .list(isOrdered: false, [[.text("x")], [.text("y"), .lineBreak, .text("more")]]),
                .list(isOrdered: true, [[.text("z")]]), .heading(level: 3, [.text("B")]),
            ])
    }

    @Test("words are strong, stressed, linked or missing")
    func words() {
        let text = PageText("a **b *c*** [d](/policies/terms) [[e]] \\*f\\*")
        #expect(
            text.blocks == [
                .paragraph([
                    .text("a "), .strong([.text("b "), .emphasis([.text("c")])]), .text(" "),
                    .link("d", address: "/policies/terms"), .text(" "), .gap("e"), .text(" *f*"),
                ])
            ])
        #expect(text.hasGaps)
        #expect(!PageText("a [b] [[c").hasGaps)
    }

    @Test(
        "marks that are never closed are what they look like",
        arguments: ["**a", "*a", "[a](b", "[[a", "a\\", "**a *b"])
    func unclosed(source: String) {
        let words = PageText(source).blocks.flatMap { block -> [PageText.Inline] in
            if case .paragraph(let line) = block { line } else { [] }
        }
        let text = words.map { if case .text(let text) = $0 { text } else { "?" } }.joined()
        #expect(text == source)
    }

    @Test(
        "an address that does something is no link",
        arguments: [
            "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "//evil.example", "/\\\\evil.example",
            "vbscript:x", "java\tscript:x", "http", "",
        ])
    func addresses(address: String) {
        for case .paragraph(let line) in PageText("[a](\(address))").blocks {
            #expect(!line.contains { if case .link = $0 { true } else { false } })
        }
    }

    @Test(
        "an enormous text of nothing but marks is read at once", arguments: ["*", "**", "[", "[[", "[a](", "\\", "- "])
    func hostile(mark: String) {
        let begun = ContinuousClock.now
        _ = PageText(String(repeating: mark, count: 20_000)).blocks
        _ = PageText(String(repeating: mark + "a", count: 20_000)).blocks
        #expect(ContinuousClock.now - begun < .seconds(10))
    }

    @Test("a summary ends between words")
    func summary() {
        let text = PageText("## No\n" + String(repeating: "word ", count: 60) + "\n\nlast")
        #expect(text.summary(20) == "word word word word…")
        #expect(PageText("Short **and** sweet").summary() == "Short and sweet")
    }
}

@Suite("The pages of a shop")
struct ShopPageTests {
    @Test(
        "each language has every page, and no page says what it does not know",
        arguments: ["en-IE", "de-DE", "ja-JP", "ar-EG", "fr-FR"])
    func texts(locale: String) async throws {
        try await TestEngine.sqlite.withShop(migrations: .all) { database in
            try await database.write { try ShopPage.seed(locale: locale, in: $0) }
            let pages = try await database.read { try ShopPage.all(in: $0) }
            #expect(pages.map(\.kind) == ShopPage.Kind.allCases)
            var settings = ShopSettings.test
            settings.locale = locale
            settings.name = "A_*B*_ {{c}} <d>"
            settings.contact = ShopContact(
                email: try EmailAddress("a_b@shop.example"), phone: "+49 30 1", address: "1. Street\n- Town")
            for page in pages {
                try TemplateRules.check(page.body, longest: 40_000)
                let text = try page.filled(with: settings)
                let shown = "\(text.blocks)"
                #expect(text.blocks.count > 2)
                #expect(!shown.contains("{{#"))
                #expect(!shown.contains("\\\\"))
                #expect(text.summary().count > 10)
            }
            let imprint = try #require(pages.last).filled(with: settings)
            guard case .paragraph(let first) = imprint.blocks[0] else { Issue.record("no paragraph"); return }
            #expect(first.prefix(1) == [.strong([.text("A_*B*_ {{c}} <d>")])])
            #expect(first.contains(.text("1. Street")))
            #expect(first.contains(.text("- Town")))
            #expect(imprint.blocks.contains { "\($0)".contains("mailto:a_b@shop.example") })
        }
    }

    @Test("without an address, a page has a gap for it")
    func gaps() async throws {
        try await TestEngine.sqlite.withShop(migrations: .all) { database in
            try await database.write { try ShopPage.seed(locale: "en-US", in: $0) }
            let imprint = try await database.read { try ShopPage.find(Slug("imprint")!, in: $0) }
            let text = try #require(imprint).filled(with: .test)
            #expect(text.hasGaps)
            #expect(text.blocks.contains { "\($0)".contains("Legal form and owner") })
        }
    }

    @Test("what the merchant has written stays when a shop is seeded again", arguments: TestEngine.available)
    func edited(engine: TestEngine) async throws {
        try await engine.withShop(migrations: .all) { database in
            try await database.write { try ShopPage.seed(locale: "de-DE", in: $0) }
            try await database.write {
                try ShopPage.save(Slug("terms")!, .terms, title: "Mine", body: "Own words", in: $0)
                try ShopPage.seed(locale: "en-US", in: $0)
            }
            let links = try await database.read { try ShopPage.links(in: $0) }
            #expect(
                links.map(\.title) == [
                    "Versand", "Widerruf und Rückgabe", "Mine", "Datenschutz", "Impressum und Kontakt",
                ])
        }
    }

    @Test(
        "tags that would switch escaping off or hide others are refused",
        arguments: [
            ("{{{shop.name}}}", TemplateMistake.tagNotAllowed("{{{")), ("{{ & x }}", .tagNotAllowed("{{&")),
            ("{{% CONTENT_TYPE:TEXT}}", .tagNotAllowed("{{%")), ("{{=<% %>=}}", .tagNotAllowed("{{=")),
            ("{{#a}}", .unreadable), ("{{a", .unreadable),
            (String(repeating: "{{#a}}", count: 5_000), .tooDeep(limit: 16)),
            (String(repeating: "x", count: 101), .tooLong(limit: 100)),
        ])
    func rules(text: String, mistake: TemplateMistake) {
        let longest = if case .tooLong(let limit) = mistake { limit } else { 40_000 }
        #expect(throws: mistake) { try TemplateRules.check(text, longest: longest) }
    }
}
