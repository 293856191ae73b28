import Testing
import Vocabulary

@Suite("Slugs")
struct SlugTests {
    @Test(
        "A title in any script becomes a readable slug",
        arguments: [
            ("Linen Shirt, White (M)", "linen-shirt-white-m"), ("Größe & Stoff", "grosse-stoff"),
            ("Crème brûlée à l’orange", "creme-brulee-a-lorange"), ("Smørrebrød på Ærø", "smorrebrod-pa-aero"),
            ("Þórður í Reykjavík", "thordur-i-reykjavik"), ("Łódź żółć", "lodz-zolc"),
            ("İstanbul ığdır", "istanbul-igdir"), ("Việt Nam Đà Nẵng", "viet-nam-da-nang"),
            ("Ελληνικός καφές", "ellenikos-kaphes"), ("Москва", "moskva"), ("日本酒", "ri-ben-jiu"),
            ("テスト", "tesuto"), ("中文商店", "zhong-wen-shang-dian"), ("한국어", "hangug-eo"), ("हिन्दी", "hindi"),
            ("தமிழ்", "tamil"), ("ქართული", "kartuli"), ("Հայերեն", "hayeren"),
            ("children's 3½ kg", "childrens-3-1-2-kg"),
            ("100% COTTON--tee", "100-cotton-tee"), ("  --a__b..c  ", "a-b-c"), ("x\u{0}\u{202E}y", "x-y"),
        ])
    func transliterating(title: String, expected: String) {
        #expect(Slug(transliterating: title).text == expected)
    }

    @Test(
        "There is a valid slug for every title, the same every time",
        arguments: ["", "🍎", "   ", "!!!", "العربية", "עברית", "ไทย", "\u{0}", "ᚠᚢᚦ", "𓀀𓀁", "ཨོཾ"])
    func neverEmpty(title: String) {
        let slug = Slug(transliterating: title)
        #expect(Slug(slug.text) == slug)
        #expect(Slug(transliterating: title) == slug)
    }

    @Test("Titles without Latin letters get different slugs")
    func distinctFallbacks() {
        #expect(Slug(transliterating: "🍎") != Slug(transliterating: "🍐"))
    }

    @Test("A long title is cut between words, a long word anywhere")
    func cutting() {
        let words = Slug(transliterating: String(repeating: "seven77 ", count: 20)).text
        #expect(words.utf8.count == 95)
        #expect(words.hasSuffix("-seven77"))
        let exact = String(repeating: "a", count: 100)
        #expect(Slug(transliterating: exact).text == exact)
        #expect(Slug(transliterating: exact + " b").text == exact)
        #expect(Slug(transliterating: exact + "a").text == exact)
    }

    @Test("Random titles always give a valid slug")
    func random() {
        var random = SeededGenerator()
        for _ in 0..<2000 {
            var title = ""
            for _ in 0..<Int.random(in: 0...60, using: &random) {
                if let scalar = Unicode.Scalar(UInt32.random(in: 1...0x2FFFF, using: &random)) {
                    title.unicodeScalars.append(scalar)
                }
            }
            let slug = Slug(transliterating: title)
            #expect(Slug(slug.text) == slug, "seed \(random.seed)")
        }
    }

    @Test(
        "Only lower-case words and numbers joined by single hyphens are slugs",
        arguments: ["", "-", "a-", "-a", "a--b", "A", "ä", "a_b", "a b", "a/b", "a.b", "a\n", "١"])
    func refusing(text: String) {
        #expect(Slug(text) == nil)
    }

    @Test("A slug has at most 100 bytes")
    func length() {
        #expect(Slug(String(repeating: "a", count: 100)) != nil)
        #expect(Slug(String(repeating: "a", count: 101)) == nil)
        #expect(Slug("a-1-b2") != nil)
    }
}
