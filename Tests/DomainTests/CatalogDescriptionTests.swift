import Testing

@testable import Catalog

@Suite("Descriptions in HTML")
struct CatalogDescriptionTests {
    @Test(
        "Harmless markup stays as it is",
        arguments: [
            "<p>Soft <strong>wool</strong>,<br>knitted in <em>Norway</em>.</p>",
            "<h2>Care</h2><ul><li>Wash cold</li><li>Dry flat</li></ul>",
            "<table><thead><tr><th colspan=\"2\">Size</th></tr></thead><tbody><tr><td>S</td><td>36</td></tr></tbody></table>",
            "<blockquote><p>Lovely</p></blockquote>",
            "<a href=\"https://example.com/a?b=1&amp;c=2\">link</a>",
            "<a href=\"/pages/care\">link</a>", "<a href=\"mailto:shop@example.com\">write</a>",
            "Fish &amp; chips &lt;3 &eacute; &#233; &#xE9;", "Größe 日本 👕",
        ])
    func keeps(html: String) {
        #expect(DescriptionHTML.sanitised(html) == html)
    }

    @Test(
        "Hostile markup leaves nothing behind that runs",
        arguments: [
            ("<script>alert(1)</script>safe", "safe"),
            ("<SCRIPT SRC=//evil.example/x.js></SCRIPT >safe", "safe"),
            ("<scr<script>ipt>alert(1)</script>safe", "ipt&gt;alert(1)safe"),
            ("<script>a</scriptx>b</script>safe", "safe"), ("<script>never closed", ""),
            ("<style>body{display:none}</style>safe", "safe"),
            ("<p onclick=\"alert(1)\" style=\"x\" class=y id=z>text</p>", "<p>text</p>"),
            ("<p/onclick=alert(1)>text", "<p>text</p>"),
            ("<img src=x onerror=alert(1)>safe", "safe"),
            ("<svg><script>alert(1)</script><a xlink:href=\"javascript:alert(1)\">x</a></svg>safe", "safe"),
            ("<svg/onload=alert(1)>", ""), ("<math><mi xlink:href=\"data:x\">y</mi></math>safe", "safe"),
            ("<iframe src=\"javascript:alert(1)\"><p>x</p></iframe>safe", "safe"),
            ("<object><object></object>x</object>safe", "safe"),
            ("<template><p>x</p></template>safe", "safe"), ("<textarea><p>x</textarea>safe", "safe"),
            ("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "\"&gt;"),
            ("<a href=\"javascript:alert(1)\">x</a>", "<a>x</a>"),
            ("<a href=\"JaVaScRiPt:alert(1)\">x</a>", "<a>x</a>"),
            ("<a href=\" javascript:alert(1)\">x</a>", "<a>x</a>"),
            ("<a href=\"java\tscript:alert(1)\">x</a>", "<a>x</a>"),
            ("<a href=\"java&#10;script:alert(1)\">x</a>", "<a>x</a>"),
            ("<a href=\"&#106;avascript&colon;alert(1)\">x</a>", "<a>x</a>"),
            ("<a href=\"&#x6A&#x61vascript:alert(1)\">x</a>", "<a href=\"&amp;#x6A&amp;#x61vascript:alert(1)\">x</a>"),
            ("<a href=\"data:text/html,<script>alert(1)</script>\">x</a>", "<a>x</a>"),
            ("<a href=\"vbscript:x\">x</a>", "<a>x</a>"), ("<a href=\"//evil.example\">x</a>", "<a>x</a>"),
            ("<a href=\"\\\\evil.example\">x</a>", "<a>x</a>"), ("<a href=\"/\\evil.example\">x</a>", "<a>x</a>"),
            ("<a href='/x\" onclick=\"alert(1)'>x</a>", "<a>x</a>"),
            ("<a href=/x\"onclick=alert(1)>x</a>", "<a href=\"/x&quot;onclick=alert(1)\">x</a>"),
            ("<a href=/a href=javascript:x>x</a>", "<a href=\"/a\">x</a>"),
            ("<!--<script>alert(1)</script>-->safe", "safe"), ("<!--><b>safe</b>", "<b>safe</b>"),
            ("<!-- never closed <b>x</b>", ""), ("<!DOCTYPE html><?php x ?>safe", "safe"),
            ("<![CDATA[<script>alert(1)</script>]]>", "alert(1)]]&gt;"),
            ("<base href=//evil.example><link rel=import href=x><meta http-equiv=refresh content=0>safe", "safe"),
            ("<form action=//evil.example><input name=card><button>Pay</button></form>", ""),
            ("a < b and c > d & e", "a &lt; b and c &gt; d &amp; e"), ("<", "&lt;"), ("</", ""), ("<p", "<p></p>"),
            ("<p title=\"never closed>x", "<p></p>"),
            ("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("nul\u{0}byte\u{8}", "nulbyte"), ("&unknown", "&amp;unknown"),
        ])
    func refuses(hostile: String, expected: String) {
        #expect(DescriptionHTML.sanitised(hostile) == expected)
    }

    @Test(
        "What is written is balanced, so it cannot break out of its place in a page",
        arguments: [
            ("</div></main><p>x", "<p>x</p>"), ("<b><i>x</b></i>", "<b><i>x</i></b>"),
            ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"), ("<p>a<p>b", "<p>a</p><p>b</p>"),
            ("<p>a<h2>b</h2>", "<p>a</p><h2>b</h2>"),
            ("<a href=/a>x<a href=/b>y", "<a href=\"/a\">x</a><a href=\"/b\">y</a>"),
            ("<h1>Title</h1>", "<h2>Title</h2>"), ("<div><span>x</span></div>", "x"),
            (
                "<table><tr><td>a<td>b<tr><td>c</table>",
                "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"
            ),
        ])
    func balances(html: String, expected: String) {
        #expect(DescriptionHTML.sanitised(html) == expected)
    }

    @Test("Nesting has an end")
    func deepNesting() {
        let deep = DescriptionHTML.sanitised(String(repeating: "<b>", count: 100_000) + "x")
        #expect(deep.utf8.count < 400)
        #expect(deep.contains("x"))
    }

    @Test("Random input gives balanced, stable output with kept elements only")
    func randomInput() {
        let pieces = [
            "<", ">", "/", "\"", "'", "=", " ", "&", ";", "#", "x", "script", "p", "a", "href", "b", "<p>", "</p>",
            "<a href=\"",
            "javascript:", "<!--", "-->", "<svg>", "</svg>", "<table>", "<td>", "onload", "\u{0}", "é", "<style>",
            "</style>",
        ]
        var random = SeededRandom(seed: 20_26)
        for _ in 0..<3000 {
            let html = (0..<Int.random(in: 1...40, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }
            .joined()
            let once = DescriptionHTML.sanitised(html)
            #expect(DescriptionHTML.sanitised(once) == once, "\(html)")
            #expect(isClean(once), "\(html) gave \(once)")
        }
    }

    /// Reads the output as a strict reader of its own: only kept elements, only `href` and spans, all closed.
    private func isClean(_ html: String) -> Bool {
        var open: [Substring] = []
        var rest = html[...]
        while let start = rest.firstIndex(of: "<") {
            guard let end = rest[start...].firstIndex(of: ">") else { return false }
            let tag = rest[rest.index(after: start)..<end]
            let name = tag.drop { $0 == "/" }.prefix { $0 != " " }
            guard DescriptionHTML.kept.contains(String(name)) else { return false }
            let attributes = tag.dropFirst(name.count)
            if tag.hasPrefix("/") {
                guard open.popLast() == name else { return false }
            } else {
                guard attributes.isEmpty || attributes.hasPrefix(" href=\"") || attributes.contains("span=\"") else {
                    return false
                }
                if !DescriptionHTML.void.contains(String(name)) { open.append(name) }
            }
            rest = rest[rest.index(after: end)...]
        }
        return open.isEmpty && !html.unicodeScalars.contains("\u{0}")
    }

    @Test("The plain text has the words and nothing else")
    func plainText() {
        let html = "<h2>Care</h2><p>Wash <b>c</b>old &amp; dry&nbsp;flat<br>now</p><script>alert(1)</script>"
        #expect(DescriptionHTML.plainText(of: html) == "Care Wash cold & dry flat now")
    }
}

/// The same numbers every time, so that a failure can be found again.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
