import Foundation
import Testing

@testable import Web

@Suite struct HTMLTests {
    static let attack = #"'"><script>alert(1)</script><img src=x onerror=alert(1)>`"#

    @Test("Text between tags is escaped")
    func element() {
        let html: HTML = "<p>\(Self.attack)</p>"
        #expect(
            html.text
                == "<p>&#39;&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&#96;</p>")
    }

    @Test(
        "No position lets a script in",
        arguments: [
            { "<p>\($0)</p>" }, { "<p title=\"\($0)\">x</p>" }, { "<p title='\($0)'>x</p>" },
            { "<p title=\($0)>x</p>" },
            { "<a href=\"\($0)\">x</a>" }, { "<textarea>\($0)</textarea>" }, { "<title>\($0)</title>" },
            { "<!-- \($0) -->" }, { "<p\(attribute: "title", $0)>x</p>" },
            { "<script type=\"application/ld+json\">\(json: JSON.string($0))</script>" },
            { "<script type=\"application/ld+json\">\($0)</script>" },
            { HTML(text: $0) },
        ] as [@Sendable (String) -> HTML])
    func positions(view: @Sendable (String) -> HTML) {
        for attack in [
            Self.attack, "</script><script>alert(1)</script>", "</textarea><script>", "--><script>", "]]><script>",
        ] {
            let opened = view(attack).text.components("<script>")
            #expect(opened == 0, "\(view(attack).text)")
            #expect(!view(attack).text.contains("<img"))
        }
    }

    @Test("Forgotten quotes are put in, so that a space cannot begin another attribute")
    func unquoted() {
        let html: HTML = "<p title=\("x onclick=alert(1)")>"
        #expect(html.text == "<p title=\"x onclick=alert(1)\">")
        let sum: HTML = "<p>a =\("b")</p>"
        #expect(sum.text == "<p>a =b</p>", "an equals sign in text is only text")
    }

    @Test(
        "An address that would run code leads nowhere",
        arguments: [
            "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
            "\u{01}javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x", "file:///etc/passwd",
            "javascript&colon;x:y",
        ])
    func dangerousAddress(address: String) {
        for html: HTML in [
            "<a href=\"\(address)\">", "<img src='\(address)'>", "<form action=\"\(address)\">",
            "<a HREF=\"\(address)\">",
            "<a\(attribute: "href", address)>", "<button formaction=\"\(address)\">",
        ] {
            #expect(html.text.contains("about:invalid"), "\(html.text)")
        }
    }

    @Test(
        "Ordinary addresses pass",
        arguments: [
            "/cart?a=1", "https://example.com/a:b", "mailto:a@b.example", "tel:+49", "#main", "?page=2", "a/b:c", "",
        ])
    func ordinaryAddress(address: String) {
        let html: HTML = "<a href=\"\(address)\">"
        #expect(html.text == "<a href=\"\(address)\">")
    }

    @Test("An address is checked only where the value opens it")
    func addressTail() {
        let html: HTML = "<a href=\"/search?q=\("javascript:x")\">"
        #expect(html.text == "<a href=\"/search?q=javascript:x\">")
    }

    @Test("Text in an event handler or a style is dropped", arguments: ["onclick", "ONLOAD", "style", "srcdoc"])
    func code(name: String) {
        var html = HTML(trusted: "<p \(name)=\"")
        var interpolation = HTMLInterpolation(literalCapacity: 0, interpolationCount: 0)
        interpolation.appendInterpolation(html)
        interpolation.appendInterpolation("alert(1)")
        html = HTML(stringInterpolation: interpolation)
        #expect(!html.text.contains("alert"))
    }

    @Test("HTML passes whole; optionals, lists and numbers find their place")
    func values() {
        let bold: HTML = "<b>\("&")</b>"
        let none: HTML? = nil
        let list = [bold, bold]
        let html: HTML =
            "\(bold)|\(none)|\(list)|\(7)|\(-12)|\(UInt8(200))|\(String?.none)|\(attribute: "x", String?.none)"
        #expect(html.text == "<b>&amp;</b>||<b>&amp;</b><b>&amp;</b>|7|-12|200||")
    }

    @Test("Attributes appear with their values, or not at all")
    func attributes() {
        let html: HTML = "<input\(attribute: "checked", true)\(attribute: "disabled", false)\(attribute: "max", 9)>"
        #expect(html.text == "<input checked max=\"9\">")
    }

    @Test("JSON in a script element cannot end it, in values or in names")
    func json() {
        let value: JSON = ["</script><script>": "<!--\u{2028}\"\\\n&", "n": 7, "list": [true, .null]]
        let html: HTML = "<script type=\"application/json\">\(json: value)</script>"
        #expect(
            html.text
                == #"<script type="application/json">{"\u003c/script\u003e\u003cscript\u003e":"\u003c!--\u2028\"\\\n\u0026","n":7,"list":[true,null]}</script>"#
        )
    }

    @Test("NUL does not reach the page")
    func nul() {
        #expect(HTML(text: "a\0b").text == "a\u{FFFD}b")
    }

    @Test("Text of any script passes as it is")
    func unicode() {
        #expect(HTML(text: "Größe ٣ 日本 👩‍👩‍👧").text == "Größe ٣ 日本 👩‍👩‍👧")
    }
}

extension String {
    fileprivate func components(_ part: String) -> Int {
        var count = 0
        var rest = self[...]
        while let found = rest.range(of: part) {
            count += 1
            rest = rest[found.upperBound...]
        }
        return count
    }
}
