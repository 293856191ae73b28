public import Tenancy

/// What all pages of one shop share: its name, its words, its colours, its shelves.
public struct PageFrame: Sendable {
    /// An entry of the category bar.
    public struct Link: Sendable, Hashable {
        public var title: String
        public var url: SiteURL

        public init(_ title: String, _ url: SiteURL) {
            self.title = title
            self.url = url
        }
    }

    public var shopName: String
    public var words: Words
    /// BCP 47, for Open Graph.
    public var locale: String
    public var hue: Int
    public var logo: SiteURL?
    /// Where absolute addresses begin: "https://shop.example.com".
    public var baseAddress: String
    /// The category bar, in order.
    public var categories: [Link]
    /// Pages of text, in the footer.
    public var textPages: [Link]

    /// False for the page that says there is no shop at an address.
    var isShop = true

    public init(
        shopName: String, words: Words, locale: String, hue: Int, logo: SiteURL? = nil, baseAddress: String,
        categories: [Link] = [], textPages: [Link] = []
    ) {
        self.shopName = shopName
        self.words = words
        self.locale = locale
        self.hue = hue
        self.logo = logo
        self.baseAddress = baseAddress
        self.categories = categories
        self.textPages = textPages
    }

    /// For a page of the platform's own, where there is no shop.
    static let platform: PageFrame = {
        var frame = PageFrame(shopName: "Stoa", words: .english, locale: "en", hue: 60, baseAddress: "")
        frame.isShop = false
        return frame
    }()

    /// - Parameter baseAddress: as ``ShopRequestContext/baseAddress`` gives it.
    public init(_ settings: ShopSettings, baseAddress: String, categories: [Link] = [], textPages: [Link] = []) {
        self.init(
            shopName: settings.name, words: Words(settings.locale), locale: settings.locale, hue: settings.hue,
            logo: settings.logo.flatMap(SiteURL.media), baseAddress: baseAddress, categories: categories,
            textPages: textPages)
    }
}
