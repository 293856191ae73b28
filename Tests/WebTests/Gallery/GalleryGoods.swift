import Vocabulary

@testable import Web

/// Goods for the gallery, with drawn pictures.
enum GalleryGoods {
    static let titles = [
        "Stoneware teapot", "Linen apron with cross straps", "Olive oil, early harvest", "Walnut serving board",
        "Beeswax candles", "Ceramic pour-over set for slow mornings", "Wool throw", "Copper measuring cups",
        "Hand-blown tumbler", "Enamel colander", "Cedar soap", "Mountain honey",
    ]

    static func picture(_ index: Int, isFirst: Bool = false) -> Picture {
        Picture(
            index == 5 ? nil : SiteURL.media("picture-\(index % 12).svg"), alt: titles[index % 12], isFirst: isFirst)
    }

    static func cards(_ format: (Int) -> String, _ words: Words) -> [ProductCard] {
        titles.enumerated().map { index, title in
            let slug = Slug(transliterating: title)
            return ProductCard(
                title: title, url: .product(slug), picture: picture(index, isFirst: index < 4),
                price: PriceView(
                    format(1_290 + index * 830), before: index % 4 == 1 ? format(2_900 + index * 830) : nil,
                    isFrom: index % 5 == 2, unit: index == 2 ? "l" : nil),
                hint: index % 3 == 0 ? words(.options, 3) : nil, isSoldOut: index == 6)
        }
    }

    /// A vessel on a ground, so that the pages can be judged with pictures on them.
    static func drawing(_ index: Int) -> String {
        let hue = (index * 47 + 20) % 360
        let shapes = [
            "<ellipse cx='400' cy='820' rx='210' ry='26' fill='#0002'/><path d='M230 420h340l-40 390H270z' fill='hsl(\(hue) 38% 52%)'/><path d='M230 420h340l-8 70H238z' fill='hsl(\(hue) 40% 62%)'/>",
            "<ellipse cx='400' cy='820' rx='240' ry='26' fill='#0002'/><circle cx='400' cy='600' r='215' fill='hsl(\(hue) 36% 50%)'/><path d='M610 540c110-30 130 60 60 130l-70 30z' fill='hsl(\(hue) 36% 44%)'/><path d='M330 390h140v-50H330z' fill='hsl(\(hue) 36% 40%)'/>",
            "<ellipse cx='400' cy='850' rx='150' ry='20' fill='#0002'/><path d='M350 180h100v180l50 110v370H300V470l50-110z' fill='hsl(\(hue) 40% 42%)'/><rect x='300' y='560' width='200' height='160' fill='#f6f1e7'/>",
        ]
        return """
            <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 800 1000' width='800' height='1000'>\
            <rect width='800' height='1000' fill='hsl(\(hue) 28% 90%)'/><rect y='760' width='800' height='240' fill='hsl(\(hue) 24% 84%)'/>\
            \(shapes[index % 3])</svg>
            """
    }
}
