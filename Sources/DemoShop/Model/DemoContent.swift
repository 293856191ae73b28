public import Tenancy
import Vocabulary

/// Everything that a demo shop consists of, before any of it is stored.
public struct DemoContent: Sendable {
    /// The shop's name in addresses.
    public let slug: String
    public let settings: ShopSettings
    /// Parents before their children.
    public let categories: [DemoCategory]
    public let products: [DemoProduct]
    /// Slugs of the products that the front page shows first, in order.
    public let featured: [String]
    public let deliveries: [DemoDelivery]
    /// SVG documents: the logo, and a wide picture for a front page.
    public let logo: String
    public let hero: String
}

/// A way in which a demo shop delivers.
public struct DemoDelivery: Sendable {
    public let name: String
    /// One line for the shopper.
    public let description: String
    /// Minor units.
    public let price: Int64
}

extension DemoContent {
    /// Both demo shops; the first is the one that answers when no shop is named.
    public static var all: [DemoContent] { [.alderhof, .kissa] }

    /// A house, table and garden shop in euro.
    public static var alderhof: DemoContent {
        DemoContent(
            slug: "demo",
            settings: ShopSettings(
                name: "Alderhof", currency: .eur, country: .germany, locale: "en-IE", timeZone: "Europe/Berlin",
                hue: 152,
                welcome: ShopWelcome(
                    headline: "For long tables and slow mornings",
                    subline: "Stoneware, linen, lamps and a well-kept larder, from small workshops by the sea."),
                tax: TaxSettings(ratePartsPerMillion: 190_000, isInclusive: true), testPayments: true),
            categories: Alderhof.categories, products: Alderhof.products, featured: Alderhof.featured,
            deliveries: [
                DemoDelivery(name: "Standard", description: "2 to 4 working days", price: 490),
                DemoDelivery(name: "Express", description: "Tomorrow, when ordered before 14:00", price: 1290),
                DemoDelivery(name: "Collect in Husum", description: "From the workshop, Tuesday to Saturday", price: 0),
            ],
            logo: ShopLogo.alderhof, hero: ShopHero.alderhof)
    }

    /// A tea shop in yen.
    public static var kissa: DemoContent {
        DemoContent(
            slug: "kissa",
            settings: ShopSettings(
                name: "喫茶しずく", currency: .jpy, country: .japan, locale: "ja-JP", timeZone: "Asia/Tokyo", hue: 128,
                welcome: ShopWelcome(
                    headline: "一杯の、静かな時間", subline: "山あいの茶畑から届く日本茶と、長く使える茶道具をそろえました。"),
                tax: TaxSettings(ratePartsPerMillion: 100_000, isInclusive: true), testPayments: true),
            categories: Kissa.categories, products: Kissa.products, featured: Kissa.featured,
            deliveries: [
                DemoDelivery(name: "宅配便", description: "2〜3日でお届け", price: 780),
                DemoDelivery(name: "クール便", description: "生菓子と玉露に", price: 1100),
            ],
            logo: ShopLogo.kissa, hero: ShopHero.kissa)
    }
}
