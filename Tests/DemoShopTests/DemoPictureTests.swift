import DemoShop
import Testing

@Suite("The drawn pictures")
struct DemoPictureTests {
    static let pictures: [(name: String, svg: String)] = DemoContent.all.flatMap { content in
        content.products.flatMap(\.pictures).map { ($0.name, $0.svg) } + [
            ("\(content.slug) logo", content.logo), ("\(content.slug) hero", content.hero),
        ]
    }

    @Test("Every picture is a well-formed document")
    func wellFormed() {
        for (name, svg) in Self.pictures {
            if let complaint = Self.complaint(about: svg) { Issue.record("\(name): \(complaint)") }
        }
        #expect(Self.complaint(about: "<svg><g></svg>") != nil)
        #expect(Self.complaint(about: "<svg a=\"1\" a=\"2\"/>") != nil)
        #expect(Self.complaint(about: "<svg><text>a & b</text></svg>") != nil)
    }

    @Test("No picture runs anything or asks for anything from elsewhere")
    func inert() {
        for (name, svg) in Self.pictures {
            let rest = svg.replacing("xmlns=\"http://www.w3.org/2000/svg\"", with: "")
            for forbidden in [
                "<script", "javascript:", "http:", "https:", "<foreignObject", "<image", "@import",
            ] where rest.contains(forbidden) {
                Issue.record("\(name): \(forbidden)")
            }
            if rest.contains(/\son[a-z]+=/) { Issue.record("\(name): an event handler") }
        }
    }

    @Test("Every reference inside a picture leads to something defined in it, once")
    func references() {
        for (name, svg) in Self.pictures {
            let defined = svg.matches(of: /\bid="([^"]+)"/).map { String($0.1) }
            let used = svg.matches(of: /#(s[0-9a-z]+-[0-9a-z]+)/).map { String($0.1) }
            #expect(Set(defined).count == defined.count, "\(name)")
            #expect(Set(used).isSubset(of: defined), "\(name)")
        }
    }

    @Test("No id is used by two pictures, so any of them may stand in one page")
    func distinctIDs() {
        var owner: [Substring: String] = [:]
        for (name, svg) in Self.pictures {
            guard let prefix = svg.firstMatch(of: /id="(s[0-9a-z]+)-/)?.1 else { continue }
            #expect(owner.updateValue(name, forKey: prefix) == nil, "\(name)")
        }
    }

    @Test("Product pictures are small: 6 kB on average, none above 12")
    func sizes() {
        let sizes = DemoContent.all.flatMap(\.products).flatMap(\.pictures).map(\.svg.utf8.count)
        #expect(sizes.reduce(0, +) / sizes.count < 6000)
        #expect(sizes.max() ?? 0 < 12_000)
    }

    @Test("A picture is the same whenever it is drawn")
    func repeatable() {
        for picture in DemoContent.kissa.products.flatMap(\.pictures) { #expect(picture.svg == picture.svg) }
    }

    /// Why the text is no well-formed document of the plain kind that we write (no comments, no entities); nil when
    /// it is.
    private static func complaint(about svg: String) -> String? {
        var open: [Substring] = []
        var rest = svg[...]
        while let match = rest.firstMatch(of: /<(\/?)([A-Za-z]+)((?:\s+[a-zA-Z0-9:-]+="[^"<&]*")*)\s*(\/?)>/) {
            let text = rest[..<match.range.lowerBound]
            if text.contains(where: { "<>&".contains($0) }) { return "stray mark in “\(text)”" }
            let (closing, name, attributes, empty) = (match.1, match.2, match.3, match.4)
            let keys = attributes.matches(of: /([a-zA-Z0-9:-]+)=/).map(\.1)
            if Set(keys).count != keys.count { return "an attribute of <\(name)> is given twice" }
            if !closing.isEmpty {
                guard open.popLast() == name else { return "</\(name)> closes nothing" }
            } else if empty.isEmpty {
                open.append(name)
            }
            rest = rest[match.range.upperBound...]
        }
        if !rest.isEmpty { return "text after the end" }
        return open.isEmpty ? nil : "<\(open[open.count - 1])> stays open"
    }
}
