import DemoShop
import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

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
            #expect(XMLParser(data: Data(svg.utf8)).parse(), "\(name)")
        }
        #expect(!XMLParser(data: Data("<svg><g></svg>".utf8)).parse())
    }

    @Test("No picture runs anything or asks for anything from elsewhere")
    func inert() {
        for (name, svg) in Self.pictures {
            let rest = svg.replacing("xmlns=\"http://www.w3.org/2000/svg\"", with: "")
            for forbidden in [
                "<script", "javascript:", "http:", "https:", "<foreignObject", "<image", " on", "@import",
            ] {
                #expect(!rest.contains(forbidden), "\(name): \(forbidden)")
            }
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

    @Test("The favicon takes the shop's hue")
    func favicon() {
        #expect(ShopFavicon.svg(hue: 30) != ShopFavicon.svg(hue: 210))
        #expect(XMLParser(data: Data(ShopFavicon.svg(hue: 30).utf8)).parse())
    }
}
