/// A product of a demo shop: plain values, before any of it is stored.
public struct DemoProduct: Sendable {
    public let slug: String
    public let title: String
    /// One or more paragraphs and a list of facts.
    public let descriptionHTML: String
    /// Who makes it.
    public let maker: String
    /// What kind of thing it is: "Mug".
    public let kind: String
    public let tags: [String]
    public let categorySlugs: [String]
    /// At most three.
    public let optionNames: [String]
    /// At least one.
    public let variants: [DemoVariant]
    /// The main picture first.
    public let pictures: [DemoPicture]

    /// - Parameters:
    ///   - about: paragraphs, parted by empty lines; a single line break is a space.
    ///   - facts: the lines of the list below them.
    init(
        _ slug: String, _ title: String, kind: String, by maker: String, in categories: String..., tags: [String] = [],
        about: String, facts: [String], offer: Offer, pictures: [DemoPicture]
    ) {
        self.slug = slug
        self.title = title
        self.kind = kind
        self.maker = maker
        self.tags = tags
        categorySlugs = categories
        descriptionHTML = Self.html(about, facts)
        optionNames = offer.options.map(\.name)
        variants = offer.variants(showing: pictures)
        self.pictures = pictures
    }

    private static func html(_ about: String, _ facts: [String]) -> String {
        var html = ""
        for paragraph in about.split(separator: "\n\n") {
            html += "<p>\(escaped(String(paragraph).replacing("\n", with: " ")))</p>"
        }
        guard !facts.isEmpty else { return html }
        return html + "<ul>" + facts.map { "<li>\(escaped($0))</li>" }.joined() + "</ul>"
    }

    static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}

/// A variant of a demo product.
public struct DemoVariant: Sendable {
    /// One value for each option of the product.
    public let options: [String]
    public let sku: String
    /// Minor units of the shop's currency for one ``unit``.
    public let price: Int64
    /// The former price, in minor units; above ``price``.
    public let compareAt: Int64?
    /// Thousandths of the unit; 0 is sold out.
    public let stock: Int64
    public let unit: DemoUnit
    /// The smallest quantity and every step above it, in thousandths of the unit.
    public let step: Int64
    /// Of one unit, with its packing.
    public let weightGrams: Int64
    /// Which of the product's pictures shows it, counted from 0.
    public let picture: Int?
}

/// What a demo variant is counted in.
public enum DemoUnit: Sendable {
    case piece
    case kilogram
}

/// A category of a demo shop.
public struct DemoCategory: Sendable {
    public let slug: String
    public let title: String
    /// The slug of the category above it.
    public let parent: String?
    public let about: String
    /// The name of the product picture that stands for it.
    public let picture: String

    init(_ slug: String, _ title: String, below parent: String? = nil, about: String, picture: String) {
        self.slug = slug
        self.title = title
        self.parent = parent
        self.about = about
        self.picture = picture
    }
}
