import Foundation
import NIOCore
import Testing

@testable import Web

@Suite struct GalleryTests {
    @Test("Every page of the gallery renders; with STOA_GALLERY set it is written there to be looked at")
    func renders() throws {
        let shops = [
            GalleryPages(locale: "en-IE", hue: 235, name: "Harbour & Hearth"),
            GalleryPages(locale: "de-DE", hue: 150, name: "Werkstatt Ost"),
            GalleryPages(locale: "ar", hue: 30, name: "رواق"),
        ]
        let folder = ProcessInfo.processInfo.environment["STOA_GALLERY"].map { URL(filePath: $0) }
        for shop in shops {
            for (name, html) in shop.all {
                #expect(html.text.hasPrefix("<!doctype html>"))
                #expect(!html.text.contains(" style="), "the policy forbids style attributes: \(name)")
                #expect(!html.text.contains("<script>"), "the policy forbids inline scripts: \(name)")
                if let folder { try write(html.bytes, "\(shop.words.tag)/\(name).html", in: folder) }
            }
        }
        guard let folder else { return }
        for asset in Asset.all { try write(Array(asset.identity.readableBytesView), asset.url.text, in: folder) }
        for hue in [60, 150, 235, 30] {
            try write(Array(Theme(hue: hue).stylesheet.utf8), SiteURL.theme(hue: hue).text, in: folder)
        }
        for index in 0..<12 {
            try write(Array(GalleryGoods.drawing(index).utf8), "media/picture-\(index).svg", in: folder)
        }
        try write(Array("3".utf8), "cart/count", in: folder)
        let suggestions = (0..<4).html { index in
            """
            <a class="suggestion" role="option" href="/"><span class="suggestion-picture">\
            \(GalleryGoods.picture(index).html)</span><span>\(GalleryGoods.titles[index])</span><span class="muted">€12</span></a>
            """
        }
        try write(suggestions.bytes, "search/suggestions", in: folder)
    }

    private func write(_ bytes: [UInt8], _ path: String, in folder: URL) throws {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }
}
